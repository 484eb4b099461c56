export { allFields, explainFields } from './entries.ts';
export { analysisMetrics, type AnalysisMetric } from './analysis-metrics.ts';
export { claims } from './claims/index.ts';
export type { AnalysisExplanation, AnalysisWords, Explanations, LookUp } from './explanation.ts';
export { lookUp } from './look-up.ts';
export { suggest } from './suggest.ts';
export { printJson } from './print/json.ts';
export { printMarkdown } from './print/markdown.ts';
export { printText } from './print/text.ts';

import type { Analysis } from '../contract/index.ts';
import { openGlossary, sourcesOf, type Glossary } from '../report/index.ts';
import type { RenderOptions } from './rendering.ts';

/** The glossary that a rendering needs: the caller's, or the registry's words for the fields that the analysis names. */
export async function glossaryFor(analysis: Analysis, options: RenderOptions): Promise<Glossary> {
  if (options.glossary !== undefined) return options.glossary;
  const cited = analysis.findings.flatMap((finding) => finding.evidence.map((entry) => entry.metric));
  return openGlossary(options.language ?? analysis.language, [...sourcesOf(analysis), ...cited]);
}

export { checkFormats, renderCheck, type CheckFormat } from './check/index.ts';
export { outputFormats, render } from './formats.ts';
export { joinText } from './rendering.ts';
export type { OutputFormat, Rendering, RenderOptions } from './rendering.ts';

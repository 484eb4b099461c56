export { narrow, paper, wide, type Canvas } from './canvas.ts';
export { drawBars } from './bars.ts';
export { drawComposition } from './composition.ts';
export { SvgMarkup } from './element.ts';
export { drawSparkline } from './sparkline.ts';
export { drawStrip } from './strip.ts';
export { drawWaterfall } from './waterfall.ts';

export { loadExplanations, type Explanation } from './entries.ts';
export { lookUp, suggest, type Hit } from './look-up.ts';
export { printExplanations } from './print.ts';

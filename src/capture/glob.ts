export { isGlob, matchesGlob } from '../text/index.ts';

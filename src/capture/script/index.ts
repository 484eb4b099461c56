export { printScript } from './print-script.ts';

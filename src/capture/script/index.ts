export { printScript, type ScriptOptions } from './print-script.ts';

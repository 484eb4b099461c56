import { innocentReasons } from './reasons-innocent.ts';
import { measuringReasons } from './reasons-measuring.ts';

/** Why a confidence is what it is; innocent explanations that were ruled out, or could not be. */
export const reasons = { ...measuringReasons, ...innocentReasons };

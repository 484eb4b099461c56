export { comparabilityCodes, sayComparability } from './comparability-words.ts';
export { configurationKinds, sayConfiguration } from './configuration-words.ts';
export { sayPairingReason } from './pairing-words.ts';

export { counterError, kernelNumber, rssCounterError, transparentHugePages } from './counter-error.ts';
export { processNoise, type Sides } from './process-noise.ts';
export { cgroupNoise } from './cgroup-noise.ts';
export { hostNoise } from './host-noise.ts';

export { kernelNumber, rssCounterError, transparentHugePages } from './counter-error.ts';
export { processNoise } from './process-noise.ts';
export { cgroupNoise } from './cgroup-noise.ts';
export { hostNoise } from './host-noise.ts';

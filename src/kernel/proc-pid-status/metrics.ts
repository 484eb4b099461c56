import { memoryMetrics } from './memory-metrics.ts';
import { taskMetrics } from './task-metrics.ts';

export const metrics = { ...taskMetrics, ...memoryMetrics } as const;

import type { MetricTexts } from '../metric-doc.ts';
import { hugeTexts } from './en-huge.ts';
import { levelTexts } from './en-levels.ts';
import { pagingTexts } from './en-paging.ts';
import { placementTexts } from './en-placement.ts';
import { reclaimTexts } from './en-reclaim.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = { ...levelTexts, ...pagingTexts, ...reclaimTexts, ...placementTexts, ...hugeTexts };

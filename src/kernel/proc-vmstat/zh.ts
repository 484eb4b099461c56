import type { MetricTexts } from '../metric-doc.ts';
import { hugeTexts } from './zh-huge.ts';
import { levelTexts } from './zh-levels.ts';
import { pagingTexts } from './zh-paging.ts';
import { placementTexts } from './zh-placement.ts';
import { reclaimTexts } from './zh-reclaim.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = { ...levelTexts, ...pagingTexts, ...reclaimTexts, ...placementTexts, ...hugeTexts };

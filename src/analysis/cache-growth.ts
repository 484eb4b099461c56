import type { CgroupEntry, Language, Metrics, Text } from '../contract/index.ts';
import { formatBytes } from '../units/index.ts';

/** A file or two that somebody read are no event. */
const leastGrowth = 16 * 2 ** 20;
/** A cgroup with nearly all of its parent's growth is where the files were read. */
const ownShare = 0.9;

/**
 * Page cache that grew, in the deepest cgroup that has nearly all of it, with what its usage and limit become by it. It is given back
 * under pressure and so no finding, but a usage that jumped wants an answer. Null where it hardly grew.
 */
export function sayCacheGrowth(cgroups: readonly CgroupEntry[], host: Metrics, language: Language): Text | null {
  const grown = cgroups
    .flatMap((cgroup) => {
      const by = growthOf(cgroup.metrics, 'file');
      return by === null || by < leastGrowth || cgroup.path === '/' ? [] : [{ cgroup, by }];
    })
    .sort((one, other) => one.cgroup.path.length - other.cgroup.path.length);
  const most = grown.reduce((largest, { by }) => Math.max(largest, by), 0);
  const place = grown.findLast(({ by }) => by >= most * ownShare);
  if (place !== undefined) return sayCgroup(place.cgroup, place.by, language);
  const by = growthOf(host, 'pageCache');
  if (by === null || by < leastGrowth) return null;
  return {
    code: 'page-cache-growth',
    args: { cgroup: null, delta: by, usage: null, limit: null, held: null },
    text:
      language === 'en'
        ? `Page cache of the host grew by ${formatBytes(by)}: it is given back when memory is needed.`
        : `主机的页缓存增加 ${formatBytes(by)}：需要内存时会归还。`,
  };
}

function growthOf(metrics: Metrics, metric: string): number | null {
  const pair = metrics[metric];
  return pair?.delta == null || pair.delta <= (pair.noise ?? 0) ? null : pair.delta;
}

function sayCgroup({ path, metrics }: CgroupEntry, by: number, language: Language): Text {
  const amount = (metric: string): number | null => {
    const value = metrics[metric]?.after;
    return typeof value === 'number' ? value : null;
  };
  const [usage, limit, held] = [amount('usage'), amount('effectiveLimit'), amount('unreclaimable')];
  const words =
    language === 'en'
      ? [
          `Page cache of ${path} grew by ${formatBytes(by)}`,
          usage === null ? '' : `: it uses ${formatBytes(usage)}${limit === null ? '' : ` of the ${formatBytes(limit)} it may have`}`,
          held === null ? '' : `, and ${formatBytes(held)} of that cannot be reclaimed`,
          '.',
        ]
      : [
          `${path} 的页缓存增加 ${formatBytes(by)}`,
          usage === null ? '' : `：目前使用 ${formatBytes(usage)}${limit === null ? '' : `（上限 ${formatBytes(limit)}）`}`,
          held === null ? '' : `，其中不可回收的有 ${formatBytes(held)}`,
          '。',
        ];
  return { code: 'page-cache-growth', args: { cgroup: path, delta: by, usage, limit, held }, text: words.join('') };
}

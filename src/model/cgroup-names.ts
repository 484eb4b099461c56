/** What the path of a cgroup says about who lives in it: systemd unit, container, Kubernetes pod. */
export interface CgroupNames {
  readonly unit: string | null;
  readonly container: string | null;
  readonly pod: string | null;
}

const id = '[0-9a-f]{64}';
const podUid = '[0-9a-f]{8}(?:[-_][0-9a-f]{4}){3}[-_][0-9a-f]{12}|[0-9a-f]{32}';

/** Where a container's id stands in the path, by runtime and cgroup driver; the innermost match is the container. */
const containerPatterns: readonly RegExp[] = [
  new RegExp(`(?:^|[/-])(?:docker|cri-containerd|crio|libpod|nerdctl|containerd)-(${id})\\.scope(?:/|$)`, 'gu'),
  new RegExp(`/(?:docker|libpod_parent|actions_job|default|k8s\\.io|moby|garden|kubepods[^/]*)/(?:libpod-)?(${id})(?:/|$)`, 'gu'),
  new RegExp(`/pod(?:${podUid})/(${id})(?:/|$)`, 'gu'),
  new RegExp(`:cri-containerd:(${id})(?:/|$)`, 'gu'),
  new RegExp(`/ecs/(?:[^/]+/)?(?:[0-9a-f]{32}/)?(${id}|[0-9a-f]{32}-\\d+)(?:/|$)`, 'gu'),
  new RegExp(`/(?:lxc(?:\\.payload)?[./])([^/]+)(?:/|$)`, 'gu'),
  new RegExp(`/(${id})(?:/|$)`, 'gu'),
];

/** Monitors of containers (conmon) sit in scopes of their own that carry the id, but are not the workload. */
const monitor = /(?:libpod|crio)-conmon-[0-9a-f]{64}\.scope/u;

const podPatterns: readonly RegExp[] = [
  new RegExp(`kubepods(?:-(?:burstable|besteffort))?-pod(${podUid})\\.slice`, 'u'),
  new RegExp(`/pod(${podUid})(?:/|$)`, 'u'),
];

/** Names in a cgroup's path. Escapes of systemd (`\x2d`) stay as they are: they are part of the unit's name. */
export function readCgroupNames(path: string): CgroupNames {
  const pod = podPatterns.map((pattern) => pattern.exec(path)?.[1]).find((found) => found !== undefined);
  return {
    unit: path.split('/').findLast((part) => /\.(?:service|scope|socket|mount|swap)$/u.test(part)) ?? null,
    container: monitor.test(path) ? null : innermost(path),
    pod: pod?.replaceAll('_', '-') ?? null,
  };
}

function innermost(path: string): string | null {
  let best: { readonly at: number; readonly id: string } | null = null;
  for (const pattern of containerPatterns) {
    for (const match of path.matchAll(pattern)) {
      const found = match[1];
      const at = match.index + match[0].indexOf(found ?? '');
      if (found !== undefined && (best === null || at > best.at)) best = { at, id: found };
    }
  }
  return best?.id ?? null;
}

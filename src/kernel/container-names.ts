/** Monitors of containers (conmon, lxc) sit in groups of their own that carry the id as well, but are not the workload. */
const monitors = /(?:^|\/)(?:libpod|crio)-conmon-|(?:^|\/)lxc\.monitor[./]/u;

/** What stands before a container's id or name in one component of a cgroup's path, by runtime and cgroup driver. */
const prefixes =
  /^(?:(?:docker|cri-containerd|crio|libpod|nerdctl|containerd|machine|lxc\.payload|systemd-nspawn)[-.@]|[^/]*:cri-containerd:|machine-libpod_pod_|.*-(?:docker|cri-containerd|crio|libpod|nerdctl|containerd)-(?=[0-9a-f]{64}$))?/u;

const fullId = /^[0-9a-f]{64}$/u;
/** As people shorten it, and with the counter that Amazon's ECS appends. */
const identifier = /^[0-9a-f]{12,64}(?:-[0-9]+)?$/u;
const ecsTask = /^[0-9a-f]{32}-[0-9]+$/u;

function bareName(component: string): string {
  return component.replace(/\.(?:scope|service|slice)$/u, '').replace(prefixes, '');
}

/**
 * The container that a cgroup's path says its processes live in, the innermost where there are several; null for none. Runtimes put
 * the id into one component of the path, LXC the name.
 */
export function containerOf(path: string): string | null {
  if (monitors.test(path)) return null;
  const parts = path.split('/');
  let found: string | null = null;
  for (const [at, part] of parts.entries()) {
    const bare = bareName(part);
    const above = parts[at - 1];
    if (fullId.test(bare)) found = bare;
    else if (ecsTask.test(bare) && parts.slice(0, at).includes('ecs')) found = bare;
    else if (part !== '' && (above === 'lxc' || above === 'lxc.payload')) found = part;
    else if (part.startsWith('lxc.payload.')) found = part.slice('lxc.payload.'.length);
  }
  return found;
}

/**
 * Whether the path of a cgroup leads into a container, of any runtime: some component is the container's id, behind the runtime's
 * prefix, or its name where the runtime uses names (LXC, nspawn, `ctr`).
 *
 * @param wanted the id's beginning, or the whole name
 */
export function isInContainerPath(path: string, wanted: string): boolean {
  if (monitors.test(path)) return false;
  return path.split('/').some((part) => {
    const bare = bareName(part);
    return bare === wanted || part === wanted || (identifier.test(bare) && bare.startsWith(wanted.toLowerCase()));
  });
}

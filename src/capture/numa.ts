import type { HostFacts } from '../contract/index.ts';
import type { Machine } from './machine.ts';

/**
 * Whether numa_maps decides something on this host: memory lies on several nodes, or smaps may leave out huge pages that wait for
 * a hinting fault (seen on 6.1 with NUMA balancing on; 6.1 to 6.5 have the same code).
 */
export async function decidesByNuma(machine: Machine, host: HostFacts): Promise<boolean> {
  if (host.numaNodes !== null && host.numaNodes > 1) return true;
  const minor = Number(/^6\.([0-9]+)/u.exec(host.kernelRelease ?? '')?.[1] ?? Number.NaN);
  if (!(minor >= 1 && minor <= 5)) return false;
  const [balancing, huge] = await machine.read(['proc/sys/kernel/numa_balancing', 'sys/kernel/mm/transparent_hugepage/enabled']);
  return (balancing?.bytes.toString('latin1').trim() ?? '0') !== '0' && !(huge?.bytes.toString('latin1') ?? '').includes('[never]');
}

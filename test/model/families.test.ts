import { describe, expect, it } from 'vitest';
import { numberOf } from '../../src/model/index.ts';
import { makeSnapshot } from '../diff/make-snapshot.ts';

describe('families of files', () => {
  it('name their fields by node, page size and resource, so that none hides another', async () => {
    const node = (number: number, free: number): string =>
      `Node ${String(number)} MemTotal: 100 kB\nNode ${String(number)} MemFree: ${String(free)} kB\n`;
    const { hostFiles, hostMetrics } = await makeSnapshot([], {
      files: {
        'sys/devices/system/node/node0/meminfo': node(0, 10),
        'sys/devices/system/node/node1/meminfo': node(1, 20),
        'sys/devices/system/node/node1/numastat': 'numa_miss 7\nother_node 3\n',
        'sys/kernel/mm/hugepages/hugepages-2048kB/nr_hugepages': '8\n',
        'sys/kernel/mm/hugepages/hugepages-1048576kB/nr_hugepages': '1\n',
        'proc/pressure/cpu': 'some avg10=0.00 avg60=0.00 avg300=0.00 total=1\n',
        'proc/pressure/memory': 'some avg10=0.00 avg60=0.00 avg300=0.00 total=2\n',
      },
    });
    const keys = (id: string): readonly string[] => {
      const record = hostFiles.get(id)?.record;
      return record?.type === 'fields' ? [...record.fields.keys()] : [];
    };
    expect(keys('node.meminfo')).toEqual(['node0/MemTotal', 'node0/MemFree', 'node1/MemTotal', 'node1/MemFree']);
    expect(keys('hugepages')).toEqual(['hugepages-2048kB/nr_hugepages', 'hugepages-1048576kB/nr_hugepages']);
    expect(numberOf(hostMetrics['node1.free'])).toBe(20 * 1024);
    expect(hostMetrics['node1.misses']?.[0]).toMatchObject({ value: 7, at: 'sys/devices/system/node/node1/numastat:1' });
    expect(numberOf(hostMetrics['pressureSome'])).toBe(2);
  });

  it('add up counters that older kernels keep for each zone', async () => {
    const { hostMetrics } = await makeSnapshot([], {
      files: {
        'proc/vmstat': 'pgscan_kswapd_dma 1\npgscan_kswapd_normal 10\npgscan_direct_normal 100\npgscan_direct_throttle 9\nallocstall 4\n',
      },
    });
    expect(numberOf(hostMetrics['pagesScanned'])).toBe(111);
    expect(numberOf(hostMetrics['pagesScannedDirectly'])).toBe(100);
    expect(numberOf(hostMetrics['allocationStalls'])).toBe(4);
    expect(numberOf(hostMetrics['pagesReclaimed'])).toBeNull();
  });

  it('sum the huge pages of a cgroup over all page sizes', async () => {
    const { cgroups } = await makeSnapshot([], {
      files: {
        'sys/fs/cgroup/a/memory.current': '1\n',
        'sys/fs/cgroup/a/hugetlb.2MB.current': '8388608\n',
        'sys/fs/cgroup/a/hugetlb.1GB.current': '0\n',
      },
    });
    expect(numberOf(cgroups.get('v2:/a')?.metrics['hugetlb'])).toBe(8_388_608);
  });
});

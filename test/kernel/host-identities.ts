import { hostFiles } from '../../src/kernel/host-files.ts';
import type { KernelFile, KernelRecord, MetricDoc } from '../../src/kernel/index.ts';
import { context } from './sturdy.ts';

const files: readonly KernelFile<string, Readonly<Record<string, MetricDoc>>>[] = hostFiles;

/** What must hold between two numbers of one host, with the slack that reading them one after the other needs. */
export interface HostIdentity {
  readonly name: string;
  readonly relation: '=' | '<=';
  readonly left: number;
  readonly right: number;
  readonly slack: number;
}

export function holds({ relation, left, right, slack }: HostIdentity): boolean {
  return relation === '=' ? Math.abs(left - right) <= slack : left <= right + slack;
}

/** Files of one host by path below its root; a path that is missing reads as undefined. */
export class HostReader {
  private readonly read: (path: string) => Uint8Array | undefined;
  private readonly pageSize: number;

  constructor(read: (path: string) => Uint8Array | undefined, pageSize: number) {
    this.read = read;
    this.pageSize = pageSize;
  }

  record(id: string, path: string): KernelRecord | undefined {
    const bytes = this.read(path);
    return bytes === undefined
      ? undefined
      : files.find((file) => file.id === id)?.parse(bytes, { ...context, path, pageSize: this.pageSize }).record;
  }

  /** A field of a key-value file; NaN where it is missing. */
  field(id: string, path: string, name: string): number {
    const record = this.record(id, path);
    const field = record?.type === 'fields' ? record.fields.get(name) : undefined;
    return field?.kind === 'amount' ? field.amount : Number.NaN;
  }

  /** One number for each row of a table. */
  cells(id: string, path: string, value: (of: (name: string) => number, label: string) => number): readonly number[] {
    const record = this.record(id, path);
    if (record?.type !== 'table') return [];
    return record.rows.map((row) => {
      const of = (name: string): number => {
        const field = row.cells.get(name);
        return field?.kind === 'amount' ? field.amount : Number.NaN;
      };
      return value(of, row.label);
    });
  }
}

const sum = (numbers: readonly number[]): number =>
  numbers.filter((number) => !Number.isNaN(number)).reduce((total, number) => total + number, 0);

/** Identities between host files. `slack` is what may change between two reads, in bytes. Those with a missing side are left out. */
export function hostIdentities(host: HostReader, pageSize: number, slack: number): readonly HostIdentity[] {
  const memory = (name: string): number => host.field('meminfo', 'proc/meminfo', name);
  const vmstat = (name: string): number => host.field('vmstat', 'proc/vmstat', name);
  const setting = (name: string): number => host.field('sys.vm', `proc/sys/vm/${name}`, name);
  const zones = (name: string): number =>
    sum(host.cells('zoneinfo', 'proc/zoneinfo', (of, label) => (label.includes(',') ? of(name) : Number.NaN)));
  const orders = Array.from({ length: 16 }, (_, order) => order);
  const buddies = sum(
    host.cells('buddyinfo', 'proc/buddyinfo', (of) => sum(orders.map((order) => of(`order ${String(order)}`) * 2 ** order * pageSize))),
  );
  const swaps = (name: string): number => sum(host.cells('swaps', 'proc/swaps', (of) => of(name)));
  const slabs = sum(host.cells('slabinfo', 'proc/slabinfo', (of) => of('num_slabs') * of('pagesperslab')));
  const pools = sum(
    [64, 2048, 32768, 1048576].map((size) => {
      const path = `sys/kernel/mm/hugepages/hugepages-${String(size)}kB/nr_hugepages`;
      return host.field('hugepages', path, 'nr_hugepages') * size * 1024;
    }),
  );
  const stall = (name: string): number => host.field('pressure', 'proc/pressure/memory', name);
  const limit = ((memory('MemTotal') - memory('Hugetlb')) * setting('overcommit_ratio')) / 100 + memory('SwapTotal');
  const lists = memory('Active') + memory('Inactive') + memory('Unevictable');
  const contents = memory('Cached') + memory('Buffers') + memory('AnonPages') + memory('SwapCached');
  const unevictable = vmstat('nr_unevictable');
  const fileLists = memory('Active(file)') + memory('Inactive(file)') + (unevictable > slack ? Number.NaN : 0);
  const anonymousLists = memory('Active(anon)') + memory('Inactive(anon)') + (unevictable > slack ? Number.NaN : 0);
  const counted = sum(
    [
      'MemFree',
      'Buffers',
      'Cached',
      'SwapCached',
      'AnonPages',
      'Slab',
      'KernelStack',
      'PageTables',
      'SecPageTables',
      'Percpu',
      'Hugetlb',
    ].map(memory),
  );
  // A host that adds memory on demand, or whose meminfo lxcfs replaced, breaks what follows: see the texts of MemTotal.
  const whole = Math.abs(memory('MemTotal') - zones('managed')) <= slack;
  const equal = (name: string, left: number, right: number, most = slack): HostIdentity => ({
    name,
    relation: '=',
    left,
    right,
    slack: most,
  });
  const atMost = (name: string, left: number, right: number, most = slack): HostIdentity => ({
    name,
    relation: '<=',
    left,
    right,
    slack: most,
  });
  const all = [
    equal('Active = Active(anon) + Active(file)', memory('Active'), memory('Active(anon)') + memory('Active(file)'), 0),
    equal('Inactive = Inactive(anon) + Inactive(file)', memory('Inactive'), memory('Inactive(anon)') + memory('Inactive(file)'), 0),
    equal('Slab = SReclaimable + SUnreclaim', memory('Slab'), memory('SReclaimable') + memory('SUnreclaim'), 0),
    atMost('HugePages_Rsvd <= HugePages_Free', memory('HugePages_Rsvd'), memory('HugePages_Free'), 0),
    equal('CommitLimit', memory('CommitLimit'), setting('overcommit_kbytes') > 0 ? Number.NaN : limit, pageSize),
    equal(
      'Cached = nr_file_pages - Buffers - SwapCached',
      memory('Cached'),
      vmstat('nr_file_pages') - memory('Buffers') - memory('SwapCached'),
    ),
    equal('AnonPages = nr_anon_pages', memory('AnonPages'), vmstat('nr_anon_pages')),
    equal('Mapped = nr_mapped', memory('Mapped'), vmstat('nr_mapped')),
    equal('Shmem = nr_shmem', memory('Shmem'), vmstat('nr_shmem')),
    equal('KernelStack = nr_kernel_stack', memory('KernelStack'), vmstat('nr_kernel_stack')),
    equal('PageTables = nr_page_table_pages', memory('PageTables'), vmstat('nr_page_table_pages')),
    equal('SReclaimable = nr_slab_reclaimable', memory('SReclaimable'), vmstat('nr_slab_reclaimable')),
    equal('KReclaimable', memory('KReclaimable'), memory('SReclaimable') + vmstat('nr_kernel_misc_reclaimable')),
    equal('all LRU lists = their contents', lists, contents, slack + 0.02 * contents),
    equal('Hugetlb = sum of the pools', memory('Hugetlb'), pools, 0),
    equal('SwapTotal = sum of swaps Size', memory('SwapTotal'), swaps('Size'), 0),
    equal('SwapTotal - SwapFree = sum of swaps Used', memory('SwapTotal') - memory('SwapFree'), swaps('Used')),
    atMost('slab caches <= Slab', slabs, memory('Slab')),
    equal('nr_free_pages = sum over zones', vmstat('nr_free_pages'), zones('pages free')),
    equal('nr_free_pages = sum over buddyinfo', vmstat('nr_free_pages'), buddies),
    equal('MemFree = nr_free_pages', whole ? memory('MemFree') : Number.NaN, vmstat('nr_free_pages')),
    atMost('min <= low over the zones', zones('min'), zones('low'), 0),
    atMost('low <= high over the zones', zones('low'), zones('high'), 0),
    atMost('present <= spanned over the zones', zones('present'), zones('spanned'), 0),
    atMost('managed <= present over the zones', zones('managed'), zones('present'), 0),
    equal(
      'lists of files = Cached + Buffers - Shmem',
      fileLists,
      memory('Cached') + memory('Buffers') - memory('Shmem'),
      slack + 0.02 * contents,
    ),
    equal('lists of anonymous pages = AnonPages + Shmem', anonymousLists, memory('AnonPages') + memory('Shmem'), slack + 0.02 * contents),
    atMost('what is counted <= MemTotal', whole ? counted : Number.NaN, memory('MemTotal')),
    // What no line counts: drivers, network buffers, pages on their way to the lists of free ones.
    atMost('MemTotal is counted but for a fifth', whole ? memory('MemTotal') : Number.NaN, counted + 0.2 * memory('MemTotal')),
    atMost('pgmajfault <= pgfault', vmstat('pgmajfault'), vmstat('pgfault'), 0),
    equal('numa hit + miss = local + other', vmstat('numa_hit') + vmstat('numa_miss'), vmstat('numa_local') + vmstat('numa_other'), 2000),
    atMost('pgsteal_kswapd <= pgscan_kswapd', vmstat('pgsteal_kswapd'), vmstat('pgscan_kswapd'), 0),
    atMost('pgsteal_direct <= pgscan_direct', vmstat('pgsteal_direct'), vmstat('pgscan_direct'), 0),
    atMost(
      'reclaim by reclaimer <= reclaim by kind of page',
      vmstat('pgscan_kswapd') + vmstat('pgscan_direct'),
      vmstat('pgscan_anon') + vmstat('pgscan_file'),
      2000,
    ),
    atMost('full.total <= some.total', stall('full.total'), stall('some.total'), 1000),
    atMost('full.avg300 <= some.avg300', stall('full.avg300'), stall('some.avg300'), 0.01),
  ];
  return all.filter(({ left, right }) => !Number.isNaN(left) && !Number.isNaN(right));
}

import type { MetricDoc } from '../metric-doc.ts';

const reference = 'proc_sysvipc(5); sysvipc(7); ipc/shm.c sysvipc_shm_proc_show()';
const shared = { config: 'CONFIG_SYSVIPC', reference } as const;
const name = { ...shared, unit: 'count', kind: 'identity', tier: 2 } as const;
const bytes = { ...shared, unit: 'bytes', kind: 'gauge', tier: 1 } as const;

export const metrics = {
  key: { ...name, tier: 1, seenAs: ['ipcs -m: key (in hex)'] },
  shmid: { ...name, tier: 1, seenAs: ['ipcs -m: shmid', 'maps: inode of /SYSV<key>'] },
  perms: { ...name, unit: 'text', tier: 1, seenAs: ['ipcs -m: perms and status'] },
  size: { ...bytes, seenAs: ['ipcs -m: bytes'] },
  cpid: { ...name, seenAs: ['ipcs -mp: cpid'] },
  lpid: { ...name, seenAs: ['ipcs -mp: lpid'] },
  nattch: { ...shared, unit: 'count', kind: 'gauge', tier: 1, seenAs: ['ipcs -m: nattch'] },
  uid: name,
  gid: name,
  cuid: name,
  cgid: name,
  atime: { ...name, kind: 'gauge', seenAs: ['ipcs -mt: attached'] },
  dtime: { ...name, kind: 'gauge', seenAs: ['ipcs -mt: detached'] },
  ctime: { ...name, kind: 'gauge', seenAs: ['ipcs -mt: changed'] },
  rss: { ...bytes, identities: ['rss + swap <= size rounded up to pages'] },
  swap: { ...bytes, identities: ['rss + swap <= size rounded up to pages'] },
} as const satisfies Readonly<Record<string, MetricDoc>>;

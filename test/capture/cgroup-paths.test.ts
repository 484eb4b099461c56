import { describe, expect, it } from 'vitest';
import { cgroupCandidates, mountsOf, withAncestors } from '../../src/capture/cgroup-candidates.ts';
import { lineOfController, lineOfUnified, parseCgroupLines } from '../../src/capture/cgroup-lines.ts';
import { mountsBelow, parseMounts } from '../../src/capture/mounts.ts';

const lines = (text: string) => parseCgroupLines(Buffer.from(text));
const mounts = (text: string) => parseMounts(Buffer.from(text));

describe('parseCgroupLines', () => {
  it('cuts at the first two colons only and never decodes a name', () => {
    const [line] = lines('4:cpu,memory:/a:b/x\\x2dy z\n');
    expect(line).toEqual({ hierarchy: '4', controllers: ['cpu', 'memory'], version: 1, path: '/a:b/x\\x2dy z' });
  });

  it('takes no named hierarchy for a controller', () => {
    const parsed = lines('9:name=memory:/wrong\n0::/right\n');
    expect(lineOfController(parsed, 'memory')).toBeNull();
    expect(lineOfUnified(parsed)?.path).toBe('/right');
  });

  it('compares whole controllers', () => {
    expect(lineOfController(lines('3:memoryx:/no\n4:hugetlb,memory:/yes\n'), 'memory')?.path).toBe('/yes');
  });

  it('takes the mark of a removed directory off', () => {
    expect(lineOfUnified(lines('0::/gone.service (deleted)\n'))?.path).toBe('/gone.service');
  });
});

describe('parseMounts', () => {
  it('decodes octal escapes and finds the type behind any number of optional fields', () => {
    const [mount] = mounts('36 35 0:32 /ns\\040a\\134x2d /mnt/a\\011b rw shared:1 master:2 - cgroup cgroup rw,memory\n');
    expect(mount).toEqual({ root: '/ns a\\x2d', mountPoint: '/mnt/a\tb', type: 'cgroup', superOptions: ['rw', 'memory'] });
  });

  it('shows mounts below a folder as they look from there', () => {
    const all = mounts(
      '1 0 0:1 / / rw - ext4 x rw\n2 1 0:2 / /host/sys/fs/cgroup rw - cgroup2 x rw\n3 1 0:3 / /hostile rw - cgroup2 x rw\n',
    );
    expect(mountsBelow(all, '/host/').map(({ mountPoint }) => mountPoint)).toEqual(['/sys/fs/cgroup']);
    expect(mountsBelow(all, '')).toHaveLength(3);
  });
});

describe('cgroupCandidates', () => {
  const v1 = '5 1 0:5 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n';
  const directories = (path: string, text: string) =>
    cgroupCandidates(path, mountsOf(mounts(text), { version: 1, controller: 'memory' })).map(({ directory, search }) =>
      search ? `search ${directory}` : directory,
    );

  it('joins mount point and path where the whole hierarchy is mounted', () => {
    expect(directories('/a/b', v1)).toEqual(['/sys/fs/cgroup/memory/a/b']);
    expect(directories('/', v1)).toEqual(['/sys/fs/cgroup/memory']);
  });

  it('cuts off the part that a container mounts as its root', () => {
    const docker = '5 1 0:5 /docker/77 /sys/fs/cgroup/memory ro - cgroup cgroup rw,memory\n';
    expect(directories('/docker/77', docker)).toEqual(['/sys/fs/cgroup/memory']);
    expect(directories('/docker/77/sub', docker)).toEqual(['/sys/fs/cgroup/memory/sub']);
    expect(directories('/docker/770', docker)).toEqual([]);
  });

  it('searches where the mount comes from above the namespace, and believes a sibling below the same root', () => {
    const above = '5 1 0:5 /../.. /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n';
    expect(directories('/', above)).toEqual(['search /sys/fs/cgroup/memory']);
    expect(directories('/../../sib', above)).toEqual(['/sys/fs/cgroup/memory/sib']);
  });

  it('finds nothing for a process outside of what is mounted', () => {
    expect(directories('/../other', v1)).toEqual([]);
  });

  it('tries the last mount first', () => {
    const twice = `${v1}6 1 0:5 /x /mnt rw - cgroup cgroup rw,memory\n`;
    expect(directories('/x', twice)).toEqual(['/mnt', '/sys/fs/cgroup/memory/x']);
  });
});

describe('withAncestors', () => {
  it('goes up to the mount point and not beyond', () => {
    expect(withAncestors('/sys/fs/cgroup/a/b', '/sys/fs/cgroup')).toEqual(['/sys/fs/cgroup/a/b', '/sys/fs/cgroup/a', '/sys/fs/cgroup']);
    expect(withAncestors('/sys/fs/cgroup', '/sys/fs/cgroup')).toEqual(['/sys/fs/cgroup']);
  });
});

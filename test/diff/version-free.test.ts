import { describe, expect, it } from 'vitest';
import { argumentShape, scriptOf } from '../../src/diff/processes/argument-shape.ts';
import { withoutIds } from '../../src/diff/processes/ids.ts';
import { longestRising } from '../../src/diff/mappings/longest-run.ts';
import { versionFree } from '../../src/diff/version-free.ts';

describe('names without what a new version changes', () => {
  it.each([
    ['/usr/lib/x86_64-linux-gnu/libssl.so.1.1', '/usr/lib/x86_64-linux-gnu/libssl.so.3'],
    ['/opt/api-1.4.2/lib/libapi.so.1 (deleted)', '/opt/api-1.5.0/lib/libapi.so.2'],
    ['/srv/app/releases/20261120/app', '/srv/app/releases/20261123/app'],
    [
      '/nix/store/0c6pd2abcdefghijklmnopqrstuvwx12-glibc-2.38/lib/libc.so.6',
      '/nix/store/zz6pd2abcdefghijklmnopqrstuvwx99-glibc-2.40/lib/libc.so.6',
    ],
    [
      '/usr/lib/python3.11/lib-dynload/_json.cpython-311-x86_64-linux-gnu.so',
      '/usr/lib/python3.12/lib-dynload/_json.cpython-312-x86_64-linux-gnu.so',
    ],
    ['/snap/core/16202/lib/libc.so.6', '/snap/core/17247/lib/libc.so.6'],
    ['/app/3f2c1b7a-5d7e-4c8b-9a01-0b2d6e8f4c11/x', '/app/4f2c1b7a-5d7e-4c8b-9a01-0b2d6e8f4c12/x'],
  ])('%s and %s are one', (before, after) => {
    expect(versionFree(before)).toBe(versionFree(after));
  });

  it.each([
    ['/usr/lib/libssl.so.3', '/usr/lib/libcrypto.so.3'],
    ['/opt/worker/bin/a', '/opt/worker/bin/b'],
    ['/usr/lib/libfoo1.so', '/usr/lib/libfoo2.so'],
    ['/data/feed', '/data/dead'],
  ])('%s and %s are two', (one, other) => {
    expect(versionFree(one)).not.toBe(versionFree(other));
  });

  it('are cgroup paths without ids of containers, pods and sessions', () => {
    const path = (uid: string, id: string): string => `/kubepods.slice/kubepods-burstable-pod${uid}.slice/cri-containerd-${id}.scope`;
    expect(withoutIds(path('3f1c2b7a_5d7e_4c8b_9a01_0b2d6e8f4c11', 'a'.repeat(64)))).toBe(
      withoutIds(path('8e4d7a10_62b9_4f35_a7c1_94d0e5b3f826', 'b'.repeat(64))),
    );
    expect(withoutIds('/user.slice/user-1000.slice/session-3.scope')).toBe(withoutIds('/user.slice/user-1000.slice/session-12.scope'));
    expect(withoutIds('/system.slice/worker@1.service')).not.toBe(withoutIds('/system.slice/worker@2.service'));
    expect(withoutIds('/user.slice/user-1000.slice')).not.toBe(withoutIds('/user.slice/user-1001.slice'));
  });
});

describe('command lines', () => {
  it('keep their form, not their numbers', () => {
    expect(argumentShape(['/opt/a-1.2/bin/api', '--port=8080', '-Xmx512m'])).toBe(
      argumentShape(['/opt/a-1.3/bin/api', '--port=9090', '-Xmx1024m']),
    );
    expect(argumentShape(['nginx: worker process'])).not.toBe(argumentShape(['nginx: master process /usr/sbin/nginx']));
    expect(argumentShape(null)).toBeNull();
  });

  it('say what an interpreter runs', () => {
    expect(scriptOf(['python3', '-u', '/srv/app.py', '--x'], '/usr/bin/python3.11')).toBe('/srv/app.py');
    expect(scriptOf(['python3', '-m', 'http.server'], '/usr/bin/python3')).toBe('http.server');
    expect(scriptOf(['java', '-Xmx1g', '-jar', 'api.jar'], '/usr/lib/jvm/bin/java')).toBe('api.jar');
    expect(scriptOf(['api', 'run'], '/usr/bin/api')).toBeNull();
  });
});

describe('the longest rising part of a list', () => {
  it('keeps as many anchors as keep their order', () => {
    expect(longestRising([]).length).toBe(0);
    expect(longestRising([3, 1, 2, 9, 4, 5]).map((at) => [3, 1, 2, 9, 4, 5][at])).toEqual([1, 2, 4, 5]);
  });
});

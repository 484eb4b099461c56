import { describe, expect, test } from 'vitest';
import { parseSshHost } from '../../../src/capture/ssh/ssh-host.ts';

describe('parseSshHost', () => {
  test.each(['db1', 'root@10.0.0.7', 'deploy@[fe80::1%eth0]', 'ssh://user@host:2222', 'my-host.example.com'])('takes %s', (host) => {
    expect(parseSshHost(host)).toBe(host);
  });

  test.each(['-oProxyCommand=touch x', '', ' db1', 'db1 -v', 'db1\n', 'a;b', '$(id)', '`id`', "a'b", 'a"b', '\u202edb1'])(
    'refuses %j',
    (host) => {
      expect(() => parseSshHost(host)).toThrow(/--ssh wants a host/u);
    },
  );
});

import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Pseudonyms, redactMemberPath, ruleFor } from '../../src/redact/index.ts';

const digest = (value: string): string => createHmac('sha256', 'key').update(value).digest('hex');
const named = (): Pseudonyms => new Pseudonyms(digest);

/** One line of a file, redacted. */
function lineOf(path: string, line: string): string {
  const rule = ruleFor(path, named(), digest);
  return rule.kind === 'lines' ? (rule.rule(line) ?? '') : rule.kind === 'word' ? rule.replace(line) : '';
}

describe('Pseudonyms', () => {
  test('give one name the same other name everywhere, and keep what a name is', () => {
    const names = named();
    const library = names.path('/opt/acme/billing/lib/libledger.so.3.1');
    expect(library).toMatch(/^\/opt\/x[0-9a-f]{8}\/x[0-9a-f]{8}\/lib\/x[0-9a-f]{8}\.so\.3\.1$/u);
    expect(names.path('/opt/acme/other')).toBe(`${library.split('/').slice(0, 3).join('/')}/${names.component('other')}`);
    expect(named().path('/opt/acme/billing/lib/libledger.so.3.1')).toBe(library);
    expect(new Pseudonyms((value) => createHmac('sha256', 'other').update(value).digest('hex')).path('/opt/acme')).not.toBe(
      named().path('/opt/acme'),
    );
  });

  test('leave alone what every Linux machine has', () => {
    for (const path of [
      '/usr/lib/x86_64-linux-gnu/libc.so.6',
      '/usr/bin/python3.11',
      '/dev/zero (deleted)',
      '/system.slice/docker',
      '/usr/lib/jvm/java-17/lib/libjvm.so',
    ])
      expect(named().path(path)).toBe(path);
  });

  test('keep containers, pods, users and units recognisable', () => {
    const id = '0123456789abcdef'.repeat(4);
    expect(named().path(`/system.slice/docker-${id}.scope`)).toMatch(/^\/system\.slice\/docker-[0-9a-f]{64}\.scope$/u);
    expect(named().path(`/system.slice/docker-${id}.scope`)).not.toContain(id);
    expect(named().component('kubepods-burstable-pod3c1f2d4e_0001_4a5b_8c9d_aabbccddeeff.slice')).toMatch(
      /^kubepods-burstable-pod[0-9a-f]{8}_[0-9a-f]{4}_[0-9a-f]{4}_[0-9a-f]{4}_[0-9a-f]{12}\.slice$/u,
    );
    expect(named().component('user-1000.slice')).toMatch(/^user-[0-9]{6}\.slice$/u);
    expect(named().component('payroll@acme.service')).toMatch(/^x[0-9a-f]{8}@x[0-9a-f]{8}\.service$/u);
    expect(named().userId('1000')).toMatch(/^[0-9]{6}$/u);
    expect(['0', '33', '65534', '4294967295'].map((id_) => named().userId(id_))).toEqual(['0', '33', '65534', '4294967295']);
  });

  test('no component of a foreign path is left', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^secret[a-z0-9._@:-]{1,20}$/u), { minLength: 1, maxLength: 5 }), (parts) => {
        expect(named().path(`/${parts.join('/')}`)).not.toContain('secret');
      }),
    );
  });
});

describe('ruleFor', () => {
  test.each([
    ['proc/1/status', 'Name:\tacme-ledger'],
    ['proc/1/stat', '1 (acme) x) (y) S 0 1'],
    ['proc/1/cgroup', '4:memory:/acme.slice/a:b'],
    ['proc/1/comm', 'acme-ledger'],
    ['proc/1/maps', '7f00-7f01 r-xp 00000000 fd:00 12   /srv/acme/lib.so (deleted)'],
    ['proc/1/smaps', '7f00-7f01 rw-p 00000000 00:00 0    [anon:acme arena]'],
    ['proc/1/smaps', '7f00-7f01 rw-s 00000000 00:01 7    /memfd:acme (deleted)'],
    ['proc/1/smaps', 'acme says something else'],
    ['proc/1/numa_maps', '7f00 default file=/srv/acme/a\\040b mapped=3 N0=3'],
    ['proc/1/mountinfo', '30 22 0:27 /acme /srv/acme rw shared:1 - tmpfs acme rw,size=10k,mpol=acme'],
    ['proc/swaps', '/acme/swapfile   file  100 0 -2'],
    ['proc/version', 'Linux version 6.1.0-acme (acme@build) #1'.replace('6.1.0-acme', '6.1.0')],
    ['proc/sys/kernel/hostname', 'acme-db-1'],
    ['proc/slabinfo', 'kmalloc-64(812:acme.service) 1 2 3'],
    ['dev/kmsg', '6,1,2,-;acme invoked oom-killer: gfp_mask=0x0, order=0'],
    [
      'dev/kmsg',
      '6,1,2,-;oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=/,mems_allowed=0,oom_memcg=/acme,task_memcg=/acme/b,task=acme x,pid=7,uid=1000'.replace(
        'cpuset=/,',
        '',
      ),
    ],
    [
      'dev/kmsg',
      '3,1,2,-;Memory cgroup out of memory: Killed process 7 (acme) total-vm:1kB, anon-rss:1kB, UID:1000 pgtables:1kB oom_score_adj:0',
    ],
    ['dev/kmsg', '6,1,2,-;[    812]  1000   812     1234      500    20480        0             0 acme'],
    ['dev/kmsg', '6,1,2,-;usb acme stick attached'],
  ])('leaves no name in %s: %s', (path, line) => {
    expect(lineOf(path, line)).not.toContain('acme');
  });

  test('changes no number of a mapping', () => {
    const line = '7f0000000000-7f0000021000 r-xp 00001000 fd:00 1234                       /srv/acme/lib.so (deleted)';
    expect(lineOf('proc/1/smaps', line)).toMatch(
      /^7f0000000000-7f0000021000 r-xp 00001000 fd:00 1234 {23}\/srv\/x[0-9a-f]{8}\/x[0-9a-f]{8}\.so \(deleted\)$|^7f0000000000-7f0000021000 r-xp 00001000 fd:00 1234 {23}\/srv\/x[0-9a-f]{8}\/lib\.so \(deleted\)$/u,
    );
    for (const field of ['Rss:                 132 kB', 'VmFlags: rd ex mr mw me', 'THPeligible:           0', 'ProtectionKey:         0'])
      expect(lineOf('proc/1/smaps', field)).toBe(field);
  });

  test('keeps kernel file names and moves them into the directory with the other name', () => {
    expect(redactMemberPath('sys/fs/cgroup/memory/acme.slice/memory.stat', named())).toMatch(
      /^sys\/fs\/cgroup\/memory\/x[0-9a-f]{8}\.slice\/memory\.stat$/u,
    );
    expect(redactMemberPath('proc/812/smaps', named())).toBe('proc/812/smaps');
  });
});

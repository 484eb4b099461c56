import { expect, it } from 'vitest';
import { shortenIds, shortenPath } from '../../src/report/names.ts';

it('shortens the ids of containers and pods, and nothing else', () => {
  expect(
    shortenIds(
      '/kubepods.slice/kubepods-burstable-pod3f1c2b7a_5d7e_4c8b_9a01_0b2d6e8f4c11.slice/cri-containerd-9f2c4be1a07d5538c6e0d4b7a91f3e2288d06c5bb1f4e7903a6d2c8e5f714b90.scope',
    ),
  ).toBe('/kubepods.slice/kubepods-burstable-pod3f1c2b7a….slice/cri-containerd-9f2c4be1a07d….scope');
  expect(shortenIds('/kubepods/besteffort/pod3f1c2b7a-5d7e-4c8b-9a01-0b2d6e8f4c11')).toBe('/kubepods/besteffort/pod3f1c2b7a…');
  for (const name of ['/system.slice/api.service', 'podman-3f1c2b7a.scope', '/dev/disk/3f1c2b7a-5d7e-4c8b-9a01-0b2d6e8f4c11'])
    expect(shortenIds(name)).toBe(name);
});

it('shortens a path by whole parts, in its middle', () => {
  const path = 'sys/fs/cgroup/kubepods.slice/cri-9f2c4be1a07d….scope/memory.stat';
  expect(shortenPath(path, path.length)).toBe(path);
  expect(shortenPath(path, path.length - 1)).toBe('sys/…/cgroup/kubepods.slice/cri-9f2c4be1a07d….scope/memory.stat');
  expect(shortenPath(path, 50)).toBe('sys/…/cri-9f2c4be1a07d….scope/memory.stat');
  expect(shortenPath(path, 20)).toBe('sys/…/memory.stat');
  expect(shortenPath(`/opt/${'x'.repeat(40)}/lib.so`, 20)).toBe('/…/lib.so');
});

it('shortens a path of one long part in the middle of that', () => {
  expect(shortenPath('proc/'.concat('a'.repeat(30)), 11)).toBe('proc/…aaaaa');
  expect(shortenPath('a'.repeat(30), 5)).toBe('aa…aa');
});

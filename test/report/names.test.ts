import { expect, it } from 'vitest';
import { shortenIds } from '../../src/report/names.ts';

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

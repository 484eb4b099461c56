import { describe, expect, test } from 'vitest';
import { containerOf, isInContainerPath } from '../../src/kernel/index.ts';

const id = '9f2c4be1a07d5538c6e0d4b7a91f3e2288d06c5bb1f4e7903a6d2c8e5f714b90';
const inner = '04aa7be3c9d1f05862ee47b1c0d9385a6f7b2e11d4c3905a8e6f7d2b1c0a9f38';
const pod = '3f1c2b7a_5d7e_4c8b_9a01_0b2d6e8f4c11';

describe('the container that a cgroup path names', () => {
  test.each([
    [`/system.slice/docker-${id}.scope`, id],
    [`/docker/${id}`, id],
    [`/docker/${id}/init.scope`, id],
    [`/kubepods.slice/kubepods-pod${pod}.slice/cri-containerd-${id}.scope`, id],
    [`/kubepods/burstable/pod${pod.replaceAll('_', '-')}/${id}`, id],
    [`/system.slice/kubepods-burstable-pod${pod}.slice:cri-containerd:${id}`, id],
    [`/kubepods.slice/kubepods-pod${pod}.slice/crio-${id}.scope`, id],
    [`/user.slice/user-1000.slice/user@1000.service/user.slice/libpod-${id}.scope/container`, id],
    [`/libpod_parent/libpod-${id}`, id],
    [
      `/ecs/task/0123456789abcdef0123456789abcdef/0123456789abcdef0123456789abcdef-1234567890`,
      '0123456789abcdef0123456789abcdef-1234567890',
    ],
    [`/docker/${id}/docker/${inner}`, inner],
    ['/lxc/web', 'web'],
    ['/lxc.payload/web/system.slice', 'web'],
    ['/lxc.payload.web/system.slice/api.service', 'web'],
    [`/machine.slice/libpod-conmon-${id}.scope`, null],
    [`/system.slice/crio-conmon-${id}.scope`, null],
    ['/lxc.monitor.web', null],
    ['/system.slice/docker.service', null],
    ['/', null],
  ])('%s: %s', (path, container) => {
    expect(containerOf(path)).toBe(container);
    // What a report calls a container is what --container finds.
    if (container !== null) expect(isInContainerPath(path, container)).toBe(true);
    expect(isInContainerPath(path, id.slice(0, 12))).toBe(container !== null && path.includes(id));
  });
});

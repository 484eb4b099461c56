import { describe, expect, it } from 'vitest';
import { parseCgroupLines } from '../../src/capture/cgroup-lines.ts';
import { isInCgroup, isInContainer, isInUnit } from '../../src/capture/match-cgroup.ts';

const id = '3f1c5a9b2d7e4f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8';
const other = 'aa'.repeat(32);
const at = (path: string) => parseCgroupLines(Buffer.from(`0::${path}\n`));
const uid = '0c1e8f6a-1b2c-4d5e-8f90-a1b2c3d4e5f6';

describe('isInContainer', () => {
  it.each([
    ['Docker, cgroupfs', `/docker/${id}`],
    ['Docker with a parent', `/jobs/${id}`],
    ['Docker, systemd', `/system.slice/docker-${id}.scope`],
    ['Docker in Docker', `/docker/${other}/docker/${id}`],
    ['containerd', `/default/${id}`],
    ['nerdctl, systemd', `/system.slice/nerdctl-${id}.scope`],
    ['Podman, systemd', `/machine.slice/libpod-${id}.scope/container`],
    ['Podman, rootless', `/user.slice/user-1000.slice/user@1000.service/user.slice/libpod-${id}.scope/container`],
    ['Podman, cgroupfs', `/libpod_parent/libpod-${id}`],
    ['Kubernetes, cgroupfs', `/kubepods/burstable/pod${uid}/${id}`],
    [
      'Kubernetes, systemd and containerd',
      `/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod${uid.replaceAll('-', '_')}.slice/cri-containerd-${id}.scope`,
    ],
    ['Kubernetes, guaranteed and CRI-O', `/kubepods.slice/kubepods-pod${uid.replaceAll('-', '_')}.slice/crio-${id}.scope/container`],
    ['Kubernetes, mixed drivers', `/kubepods-besteffort-pod${uid.replaceAll('-', '_')}.slice:cri-containerd:${id}`],
    ['kind', `/kubelet.slice/kubelet-kubepods.slice/kubelet-kubepods-pod${uid.replaceAll('-', '_')}.slice/cri-containerd-${id}.scope`],
  ])('finds %s by the beginning of the id', (_runtime, path) => {
    expect(isInContainer(at(path), id.slice(0, 12))).toBe(true);
    expect(isInContainer(at(path), id)).toBe(true);
    expect(isInContainer(at(path), 'ffffffffffff')).toBe(false);
  });

  it.each([
    ['LXC', '/lxc.payload.web/system.slice', 'web'],
    ['LXC, older', '/lxc/web', 'web'],
    ['nspawn', '/machine.slice/systemd-nspawn@web.service/payload', 'web'],
    ['machined', '/machine.slice/machine-web.scope', 'web'],
  ])('finds %s by name', (_runtime, path, name) => {
    expect(isInContainer(at(path), name)).toBe(true);
    expect(isInContainer(at(path), 'we')).toBe(false);
  });

  it('does not take the monitor of a container for the container', () => {
    expect(isInContainer(at(`/machine.slice/libpod-conmon-${id}.scope`), id.slice(0, 12))).toBe(false);
    expect(isInContainer(at(`/system.slice/crio-conmon-${id}.scope`), id.slice(0, 12))).toBe(false);
  });
});

describe('isInUnit', () => {
  it('finds a unit at any depth, and nothing by a part of its name', () => {
    const path = at('/user.slice/user-1000.slice/user@1000.service/app.slice/api.service');
    expect(isInUnit(path, 'api.service')).toBe(true);
    expect(isInUnit(path, 'user.slice')).toBe(true);
    expect(isInUnit(path, 'pi.service')).toBe(false);
  });
});

describe('isInCgroup', () => {
  it('takes everything below, with the mount point before it or without', () => {
    const path = at('/a/b/c');
    expect(isInCgroup(path, '/a/b', [])).toBe(true);
    expect(isInCgroup(path, '/sys/fs/cgroup/a', ['/sys/fs/cgroup'])).toBe(true);
    expect(isInCgroup(path, '/sys/fs/cgroup', ['/sys/fs/cgroup'])).toBe(true);
    expect(isInCgroup(path, '/a/bb', [])).toBe(false);
    expect(isInCgroup(path, '/', [])).toBe(true);
  });
});

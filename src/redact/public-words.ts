/**
 * Names that every Linux machine has: components of paths, command names and cgroups that say nothing of who runs what. All others
 * are replaced.
 */
const words = `
bin boot dev etc home lib lib32 lib64 libexec local lost+found media mnt opt proc root run sbin share srv sys tmp usr var cache log spool
i386-linux-gnu x86_64-linux-gnu aarch64-linux-gnu arm-linux-gnueabihf powerpc64le-linux-gnu s390x-linux-gnu riscv64-linux-gnu
shm hugepages mqueue pts null zero random urandom fuse kvm dri nvidia0 nvidiactl nvidia-uvm fs cgroup unified kernel mm debug tracing security
memory cpu cpuacct cpuset blkio devices freezer hugetlb net_cls net_prio perf_event pids rdma misc systemd elogind
system.slice user.slice machine.slice init.scope kubepods.slice kubepods-burstable.slice kubepods-besteffort.slice kubepods burstable besteffort
docker containerd podman crio lxc lxc.payload lxc.monitor system user app.slice session.slice background.slice
locale locale-archive gconv gconv-modules.cache C.utf8 LC_ALL LC_CTYPE jvm modules classes.jsa python3 dist-packages site-packages node_modules
sh bash dash ash zsh busybox java node nodejs npm python ruby perl php php-fpm postgres mysqld mariadbd mongod redis-server memcached nginx httpd apache2
haproxy envoy sshd systemd systemd-journald systemd-udevd systemd-logind systemd-resolved systemd-networkd dbus-daemon cron crond rsyslogd
dockerd containerd-shim containerd-shim-runc-v2 runc kubelet kube-proxy etcd prometheus chronyd ntpd agetty login sudo su init tini sleep cat
`;

const known: ReadonlySet<string> = new Set(words.split(/\s+/u).filter((word) => word !== ''));
/** Libraries of the C and C++ runtime and the like, with any version. */
const libraries =
  /^(?:ld-(?:linux[a-z0-9-]*|musl-[a-z0-9_]+)|lib(?:c|m|dl|rt|pthread|util|resolv|nsl|nss_[a-z]+|anl|crypt|crypto|ssl|z|lzma|bz2|lz4|zstd|stdc\+\+|gcc_s|gomp|atomic|jvm|java|jli|nio|net|zip|python3|node|uv|icu[a-z]+|selinux|cap|mount|uuid|blkid|pcre2?-8|tinfo|ncurses|readline|ffi|expat|sqlite3|systemd|udev|dbus-1|jemalloc|tcmalloc[a-z_]*|mimalloc|musl))(?:[-._]?[0-9][0-9.]*)?\.so(?:\.[0-9]+)*$/u;
/** `python3.11`, `java-17`. */
const versioned = /^(?:python|java|ruby|perl|node|php|postgresql|jdk|openjdk)-?[0-9]{1,2}(?:\.[0-9]{1,3}){0,2}$/u;

/** Whether a component of a name may stay as it is. */
export function isPublicWord(word: string): boolean {
  return known.has(word) || libraries.test(word) || versioned.test(word);
}

#!/bin/sh
# Runs as root inside a small machine (busybox, no Node): starts services in cgroups, lets one be killed at its limit, runs the
# collectors that lie beside it in /input and leaves archives and the truth about them in /output.
set -u
C=/sys/fs/cgroup
out=/output
docker=9f2c4be1a07d5538c6e0d4b7a91f3e2288d06c5bb1f4e7903a6d2c8e5f714b90
pod=3f1c2b7a_5d7e_4c8b_9a01_0b2d6e8f4c11
cri=04aa7be3c9d1f05862ee47b1c0d9385a6f7b2e11d4c3905a8e6f7d2b1c0a9f38

version=2
if [ -f $C/memory/memory.usage_in_bytes ]; then version=1 root=$C/memory
elif grep -qw memory $C/cgroup.controllers 2>/dev/null; then root=$C
else root=$C/unified
fi
# Hierarchies that a service's processes are put into; systemd keeps them alike.
trees=$root
for tree in $C/systemd $C/unified; do
  [ -f $tree/cgroup.procs ] && [ $tree != $root ] && trees="$trees $tree"
done

make_group() { # PATH: in every tree, with the memory controller in all levels above it
  for tree in $trees; do
    at=$tree rest=${1#/}
    while [ -n "$rest" ]; do
      [ -f "$at/cgroup.subtree_control" ] && echo +memory >"$at/cgroup.subtree_control" 2>/dev/null
      at="$at/${rest%%/*}"
      [ -d "$at" ] || mkdir "$at"
      case $rest in */*) rest=${rest#*/} ;; *) rest= ;; esac
    done
  done
}
start_in() { # PATH COMMAND...
  group=$1
  shift
  (
    for tree in $trees; do echo 0 >"$tree$group/cgroup.procs"; done
    exec "$@"
  ) </dev/null >/dev/null 2>&1 &
  echo "$! $group" >>$out/services
}
service() { # PATH [COMMAND...]
  make_group "$1"
  if [ $# -gt 1 ]; then start_in "$@"; else start_in "$1" sleep 1000; fi
}

# A process elsewhere in a hierarchy that says nothing of memory.
if [ -d $C/pids ]; then
  mkdir -p $C/pids/other/place
  echo $$ >$C/pids/other/place/cgroup.procs
fi
service /system.slice/api.service
service /system.slice/api.service sh -c 'sleep 1000; :'
service /system.slice/docker-$docker.scope unshare -p -f sleep 1000
service /kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod$pod.slice/cri-containerd-$cri.scope
service '/system.slice/system-odd\x2dthings.slice/odd@a\x2fb.service'
service '/odd name:with (deleted)x/0::/b'
if [ $version = 2 ]; then
  # The memory controller is not handed down here, so the group above is charged.
  make_group /user.slice/session-3.scope
  mkdir "$root/user.slice/session-3.scope/inner"
  [ -d $C/systemd ] && mkdir "$C/systemd/user.slice/session-3.scope/inner"
  start_in /user.slice/session-3.scope/inner sleep 1000
  # In a threaded group cgroup.procs can't be read.
  make_group /pool.slice/pool.service
  mkdir $root/pool.slice/pool.service/workers
  [ -d $C/systemd ] && mkdir $C/systemd/pool.slice/pool.service/workers
  start_in /pool.slice/pool.service sleep 1000
  sleep 1
  echo threaded >$root/pool.slice/pool.service/workers/cgroup.type
  echo $! >$root/pool.slice/pool.service/workers/cgroup.threads
fi

make_group /system.slice/report.service
limited=$root/system.slice/report.service
if [ $version = 1 ]; then
  echo 16777216 >$limited/memory.limit_in_bytes
  echo 16777216 >$limited/memory.memsw.limit_in_bytes
else
  echo 16777216 >$limited/memory.max
  echo 0 >$limited/memory.swap.max
fi
service /system.slice/report.service
cp /bin/busybox /tmp/busybox-hog
start_in /system.slice/report.service /tmp/busybox-hog dd if=/dev/zero of=/dev/null bs=64M count=1
victim=$!
wait $victim
echo "$victim $?" >$out/victim
sleep 1

# Which directory lists whom, asked of the directories and not of the processes.
find $root -type d | while IFS= read -r directory; do
  charged=$directory
  while [ ! -e "$charged/memory.current" ] && [ ! -e "$charged/memory.usage_in_bytes" ] && [ "$charged" != $root ]; do charged=${charged%/*}; done
  { cat "$directory/cgroup.procs" || cat "$directory/cgroup.threads"; } 2>/dev/null | while read -r pid; do
    printf '%s %s\n' "$pid" "$charged"
  done
done | sort -k1,1n -u >$out/charged
cp /proc/self/mountinfo $out/mountinfo
cat /proc/self/cgroup >$out/cgroup

code=0
for script in /input/collect-*.sh; do
  name=${script##*/collect-}
  name=${name%.sh}
  sh -s <$script >$out/$name.tar.gz 2>$out/$name.stderr
  echo "$name $?" >>$out/codes
done
ls /tmp >$out/left
exit 0

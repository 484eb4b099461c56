# --- the host

take_host_files() {
  for path in $1; do
    goes_on || return 0
    case $path in
      *'*'*)
        # What stands behind the last pattern is asked for in every folder that is found, so that its absence is on record.
        before=${path%'*'*}
        behind=${path#"$before"}
        tail=${behind#"${behind%%/*}"}
        found_list=
        set +f
        for match in /${path%"$tail"}; do [ -e "$match" ] && found_list="$found_list ${match#/}$tail"; done
        set -f
        for match in $found_list; do take_host_file "$match"; done
        ;;
      *) take_host_file "$path" ;;
    esac
  done
}
take_host_file() {
  take_text "$1"
  [ "$stored" = 1 ] && return
  if is_normal_for_host "$errno"; then normal=true; else normal=false; fi
  put_refused "$1" "$errno" "$at" "$normal"
  case $errno in ETIMEDOUT | EIO) give_reason 4 "\"$1: $errno\"" ;; esac
}
note_memory_file_systems() {
  seen=$line_end
  while IFS=$tab read -r m_type m_root m_point m_options; do
    case $m_type in '' | 1 | 2) continue ;; esac
    case $seen in *"$line_end$m_point$line_end"*) continue ;; esac
    seen="$seen$m_point$line_end"
    if facts=$(stat -f -c '%s %b %f %c %d' "$m_point" 2>/dev/null); then
      set -- $facts
      put_fact "${m_point#/}" statfs "\"type\":\"$m_type\",\"bytes\":$(($2 * $1)),\"used\":$((($2 - $3) * $1)),\"inodes\":$(($4 - $5))"
    fi
  done <<END_OF_MOUNTS
$mounts
END_OF_MOUNTS
}
# Of the kernel log only the reports of the OOM killer are kept. The device gives a record a read, and waits at its end.
take_kernel_log() {
  stored=0
  errno=
  read_clock
  at=$usec
  path=dev/kmsg
  if is_absent "$path" || ! { : </dev/kmsg; } 2>"$work/err"; then
    [ -n "$errno" ] || errno_of_message
    put_refused "$path" "$errno" "$at" true
    return 0
  fi
  since=0
  [ "$since_boot" = "$boot_id" ] && since=$since_usec
  echo 0 >"$work/count"
  body=$(
    {
      dd if=/dev/kmsg bs=8192 iflag=nonblock 2>"$work/err"
      case $(cat "$work/err") in
        # No such flag here: after a second without a record there is none.
        *iflag* | *nonblock* | *sage:*) [ -n "$timeout_command" ] && { $timeout_command 1 dd if=/dev/kmsg bs=8192; :; } 2>/dev/null ;;
      esac
    } | PATTERNS=$oom_patterns awk -v since="$since" -v count_file="$work/count" '
      BEGIN { n = split(ENVIRON["PATTERNS"], pattern, "\n") }
      /^ / || $0 == "" { next }
      {
        keep = 0
        if (match($0, /^[0-9]+,[0-9]+,[0-9]+,[^;]*;/)) {
          text = substr($0, RLENGTH + 1)
          split($0, head, ",")
          if (head[1] + 0 < 8 && head[3] + 0 >= since + 0) for (i = 1; i <= n && !keep; i++) if (text ~ pattern[i]) keep = 1
        }
        if (keep) print
        else removed++
      }
      END { print removed + 0 > count_file }'
    echo x
  )
  body=${body%x}
  errno=
  read -r removed <"$work/count"
  masked_log=$((masked_log + removed))
  if [ "$removed" -gt 0 ]; then store_body "$path" masked; else store_body "$path" kernel; fi
}
count_ranges() {
  counted=null
  range=
  { read -r range <"$1"; } 2>/dev/null
  case $range in '' | *[!0-9,-]*) return ;; esac
  counted=$(printf '%s\n' "$range" | awk '{ n = split($0, part, ","); for (i = 1; i <= n; i++) sum += split(part[i], end, "-") == 2 ? end[2] - end[1] + 1 : 1; print sum }')
}
describe_host() {
  kernel_version=
  read -r kernel_version </proc/version
  { read -r host_name </proc/sys/kernel/hostname; } 2>/dev/null
  { read -r release </proc/sys/kernel/osrelease; } 2>/dev/null
  { read -r boot_id </proc/sys/kernel/random/boot_id; } 2>/dev/null
  page_size=$(awk '/^KernelPageSize:/ { print $2 * 1024; exit }' /proc/self/smaps 2>/dev/null)
  page_size=${page_size:-4096}
  machine=$(uname -m)
  word_size=64
  case $machine in i?86 | arm | armv[0-7]* | mips | mipsel | ppc | s390) word_size=32 ;; esac
  count_ranges /sys/devices/system/cpu/online
  cpu_count=$counted
  count_ranges /sys/devices/system/node/online
  node_count=$counted
  [ "$node_count" != null ] && [ "$node_count" -gt 1 ] && reads_numa=1
  major=${release%%.*}
  minor=${release#*.}
  minor=${minor%%[!0-9]*}
  rollup_drops=0
  if [ "$major" -gt 5 ] || { [ "$major" -eq 5 ] && [ "$minor" -ge 10 ]; }; then rollup_drops=1; fi
  if [ "$major" = 6 ] && [ "$minor" -ge 1 ] && [ "$minor" -le 5 ]; then
    balancing=0
    { read -r balancing </proc/sys/kernel/numa_balancing; } 2>/dev/null
    huge='[never]'
    { read -r huge </sys/kernel/mm/transparent_hugepage/enabled; } 2>/dev/null
    case $balancing$huge in 0* | *'[never]'*) ;; *) reads_numa=1 ;; esac
  fi
  has_v1=0 has_v2=0 cgroup_mounts=
  while IFS=$tab read -r m_version m_root m_point m_options; do
    case $m_version in
      1)
        has_v1=1
        case $m_options in *,memory,*) memory=true ;; *) continue ;; esac
        ;;
      2)
        has_v2=1
        memory=false
        controllers=
        { read -r controllers <"$m_point/cgroup.controllers"; } 2>/dev/null
        case " $controllers " in *' memory '*) memory=true ;; esac
        ;;
      *) continue ;;
    esac
    text_json "$m_point"
    point_json=$json
    text_json "$m_root"
    cgroup_mounts="{\"version\":$m_version,\"mountPoint\":$point_json,\"root\":$json,\"memory\":$memory}${cgroup_mounts:+,$cgroup_mounts}"
  done <<END_OF_MOUNTS
$mounts
END_OF_MOUNTS
  case $has_v1$has_v2 in 11) cgroup_mode=hybrid ;; 10) cgroup_mode=v1 ;; 01) cgroup_mode=v2 ;; *) cgroup_mode=none ;; esac
}

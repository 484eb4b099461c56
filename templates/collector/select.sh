# --- processes

# Sets the fields of a stat line; a command name may hold blanks, parentheses and newlines.
parse_stat() {
  after_name=${1##*) }
  set -- $after_name
  stat_state=$1
  stat_parent=$2
  stat_flags=$7
  stat_nice=${17:-0}
  stat_start=${20}
  stat_rss=${22:-0}
  stat_policy=${39:-0}
  case $stat_start in '' | *[!0-9]*) return 1 ;; esac
}
read_stat() {
  stat_line=
  { IFS= read -r stat_line <"/proc/$1/stat"; } 2>/dev/null || return 1
  case $stat_line in
    *') '*) ;;
    *) stat_line=$(cat "/proc/$1/stat" 2>/dev/null) ;;
  esac
  parse_stat "$stat_line"
}
list_processes() {
  set +f
  pids=
  for entry in /proc/[0-9]*; do pids="$pids ${entry#/proc/}"; done
  set -f
}
is_own() { [ "$1" = $$ ] || [ "$1" = "$own_pid" ] || [ "$2" = "$own_pid" ]; }
is_chosen() { case " $chosen " in *" $1 "*) return 0 ;; esac; return 1; }

read_cgroup_lines() {
  cg_memory= cg_unified= cg_hugetlb= cg_cpu= cg_all=
  has_memory=0 has_unified=0 has_hugetlb=0 has_cpu=0
  while IFS= read -r line; do
    hierarchy=${line%%:*}
    line=${line#*:}
    controllers=${line%%:*}
    cg_path=${line#*:}
    cg_path=${cg_path%' (deleted)'}
    cg_all="$cg_all$cg_path$line_end"
    if [ "$hierarchy" = 0 ] && [ -z "$controllers" ]; then
      cg_unified=$cg_path has_unified=1
      continue
    fi
    case $controllers in name=*) continue ;; esac
    case ",$controllers," in *,memory,*) cg_memory=$cg_path has_memory=1 memory_key=$hierarchy ;; esac
    case ",$controllers," in *,hugetlb,*) cg_hugetlb=$cg_path has_hugetlb=1 hugetlb_key=$hierarchy ;; esac
    case ",$controllers," in *,cpu,*) cg_cpu=$cg_path has_cpu=1 cpu_key=$hierarchy ;; esac
  done <"/proc/$1/cgroup"
} 2>/dev/null
is_in_unit() {
  rest=$cg_all
  while [ -n "$rest" ]; do
    case "/${rest%%"$line_end"*}/" in *"/$1/"*) return 0 ;; esac
    rest=${rest#*"$line_end"}
  done
  return 1
}
is_at_or_below() {
  rest=$cg_all
  while [ -n "$rest" ]; do
    one=${rest%%"$line_end"*}
    rest=${rest#*"$line_end"}
    case $1 in / | "$one") return 0 ;; esac
    case $one in "$1"/*) return 0 ;; esac
  done
  return 1
}
is_in_cgroup() {
  is_at_or_below "$1" && return 0
  while IFS=$tab read -r m_version m_root m_point m_options; do
    [ -z "$m_point" ] && continue
    case $1 in
      "$m_point") return 0 ;;
      "$m_point"/*) is_at_or_below "${1#"$m_point"}" && return 0 ;;
    esac
  done <<END_OF_MOUNTS
$mounts
END_OF_MOUNTS
  return 1
}
# Usage: is_in_container ID ID-IN-LOWER-CASE
is_in_container() {
  rest=$cg_all
  while [ -n "$rest" ]; do
    one=${rest%%"$line_end"*}
    rest=${rest#*"$line_end"}
    case "/$one" in */libpod-conmon-* | */crio-conmon-* | */lxc.monitor.* | */lxc.monitor/*) continue ;; esac
    while [ -n "$one" ]; do
      part=${one%%/*}
      case $one in */*) one=${one#*/} ;; *) one= ;; esac
      bare=$part
      case $bare in *.scope | *.service | *.slice) bare=${bare%.*} ;; esac
      case $bare in
        docker[-.@]* | cri-containerd[-.@]* | crio[-.@]* | libpod[-.@]* | nerdctl[-.@]* | containerd[-.@]* | machine[-.@]* | lxc.payload[-.@]* | systemd-nspawn[-.@]*)
          for runtime in docker cri-containerd crio libpod nerdctl containerd machine lxc.payload systemd-nspawn; do
            case $bare in "$runtime"[-.@]*) bare=${bare#"$runtime"?}; break ;; esac
          done
          ;;
        *:cri-containerd:*) bare=${bare##*:cri-containerd:} ;;
      esac
      [ "$bare" = "$1" ] && return 0
      [ "$part" = "$1" ] && return 0
      digits=${bare%%-*}
      if [ "$digits" != "$bare" ]; then
        case ${bare#*-} in '' | *[!0-9]*) continue ;; esac
      fi
      case $digits in '' | *[!0-9a-f]*) continue ;; esac
      [ "${#digits}" -ge 12 ] && [ "${#digits}" -le 64 ] || continue
      case $bare in "$2"*) return 0 ;; esac
    done
  done
  return 1
}
matches_name() {
  is_own "$1" "$stat_parent" && return 1
  name=${stat_line#*(}
  name=${name%)*}
  case $name in $2) return 0 ;; esac
  link=$(readlink "/proc/$1/exe" 2>/dev/null) || return 1
  link=${link%' (deleted)'}
  case ${link##*/} in $2) return 0 ;; esac
  return 1
}
matches_exe() {
  is_own "$1" "$stat_parent" && return 1
  link=$(readlink "/proc/$1/exe" 2>/dev/null) || return 1
  case ${link%' (deleted)'} in $2) return 0 ;; esac
  return 1
}
# Usage: selector KIND VALUE JSON [LOWER-CASE-VALUE]
selector() {
  found=
  if [ "$1" = pid ]; then
    found_pid=$2
    if [ -e "/proc/$2/status" ]; then
      # A thread stands for its process.
      case " $pids " in
        *" $2 "*) ;;
        *) found_pid=$(awk '/^Tgid:/ { print $2; exit }' "/proc/$2/status" 2>/dev/null) ;;
      esac
      read_stat "$found_pid" && found=" $found_pid"
    fi
  else
    for pid in $pids; do
      read_stat "$pid" || continue
      case $1 in
        name) matches_name "$pid" "$2" || continue ;;
        exe) matches_exe "$pid" "$2" || continue ;;
        unit) read_cgroup_lines "$pid" && is_in_unit "$2" || continue ;;
        cgroup) read_cgroup_lines "$pid" && is_in_cgroup "$2" || continue ;;
        container) read_cgroup_lines "$pid" && is_in_container "$2" "$4" || continue ;;
        all) ;;
      esac
      found="$found $pid"
    done
  fi
  for pid in $found; do
    is_chosen "$pid" || chosen="$chosen $pid"
    [ "$1" = all ] || named="$named $pid"
  done
  put_match "$3" "$found"
  if [ -z "$found" ] && [ "$1" != all ]; then unmatched="$unmatched$3$line_end"; fi
}
put_match() {
  list=
  for pid in $2; do list="${list:+$list,}$pid"; done
  matches="${matches:+$matches,}{\"selector\":$1,\"pids\":[$list]}"
}
add_descendants() {
  added=$(
    for pid in $pids; do
      read_stat "$pid" && printf '%s %s\n' "$pid" "$stat_parent"
    done | awk -v chosen="$chosen" 'BEGIN { n = split(chosen, root, " "); for (i = 1; i <= n; i++) has[root[i]] = 1 }
      { parent[$1] = $2 }
      END {
        for (again = 1; again;) {
          again = 0
          for (pid in parent) if (!(pid in has) && (parent[pid] in has)) { has[pid] = 1; again = 1; print pid }
        }
      }' | sort -n
  )
  set -- $added
  for pid in "$@"; do chosen="$chosen $pid"; done
  put_match '"--tree"' "$*"
}
# Small processes first, as the other engine does.
order_targets() {
  targets=$(
    for pid in $chosen; do
      read_stat "$pid" && printf '%s %s %s\n' "$stat_rss" "$pid" "$stat_start"
    done | sort -k1,1n -k2,2n | while read -r rss pid start; do printf '%s:%s ' "$pid" "$start"; done
  )
}

# --- cgroups

# One line a mount, the last mounted first: version, root, mount point, options.
read_mounts() {
  mounts=$(awk '
    function plain(s, out, i) {
      out = ""
      while ((i = match(s, /\\[0-3][0-7][0-7]/)) > 0) {
        out = out substr(s, 1, i - 1) sprintf("%c", substr(s, i + 1, 1) * 64 + substr(s, i + 2, 1) * 8 + substr(s, i + 3, 1))
        s = substr(s, i + 4)
      }
      return out s
    }
    {
      dash = index($0, " - ")
      if (dash == 0) next
      split(substr($0, 1, dash - 1), left, " ")
      split(substr($0, dash + 3), right, " ")
      version = right[1] == "cgroup2" ? 2 : right[1] == "cgroup" ? 1 : right[1] ~ /^(tmpfs|ramfs|hugetlbfs|devtmpfs)$/ ? right[1] : ""
      if (version != "") line[++n] = version "\t" plain(left[4]) "\t" plain(left[5]) "\t," right[3] ","
    }
    END { for (i = n; i > 0; i--) print line[i] }' /proc/self/mountinfo)
}
lists_process() { grep -qx "$2" "$1/cgroup.procs" 2>/dev/null; }
# What proves that a directory is the cgroup of a process.
find_evidence() {
  if lists_process "$1" "$2"; then evidence='lists the process in cgroup.procs'
  elif grep -qx "$2" "$1/cgroup.threads" 2>/dev/null; then evidence='lists the process in cgroup.threads'
  elif grep -qx 0 "$1/cgroup.procs" 2>/dev/null && ! grep -qvx 0 "$1/cgroup.procs" 2>/dev/null; then
    evidence='lists only processes of another pid namespace, unverified'
  else return 1
  fi
}
# Usage: find_directory PID VERSION CONTROLLER KEY PATH; sets $directory, $mount_point and $why.
find_directory() {
  directory=
  why="line $4:$5"
  while IFS=$tab read -r k_key k_directory k_point; do
    if [ "$k_key" = "$4:$5" ]; then
      directory=$k_directory mount_point=$k_point
      why="$why, as for a former process"
      return 0
    fi
  done <<END_OF_KNOWN
$known
END_OF_KNOWN
  some_mount=0
  while IFS=$tab read -r m_version m_root m_point m_options; do
    [ "$m_version" = "$2" ] || continue
    if [ "$2" = 1 ]; then case $m_options in *",$3,"*) ;; *) continue ;; esac; fi
    some_mount=1
    candidate= how= search=0
    is_above=0
    case $m_root in
      /..*) case ${m_root#/..} in '' | /..*) is_above=1 ;; esac ;;
    esac
    base=$m_point
    [ "$base" = / ] && base=
    if [ "$m_root" = / ]; then
      case $5 in /..*) continue ;; esac
      if [ "$5" = / ]; then candidate=$m_point; else candidate=$base$5; fi
      how='the whole hierarchy is mounted'
    else
      case $5 in
        "$m_root") candidate=$m_point ;;
        "$m_root"/*) candidate=$base${5#"$m_root"} ;;
      esac
      if [ -n "$candidate" ]; then
        how='a part of the hierarchy is mounted'
        [ "$is_above" = 1 ] && how='mounted from above the cgroup namespace'
      elif [ "$is_above" = 1 ]; then
        how='mounted from above the cgroup namespace, searched for the process'
        candidate=$(find "$m_point" -type d 2>/dev/null | head -n 2000 | while IFS= read -r folder_below; do
          if lists_process "$folder_below" "$1"; then
            printf '%s\n' "$folder_below"
            break
          fi
        done)
      fi
    fi
    [ -n "$candidate" ] || continue
    if find_evidence "$candidate" "$1"; then
      directory=$candidate mount_point=$m_point
      why="$why; $how; $candidate $evidence"
      known="$known$line_end$4:$5$tab$directory$tab$mount_point"
      return 0
    fi
    why="$why; $candidate: does not list the process"
  done <<END_OF_MOUNTS
$mounts
END_OF_MOUNTS
  if [ "$some_mount" = 0 ]; then why="$why, but no such hierarchy is mounted here"; fi
  return 1
}
find_memory_cgroup() {
  below=
  if [ "$has_memory" = 1 ]; then
    memory_version=1
    find_directory "$1" 1 memory "$memory_key" "$cg_memory"
    return
  fi
  if [ "$has_unified" = 0 ]; then
    directory= why='no memory controller in /proc/PID/cgroup'
    return 1
  fi
  memory_version=2
  find_directory "$1" 2 '' 0 "$cg_unified" || return 1
  start=$directory
  while [ ! -e "$directory/memory.current" ] && [ "$directory" != "$mount_point" ]; do directory=${directory%/*}; done
  if [ "$directory" != "$start" ]; then
    below=$start
    why="$why; without memory.current, charged to $directory"
  fi
}
# Usage: take_chain DIRECTORY MOUNT-POINT FILES KEY ALL-FROM; directories longer than ALL-FROM give only what they have.
take_chain() {
  at_directory=$1
  while :; do
    case $line_end$chains_done$line_end in
      *"$line_end$4:$at_directory$line_end"*) ;;
      *)
        chains_done="$chains_done$line_end$4:$at_directory"
        take_directory "$at_directory" "$3" "$5"
        ;;
    esac
    [ "$at_directory" = "$2" ] && break
    case $at_directory in "$2"*) ;; *) break ;; esac
    at_directory=${at_directory%/*}
    [ -n "$at_directory" ] || break
    goes_on || break
  done
}
take_directory() {
  for leaf in $2; do
    goes_on || return 0
    case $leaf in
      *'*'*)
        set +f
        IFS=
        set -- "$1" "$2" "$3" "$1"/$leaf
        IFS=" $tab$line_end"
        set -f
        wanted_directory=$1 wanted_list=$2 wanted_from=$3
        shift 3
        for path in "$@"; do [ -e "$path" ] && take_cgroup_file "${path#/}"; done
        set -- "$wanted_directory" "$wanted_list" "$wanted_from"
        ;;
      *)
        if [ "${#1}" -gt "${#3}" ] && [ ! -e "$1/$leaf" ]; then continue; fi
        take_cgroup_file "${1#/}/$leaf"
        ;;
    esac
  done
  if facts=$(stat -c '%i %z' "$1" 2>/dev/null); then
    set -- "$1" $facts
    moment=${4%.*}
    fraction=${4#*.}
    [ "$fraction" = "$4" ] && fraction=000
    put_fact "${1#/}" stat "\"inode\":$2,\"ctime\":\"$3T$moment.$(printf '%.3s' "$fraction")Z\""
  fi
}
take_cgroup_file() {
  take_text "$1"
  [ "$stored" = 1 ] && return
  if is_normal_for_host "$errno"; then put_refused "$1" "$errno" "$at" true
  else
    put_refused "$1" "$errno" "$at" false
    show_json "$1: $errno"
    give_reason 4 "$json"
  fi
}
capture_cgroups() {
  [ -n "$directory" ] || return 0
  if [ "$memory_version" = 2 ]; then
    take_chain "${below:-$directory}" "$mount_point" "$cgroup_v2_files" 2 "$directory"
  else
    take_chain "$directory" "$mount_point" "$cgroup_v1_files" 1 "$directory"
    if [ "$has_unified" = 1 ] && find_directory "$1" 2 '' 0 "$cg_unified"; then
      take_chain "$directory" "$mount_point" "$cgroup_v2_files" u ''
    fi
  fi
  if [ "$has_hugetlb" = 1 ] && [ -n "$cgroup_v1_hugetlb_files" ] && find_directory "$1" 1 hugetlb "$hugetlb_key" "$cg_hugetlb"; then
    take_chain "$directory" "$mount_point" "$cgroup_v1_hugetlb_files" h ''
  fi
}

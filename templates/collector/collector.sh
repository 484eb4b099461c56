umask 077
LC_ALL=C
TZ=UTC0
IFS=' 	
'
export LC_ALL TZ
set -f
line_end='
'
tab='	'

say() { printf 'memcase: %s\n' "$1" >&2; }

# Everything is removed again, however it ends.
clean_up() {
  [ -n "$work" ] && rm -rf "$work"
  work=
}
stop_at_once() {
  clean_up
  trap - EXIT
  exit "$1"
}

# --- clocks and texts

read_clock() {
  read -r up_time rest_of_line </proc/uptime
  usec=${up_time%.*}${up_time#*.}0000
}
read_wall() { wall=$(date -u +%Y-%m-%dT%H:%M:%S).000Z; }

# A shown name as a JSON string, in $json.
show_json() {
  case $1 in
    *[!A-Za-z0-9._/@:,=+~%\ \(\)-]*) json=$(NAME=$1 awk "$names_awk"' BEGIN { learn_codes(); print json_text(show_name(ENVIRON["NAME"])) }') ;;
    *) json="\"$1\"" ;;
  esac
}
text_json() {
  case $1 in
    *[!A-Za-z0-9._/@:,=+~%\ \(\)\#-]*) json=$(NAME=$1 awk "$names_awk"' BEGIN { learn_codes(); print json_text(ENVIRON["NAME"]) }') ;;
    *) json="\"$1\"" ;;
  esac
}
text_json_or_null() { if [ -n "$1" ]; then text_json "$1"; else json=null; fi; }

# --- what the run comes to

rank_of() {
  case $1 in 130) rank=9 ;; 143) rank=8 ;; 2) rank=7 ;; 7) rank=6 ;; 6) rank=5 ;; 5) rank=4 ;; 4) rank=3 ;; *) rank=0 ;; esac
}
# Usage: give_reason CODE JSON-STRING
give_reason() {
  rank_of "$1"
  if [ "$rank" -gt "$worst_rank" ]; then
    worst_rank=$rank
    exit_code=$1
  fi
  case $line_end$reasons in *"$line_end$2$line_end"*) return ;; esac
  reason_count=$((reason_count + 1))
  [ "$reason_count" -le 30 ] && reasons="$reasons$2$line_end"
  return 0
}
errno_of_message() {
  message=
  read -r message <"$work/err"
  case $message in
    *'Permission denied'*) errno=EACCES ;;
    *'Operation not permitted'*) errno=EPERM ;;
    *'No such file'*) errno=ENOENT ;;
    *'No such process'*) errno=ESRCH ;;
    *'No such device'*) errno=ENODEV ;;
    *'Invalid argument'*) errno=EINVAL ;;
    *'not supported'*) errno=EOPNOTSUPP ;;
    *'error 524'*) errno=ENOTSUPP ;;
    *'Is a directory'*) errno=EISDIR ;;
    *'Input/output error'*) errno=EIO ;;
    *'No space left'*) errno=ENOSPC ;;
    *) errno=EIO ;;
  esac
}
is_denial() { [ "$1" = EACCES ] || [ "$1" = EPERM ]; }
is_normal_for_host() {
  case $1 in ENOENT | ESRCH | ENODEV | EOPNOTSUPP | ENOTSUPP | EINVAL) return 0 ;; esac
  return 1
}

# --- tar, on descriptor 3

zeros() {
  left=$1
  while [ "$left" -ge 64 ]; do
    printf '\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000'
    left=$((left - 64))
  done
  while [ "$left" -ge 8 ]; do
    printf '\000\000\000\000\000\000\000\000'
    left=$((left - 8))
  done
  while [ "$left" -gt 0 ]; do
    printf '\000'
    left=$((left - 1))
  done
}
tar_block() {
  octal_size=$(printf '%011o' "$2")
  checksum=$(HEADER="${1}060000000000000000$octal_size$archive_time        $3ustar00" awk 'BEGIN {
    for (i = 1; i < 256; i++) code[sprintf("%c", i)] = i
    text = ENVIRON["HEADER"]
    for (i = 1; i <= length(text); i++) sum += code[substr(text, i, 1)]
    printf "%06o", sum
  }')
  printf '%s' "$1"
  zeros $((100 - ${#1}))
  printf '0000600\0000000000\0000000000\000%s\000%s\000%s\000 %s' "$octal_size" "$archive_time" "$checksum" "$3"
  zeros 100
  printf 'ustar\00000'
  zeros 247
}
tar_pad() { zeros $(((512 - $1 % 512) % 512)); }
tar_header() {
  if [ "${#1}" -gt 100 ]; then
    tar_block ././@LongLink $((${#1} + 1)) L
    printf '%s\000' "$1"
    tar_pad $((${#1} + 1))
    tar_block "$(printf '%.100s' "$1")" "$2" 0
  else
    tar_block "$1" "$2" 0
  fi
}

# --- entries of the manifest

put_entry() {
  printf '%s  %s' "$entry_break" "$1" >>"$work/entries"
  entry_break=",$line_end"
}
# Usage: put_fact PATH KIND FACTS-AS-JSON
put_fact() {
  of_sample=
  [ "$sample" -gt 0 ] && of_sample=",\"sample\":$sample"
  show_json "$1"
  printf '%s  {"path":%s,"kind":"%s","facts":{%s}%s}' "$fact_break" "$json" "$2" "$3" "$of_sample" >>"$work/facts"
  fact_break=",$line_end"
}
# Usage: put_stored PATH BYTES SHA256 CONTENT AT [CUT]
put_stored() {
  read_clock
  took=$((usec - $5))
  show_json "$prefix$1"
  put_entry "{\"state\":\"stored\",\"path\":$json,\"bytes\":$2,\"sha256\":\"$3\",\"content\":\"$4\",\"atUsec\":$5,\"tookUsec\":$took,\"longestReadUsec\":$took${6:+,\"cut\":\"$6\"}}"
  files_read=$((files_read + 1))
  bytes_read=$((bytes_read + $2))
}
# Usage: put_refused PATH ERRNO AT NORMAL
put_refused() {
  show_json "$prefix$1"
  put_entry "{\"state\":\"refused\",\"path\":$json,\"errno\":\"$2\",\"normal\":$4,\"atUsec\":$3}"
}

hash_input() {
  hash=$($hash_command)
  hash=${hash%% *}
}

# --- reading; each leaves `stored` (0 or 1), `errno` (empty for none) and `at`

# A file that does not exist costs no program.
is_absent() {
  [ -e "/$1" ] && return 1
  [ -x "/${1%/*}" ] || return 1
  errno=ENOENT
  return 0
}

# A short text, kept in $body. The last character guards newlines at its end.
take_text() {
  stored=0
  errno=
  body=
  read_clock
  at=$usec
  is_absent "$1" && return
  body=$(
    cat "/$1" 2>"$work/err"
    echo "x$?"
  )
  status=${body##*x}
  body=${body%x*}
  if [ "$status" != 0 ]; then
    errno_of_message
    [ -z "$body" ] && return
  fi
  store_body "$1" kernel
}
store_body() {
  hash=$(printf '%s' "$body" | $hash_command)
  hash=${hash%% *}
  {
    tar_header "$folder/$prefix$1" "${#body}"
    printf '%s' "$body"
    tar_pad "${#body}"
  } >&3
  stored=1
  put_stored "$1" "${#body}" "$hash" "$2" "$at" "$errno"
}
take_mounts() {
  stored=0
  errno=
  read_clock
  at=$usec
  is_absent "$1" && return
  : >"$work/count"
  body=$(
    { cat "/$1" 2>"$work/err"; echo "x$?" >"$work/status"; } | awk -v count_file="$work/count" '{
      dash = index($0, " - ")
      split(substr($0, dash + 3), part, " ")
      type = part[1]
      if (dash > 0 && (type == "proc" || type == "cgroup" || type == "cgroup2" || type == "tmpfs" || type == "hugetlbfs")) print
      else removed++
    } END { print removed + 0 > count_file }'
    echo x
  )
  body=${body%x}
  read -r status <"$work/status"
  read -r removed <"$work/count"
  if [ "$status" != x0 ]; then
    errno_of_message
    [ -z "$body" ] && return
  fi
  if [ "$removed" -gt 0 ]; then
    masked_mounts=$((masked_mounts + removed))
    store_body "$1" masked
  else
    store_body "$1" kernel
  fi
}

# Long files are kept only compressed until their size is known.
store_staged() {
  size=$(gzip -dc "$work/body.gz" | wc -c)
  size=$((size + 0))
  if [ "$size" -eq 0 ] && [ -n "$errno" ]; then return; fi
  hash=$(gzip -dc "$work/body.gz" | $hash_command)
  hash=${hash%% *}
  {
    tar_header "$folder/$prefix$1" "$size"
    gzip -dc "$work/body.gz"
    tar_pad "$size"
  } >&3
  stored=1
  put_stored "$1" "$size" "$hash" "$2" "$at" "$errno"
}
note_staged_status() {
  read -r status <"$work/status"
  case $status in
    0) errno= ;;
    124 | 137 | 143) errno=ETIMEDOUT ;;
    *) errno_of_message ;;
  esac
}
# Usage: take_long PATH SECONDS
take_long() {
  stored=0
  errno=
  read_clock
  at=$usec
  is_absent "$1" && return
  echo 1 >"$work/status"
  {
    $timeout_command ${timeout_command:+"$2"} cat "/$1" 2>"$work/err"
    echo $? >"$work/status"
  } | gzip -1 -c >"$work/body.gz" || { errno=ENOSPC; return; }
  note_staged_status
  store_staged "$1" kernel
}
# With a program started between two reads the target's own calls find the lock free in between.
take_paced() {
  stored=0
  errno=
  read_clock
  at=$usec
  is_absent "$1" && return
  echo 1 >"$work/status"
  {
    {
      while :; do
        told=$(dd bs=4096 count=1 2>&1 >&6 <&5) || {
          printf '%s\n' "$told" >&2
          break
        }
        case $told in
          0+0*)
            echo 0 >"$work/status"
            break
            ;;
        esac
        read_clock
        if [ $((usec - at)) -gt $(($2 * 1000000)) ]; then
          echo 124 >"$work/status"
          break
        fi
      done 5<"/$1" 6>&1
    } 2>"$work/err"
  } | gzip -1 -c >"$work/body.gz" || { errno=ENOSPC; return; }
  note_staged_status
  store_staged "$1" kernel
}
take_command_line() {
  if [ "$keep_arguments" = 1 ]; then
    take_long "$1" "$read_timeout"
    return
  fi
  stored=0
  errno=
  read_clock
  at=$usec
  is_absent "$1" && return
  echo 1 >"$work/status"
  echo 0 >"$work/count"
  {
    $timeout_command ${timeout_command:+"$read_timeout"} cat "/$1" 2>"$work/err"
    echo $? >"$work/status"
    printf E
  } | tr '\000\012' '\012\001' | awk -v count_file="$work/count" "$names_awk$mask_table_awk$mask_awk" | tr '\012\001' '\000\012' | gzip -1 -c >"$work/body.gz"
  note_staged_status
  read -r masked_now <"$work/count"
  if [ "$masked_now" -gt 0 ]; then
    masked_arguments=$((masked_arguments + masked_now))
    store_staged "$1" masked
  else
    store_staged "$1" kernel
  fi
}
take() {
  case $2 in
    text) take_text "$1" ;;
    mounts) take_mounts "$1" ;;
    command-line) take_command_line "$1" ;;
    long) take_long "$1" "$read_timeout" ;;
  esac
}

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
is_own() { [ "$1" = $$ ] || [ "$2" = $$ ]; }
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

# --- cgroups

# One line a mount, the last mounted first: version, root, mount point, options.
read_mounts() {
  mounts=$(awk '
    function plain(s, out, i) {
      out = ""
      while ((i = index(s, "\\0")) > 0 || (i = index(s, "\\1")) > 0) {
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
    [ "$is_over" = 0 ] || break
  done
}
take_directory() {
  for leaf in $2; do
    [ "$is_over" = 0 ] || return 0
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

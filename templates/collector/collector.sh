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
  checksum=$(HEADER="${1}000060000000000000000$octal_size$archive_time        $3ustar00" awk 'BEGIN {
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

# --- why we might be starved while holding a lock

examine_standing() {
  starvation=
  read_stat $$ || return 0
  [ "$stat_nice" -gt 0 ] && add_starvation "memcase runs at nice $stat_nice"
  case $stat_policy in
    3) add_starvation 'memcase runs in the batch class' ;;
    5) add_starvation 'memcase runs in the idle class' ;;
  esac
  read_cgroup_lines $$ || return 0
  if [ "$has_cpu" = 1 ]; then
    find_directory $$ 1 cpu "$cpu_key" "$cg_cpu" && look_for_quota cpu.cfs_quota_us
  elif [ "$has_unified" = 1 ]; then
    find_directory $$ 2 '' 0 "$cg_unified" && look_for_quota cpu.max
  fi
  pressure=$(awk '/^some/ { sub(/avg10=/, "", $2); if ($2 > 30) print $2 }' /proc/pressure/cpu 2>/dev/null)
  [ -n "$pressure" ] && add_starvation "processes waited for a CPU in $pressure % of the last 10 s"
  known=
  return 0
}
add_starvation() { starvation="${starvation:+$starvation; }$1"; }
look_for_quota() {
  at_directory=$directory
  while :; do
    quota= period=
    { read -r quota period <"$at_directory/$1"; } 2>/dev/null
    if [ "$1" = cpu.cfs_quota_us ]; then { read -r period <"$at_directory/cpu.cfs_period_us"; } 2>/dev/null; fi
    case $quota in
      '' | max | -*) ;;
      *)
        throttled=$(awk '/^nr_throttled/ { print $2 }' "$at_directory/cpu.stat" 2>/dev/null)
        allowed=$(awk -v q="$quota" -v p="$period" -v cpus="${cpu_count:-0}" -v t="${throttled:-0}" 'BEGIN { if (p > 0 && (t > 0 || cpus == 0 || q / p < cpus)) print q / p }')
        if [ -n "$allowed" ]; then
          if [ "${throttled:-0}" -gt 0 ]; then add_starvation "the quota of $at_directory is $allowed CPUs, and it was throttled $throttled times"
          else add_starvation "the quota of $at_directory is $allowed CPUs"; fi
        fi
        ;;
    esac
    [ "$at_directory" = "$mount_point" ] && break
    at_directory=${at_directory%/*}
    [ -n "$at_directory" ] || break
  done
}

# --- one process

status_kib() {
  kib=0
  case $status_text in
    *"$line_end$1:"*)
      set -- ${status_text#*"$line_end$1:"}
      kib=$1
      ;;
  esac
}
# Remembered until it is known what became of the process: the same refusal may be normal or not.
remember_refusal() { refusals="$refusals$1 $errno $at$line_end"; }
flush_refusals() {
  while read -r path errno at; do
    [ -n "$path" ] || continue
    normal=false
    case $state in
      kernel-thread | zombie) is_normal_for_host "$errno" && normal=true ;;
      vanished | reused) case $errno in ENOENT | ESRCH | ENODEV) [ "$is_named" = 0 ] && normal=true ;; esac ;;
      *) case $errno in ENOENT | EOPNOTSUPP | ENOTSUPP | EINVAL | ENODEV) normal=true ;; esac ;;
    esac
    put_refused "$path" "$errno" "$at" "$normal"
    [ "$normal" = true ] || give_reason 4 "\"$prefix$path: $errno\""
  done <<END_OF_REFUSALS
$refusals
END_OF_REFUSALS
}
note_links() {
  if link=$(readlink "/proc/$1/exe" 2>"$work/err"); then
    show_json "$link"
    put_fact "proc/$1/exe" link "\"target\":$json"
  elif ! [ "$state" = kernel-thread ] && ! [ "$state" = zombie ]; then
    [ -e "/proc/$1/stat" ] && errno=EACCES || errno=ENOENT
    read_clock
    at=$usec
    remember_refusal "proc/$1/exe"
  else
    read_clock
    put_refused "proc/$1/exe" ENOENT "$usec" true
  fi
  spaces=$(ls -l "/proc/$1/ns" 2>/dev/null)
  for space in cgroup ipc mnt net pid time user uts; do
    case $spaces in
      *" $space -> "*)
        link=${spaces#*" $space -> "}
        link=${link%%"$line_end"*}
        show_json "$link"
        put_fact "proc/$1/ns/$space" link "\"target\":$json"
        ;;
    esac
  done
}
leave_out() {
  show_json "$prefix""proc/$1/smaps"
  path_json=$json
  text_json "$4"
  printf '%s  {"pid":%s,"path":%s,"from":"smaps","to":"%s","code":"%s","reason":%s,"estimateUsec":%s,"limitUsec":%s}' \
    "$degraded_break" "$1" "$path_json" "$2" "$3" "$json" "$5" "$6" >>"$work/degraded"
  degraded_break=",$line_end"
  text_json "smaps of $1 left out: $4"
  give_reason 4 "$json"
}
# Usage: capture_mappings PID
capture_mappings() {
  set -- "$1" $(if [ "$has_maps" = 1 ]; then gzip -dc "$work/maps.gz"; fi | awk -v resident="$resident" -v per_hold=7 -v page="$page_size" -v per_page=60 -v per_mapping=19000 -v drops="$rollup_drops" "$walk_awk")
  mappings=$2 stall=$3 walk=$4 roll_stall=$5 roll_walk=$6 is_paced=$7
  level=smaps
  if [ "$allow_stall" = 1 ]; then :
  elif [ "$maps_timed_out" = 1 ]; then
    leave_out "$1" maps read-timeout "maps of the same process gave nothing for $read_timeout s" null null
    return
  elif [ -n "$starvation" ] && { [ "$is_paced" = 1 ] || [ "$resident" -ge 268435456 ]; }; then
    level=maps
    leave_out "$1" maps starvation "reading it could be interrupted while it holds the process's lock: $starvation" "$stall" null
  else
    code=
    if [ "$stall" -gt "$max_stall" ]; then code=max-stall estimate=$stall limit=$max_stall why_left="an estimated $((stall / 1000)) ms of holding the process's mmap lock at once, above --max-stall $((max_stall / 1000)) ms"
    elif [ "$walk" -gt "$max_walk" ]; then code=max-walk estimate=$walk limit=$max_walk why_left="an estimated $((walk / 1000)) ms of reading, above --max-walk $((max_walk / 1000)) ms"
    fi
    if [ -n "$code" ]; then
      level=maps
      [ "$roll_stall" -le "$max_stall" ] && [ "$roll_walk" -le "$max_walk" ] && level=smaps_rollup
      leave_out "$1" "$level" "$code" "$why_left" "$estimate" "$limit"
    elif [ "$is_paced" = 1 ]; then level=smaps-paced
    fi
  fi
  walked=null
  case $level in
    smaps) for leaf in $smaps_files; do take_mapping_file "$1" "$leaf" take_long; done ;;
    smaps-paced) for leaf in $smaps_files; do take_mapping_file "$1" "$leaf" take_paced; done ;;
    smaps_rollup) for leaf in $rollup_files; do take_mapping_file "$1" "$leaf" take_long; done ;;
  esac
  printf '%s  {"pid":%s,"estimatedStallUsec":%s,"measuredStallUsec":null,"estimatedWalkUsec":%s,"measuredWalkUsec":%s,"level":"%s","mappings":%s%s}' \
    "$cost_break" "$1" "$stall" "$walk" "$walked" "$level" "$mappings" "$of_sample" >>"$work/costs"
  cost_break=",$line_end"
  case $level in
    smaps*) [ "$reads_numa" = 1 ] && [ "$level" != smaps_rollup ] && for leaf in $numa_files; do take_mapping_file "$1" "$leaf" take_long; done ;;
  esac
  return 0
}
take_mapping_file() {
  $3 "proc/$1/$2" $((read_timeout + walk / 500000))
  if [ "$stored" = 1 ]; then
    took_walk=$took
    [ "$walked" = null ] && walked=$took_walk
    [ -n "$errno" ] && give_reason 4 "\"${prefix}proc/$1/$2: $errno\""
  else
    is_denial "$errno" && was_denied=1
    remember_refusal "proc/$1/$2"
  fi
  return 0
}
# Usage: capture_process PID START-TIME
capture_process() {
  refusals= status_text= first_start= was_denied=0 has_maps=0 maps_timed_out=0 anything=0
  state=vanished
  is_named=0
  case " $named " in *" $1 "*) is_named=1 ;; esac
  of_sample=
  [ "$sample" -gt 0 ] && of_sample=",\"sample\":$sample"
  own_field=
  for file in $process_files; do
    leaf=${file%%=*}
    [ "$kind" = full ] || case $file in *=text) ;; *) continue ;; esac
    take "proc/$1/$leaf" "${file#*=}"
    if [ "$stored" = 1 ]; then
      anything=1
      case $leaf in
        status) status_text=$line_end$body ;;
        stat)
          parse_stat "$body" && first_start=$stat_start
          is_own "$1" "$stat_parent" && own_field=',"own":true'
          state=read
          if [ "$first_start" != "$2" ]; then state=reused
          elif [ $((stat_flags & 2097152)) != 0 ]; then state=kernel-thread
          else case $stat_state in Z | X) state=zombie ;; esac
          fi
          ;;
        maps)
          has_maps=1
          cp "$work/body.gz" "$work/maps.gz"
          ;;
      esac
    else
      is_denial "$errno" && [ "$leaf" = maps ] && was_denied=1
      [ "$leaf" = maps ] && [ "$errno" = ETIMEDOUT ] && maps_timed_out=1
      remember_refusal "proc/$1/$leaf"
    fi
  done
  [ -z "$first_start" ] && [ "$anything" = 1 ] && state=read
  if [ "$kind" = full ] && [ "$state" != vanished ] && [ "$state" != reused ] && [ "$is_over" = 0 ]; then
    note_links "$1"
    resident=0
    for key in VmRSS VmSwap HugetlbPages; do
      status_kib "$key"
      resident=$((resident + kib * 1024))
    done
    capture_mappings "$1"
  fi
  statm_after=
  { read -r statm_after <"/proc/$1/statm"; } 2>/dev/null
  read_clock
  after_usec=$usec
  start_after=null
  if read_stat "$1"; then
    start_after=$stat_start
    if [ "$state" != reused ] && [ "$state" != kernel-thread ]; then
      if [ -n "$first_start" ] && [ "$stat_start" != "$first_start" ]; then state=reused
      elif [ "$state" != zombie ]; then
        if [ "$was_denied" = 1 ]; then state=denied
        else case $stat_state in Z | X) state=vanished ;; esac
        fi
      fi
    fi
  elif [ "$state" != reused ] && [ "$state" != kernel-thread ]; then state=vanished
  fi
  flush_refusals
  directory= why='its cgroup file was not read'
  if [ "$state" = zombie ]; then why='a zombie is charged nowhere'
  elif read_cgroup_lines "$1"; then find_memory_cgroup "$1"
  fi
  if [ -n "$directory" ]; then show_json "$directory"; else json=null; fi
  directory_json=$json
  show_json "$why"
  printf '%s  {"pid":%s,"startTime":%s,"startTimeAfter":%s,"state":"%s","cgroupDirectory":%s,"cgroupReason":%s%s%s%s}' \
    "$process_break" "$1" "${first_start:-$2}" "$start_after" "$state" "$directory_json" "$json" "$of_sample" \
    "${statm_after:+,\"statmAfter\":\"$statm_after\",\"statmAfterUsec\":$after_usec}" "$own_field" >>"$work/processes"
  process_break=",$line_end"
  case $state in
    read) alive=$((alive + 1)) ;;
    denied) alive=$((alive + 1)) denied=$((denied + 1)) ;;
    vanished | reused)
      gone="$gone $1"
      if [ "$is_named" = 1 ]; then
        text="process $1 ended while it was captured"
        [ "$state" = reused ] && text="process $1 was replaced by another of the same pid"
        if [ "$anything" = 0 ] && [ "$target_count" = 1 ]; then give_reason 6 "\"$text\""; else give_reason 4 "\"$text\""; fi
      fi
      ;;
  esac
  [ "$state" = zombie ] || capture_cgroups "$1"
}

# --- the host

take_host_files() {
  for path in $1; do
    [ "$is_over" = 0 ] || return 0
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

# --- first and last member

write_member() {
  hash=$(printf '%s' "$body" | $hash_command)
  {
    tar_header "$folder/$1" "${#body}"
    printf '%s' "$body"
    tar_pad "${#body}"
  } >&3
}
write_header() {
  text_json_or_null "$host_name"
  name_json=$json
  text_json_or_null "$release"
  release_json=$json
  text_json_or_null "$kernel_version"
  version_json=$json
  text_json_or_null "$boot_id"
  boot_json=$json
  text_json_or_null "$machine"
  machine_json=$json
  user_id=$(id -u)
  sudo_id=null
  case ${SUDO_UID:-x} in *[!0-9]*) ;; *) sudo_id=$SUDO_UID ;; esac
  interval_json=null
  [ "$samples" -gt 1 ] && interval_json=$interval_ms
  masking=masked
  [ "$keep_arguments" = 1 ] && masking=kept
  body="{\"format\":\"memcase-capture/1\",\"tool\":{\"name\":\"memcase\",\"version\":$tool_version_json,\"engine\":\"sh\"},
\"host\":{\"hostname\":$name_json,\"kernelRelease\":$release_json,\"kernelVersion\":$version_json,\"architecture\":$machine_json,\"wordSize\":$word_size,\"pageSize\":$page_size,\"ticksPerSecond\":100,\"bootId\":$boot_json,\"cpus\":$cpu_count,\"numaNodes\":$node_count,\"cgroupMode\":\"$cgroup_mode\",\"cgroupMounts\":[$cgroup_mounts]},
\"startedAt\":{\"wall\":\"$started_wall\",\"monotonicUsec\":$started_usec},
\"selectors\":[$matches],
\"label\":$label_json,\"case\":$case_json,\"samples\":$samples,\"intervalMs\":$interval_json,
\"operator\":{\"uid\":$user_id,\"sudoUid\":$sudo_id},
\"masking\":{\"commandLines\":\"$masking\",\"keyed\":false},
\"options\":{$options_json}}
"
  write_member capture.json
}
write_manifest() {
  read_clock
  finished_usec=$usec
  read_wall
  complete=false
  [ "$exit_code" = 0 ] && complete=true
  reasons_json=
  rest=$reasons
  while [ -n "$rest" ]; do
    reasons_json="${reasons_json:+$reasons_json,}${rest%%"$line_end"*}"
    rest=${rest#*"$line_end"}
  done
  [ "$reason_count" -gt 30 ] && reasons_json="$reasons_json,\"and $((reason_count - 30)) more like these\""
  {
    printf '{"format":"memcase-capture/1","finishedAt":{"wall":"%s","monotonicUsec":%s},\n' "$wall" "$finished_usec"
    printf '"complete":%s,"reasons":[%s],"exit":{"code":%s,"reasons":[%s]},\n' "$complete" "$reasons_json" "$exit_code" "$reasons_json"
    for part in facts degraded processes; do
      printf '"%s":[\n' "$part"
      cat "$work/$part"
      printf '],\n'
    done
    printf '"cost":{"wallUsec":%s,"cpuUsec":null,"peakRssBytes":null,"filesRead":%s,"bytesRead":%s,"walkCosts":{"perPage":60,"perMapping":19000,"measured":false},"processes":[\n' \
      $((finished_usec - started_usec)) "$files_read" "$bytes_read"
    cat "$work/costs"
    printf ']},\n"masked":{'
    masked_break=
    [ "$masked_arguments" -gt 0 ] && printf '"command-line":%s' "$masked_arguments" && masked_break=,
    [ "$masked_mounts" -gt 0 ] && printf '%s"mounts":%s' "$masked_break" "$masked_mounts"
    printf '},"sampleTimes":[%s],\n"entries":[\n' "$sample_times"
    cat "$work/entries"
    printf ']}\n'
  } | gzip -1 -c >"$work/body.gz"
  size=$(gzip -dc "$work/body.gz" | wc -c)
  size=$((size + 0))
  {
    tar_header "$folder/manifest.json" "$size"
    gzip -dc "$work/body.gz"
    tar_pad "$size"
    zeros 1024
  } >&3
}

# --- all of it

need() {
  for program in "$@"; do
    command -v "$program" >/dev/null 2>&1 && continue
    say "this machine has no $program, which the collector needs. Nothing was captured."
    exit 2
  done
}
choose_programs() {
  need awk cat cp date dd gzip grep head id mkfifo rm sort stat tr uname wc
  if command -v sha256sum >/dev/null 2>&1; then hash_command=sha256sum
  elif command -v openssl >/dev/null 2>&1; then hash_command='openssl dgst -sha256 -r'
  else
    say 'this machine has neither sha256sum nor openssl. Nothing was captured.'
    exit 2
  fi
  timeout_command=
  if command -v timeout >/dev/null 2>&1; then timeout_command='timeout -s KILL'; fi
}
make_work_folder() {
  if command -v mktemp >/dev/null 2>&1; then
    work=$(mktemp -d "${TMPDIR:-/tmp}/memcase.XXXXXX") || exit 2
  else
    work=${TMPDIR:-/tmp}/memcase.$$
    mkdir -m 700 "$work" || {
      work=
      exit 2
    }
  fi
  : >"$work/entries"
  : >"$work/facts"
  : >"$work/degraded"
  : >"$work/processes"
  : >"$work/costs"
}
begin_ending() {
  is_over=1
  give_reason "$1" "$2"
}
take_sample() {
  chains_done=
  take_host_files "$host_files"
  [ "$kind" = full ] && note_memory_file_systems
  for target in $targets; do
    [ "$is_over" = 0 ] || break
    case " $gone " in *" ${target%:*} "*) continue ;; esac
    capture_process "${target%:*}" "${target#*:}"
  done
  [ "$sample" = 0 ] && [ "$is_over" = 0 ] && take_host_files "$host_once_files"
  return 0
}
memcase_collect() {
  work=
  if [ -t 1 ]; then
    say 'an archive is not for a terminal: send standard output to a file.'
    exit 2
  fi
  choose_programs
  trap 'stop_at_once 129' HUP
  trap 'stop_at_once 130' INT
  trap 'stop_at_once 143' TERM
  trap 'stop_at_once 141' PIPE
  trap clean_up EXIT
  make_work_folder
  worst_rank=0 exit_code=0 reasons= reason_count=0 is_over=0
  files_read=0 bytes_read=0 masked_arguments=0 masked_mounts=0
  entry_break= fact_break= degraded_break= process_break= cost_break=
  chosen= named= matches= unmatched= known= chains_done= gone= alive=0 denied=0
  prefix= sample=0 sample_times= of_sample=
  read_clock
  started_usec=$usec
  read_wall
  started_wall=$wall
  archive_time=$(printf '%011o' "$(date +%s)")
  read_mounts
  describe_host
  list_processes
  all_selectors
  [ "$with_tree" = 1 ] && add_descendants
  order_targets
  if [ -z "$targets" ]; then
    say "no process matches. Nothing was captured. Look with ps -e; processes of other users may be hidden from you."
    exit 6
  fi
  set -- $targets
  target_count=$#
  if [ "$allow_stall" = 1 ]; then starvation=; else examine_standing; fi

  # The compressing program has standard output; this shell keeps only the pipe to it.
  mkfifo "$work/tar"
  gzip -c <"$work/tar" &
  packer=$!
  exec 3>"$work/tar" 1>&2
  trap 'begin_ending 130 "\"interrupted before everything was read\""' INT
  trap 'begin_ending 143 "\"terminated before everything was read\""' TERM
  write_header
  while [ "$sample" -lt "$samples" ] && [ "$is_over" = 0 ]; do
    if [ "$samples" -gt 1 ]; then
      prefix=$(printf '%04d/' "$sample")
      read_clock
      pause=$(((started_usec + sample * interval_ms * 1000 - usec) / 1000000))
      if [ "$pause" -gt 0 ]; then
        sleep "$pause" &
        wait $!
      fi
      [ "$is_over" = 0 ] || break
    fi
    kind=cheap
    if [ "$sample" = 0 ] || [ "$sample" = $((samples - 1)) ]; then kind=full; fi
    read_clock
    read_wall
    sample_times="${sample_times:+$sample_times,}{\"wall\":\"$wall\",\"monotonicUsec\":$usec}"
    take_sample
    sample=$((sample + 1))
  done
  if [ "$denied" -gt 0 ] && [ "$denied" = "$alive" ]; then
    give_reason 5 '"maps and smaps were denied for every selected process: run as root, as the same user, or with CAP_SYS_PTRACE"'
  fi
  rest=$unmatched
  while [ -n "$rest" ]; do
    one=${rest%%"$line_end"*}
    give_reason 4 "\"no process matches ${one#\"}"
    rest=${rest#*"$line_end"}
  done
  write_manifest
  exec 3>&-
  wait "$packer"
  packed=$?
  clean_up
  trap - EXIT
  if [ "$packed" != 0 ]; then
    say 'the archive could not be written to its end: it is truncated.'
    exit 2
  fi
  rest=$reasons
  while [ -n "$rest" ]; do
    say "${rest%%"$line_end"*}"
    rest=${rest#*"$line_end"}
  done
  exit "$exit_code"
}

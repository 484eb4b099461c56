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

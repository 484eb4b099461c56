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
    code= crowded=
    stretched=$((stall * stretch))
    [ "$stretch" -gt 1 ] && crowded=' (other processes crowd the CPUs)'
    if [ "$stretched" -gt "$max_stall" ]; then
      # Alone on its CPU it may have fitted.
      if [ "$stall" -gt "$max_stall" ]; then code=max-stall; else code=starvation; fi
      estimate=$stretched limit=$max_stall why_left="an estimated $((stretched / 1000)) ms of holding the process's mmap lock at once, above --max-stall $((max_stall / 1000)) ms$crowded"
    elif [ "$walk" -gt "$max_walk" ]; then code=max-walk estimate=$walk limit=$max_walk why_left="an estimated $((walk / 1000)) ms of reading, above --max-walk $((max_walk / 1000)) ms"
    fi
    if [ -n "$code" ]; then
      level=maps
      [ $((roll_stall * stretch)) -le "$max_stall" ] && [ "$roll_walk" -le "$max_walk" ] && level=smaps_rollup
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
  if [ "$kind" = full ] && [ "$state" != vanished ] && [ "$state" != reused ] && goes_on; then
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

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
take_sample() {
  chains_done=
  take_host_files "$host_files"
  [ "$kind" = full ] && note_memory_file_systems
  for target in $targets; do
    goes_on || break
    case " $gone " in *" ${target%:*} "*) continue ;; esac
    capture_process "${target%:*}" "${target#*:}"
  done
  [ "$sample" = 0 ] && goes_on && take_host_files "$host_once_files"
  return 0
}
memcase_collect() {
  work=
  if [ -t 1 ]; then
    say 'an archive is not for a terminal: send standard output to a file.'
    exit 2
  fi
  choose_programs
  trap clean_up EXIT
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 143' TERM
  trap 'exit 141' PIPE
  make_work_folder
  trap 'tell_reader 129' HUP
  trap 'tell_reader 130' INT
  trap 'tell_reader 143' TERM
  wait_for_reader
  clean_up
  trap - EXIT
  exit "$exit_code"
}
read_everything() {
  trap '' HUP INT TERM
  read -r own_pid _ </proc/self/stat
  worst_rank=0 exit_code=0 reasons= reason_count=0 is_over=0
  files_read=0 bytes_read=0 masked_arguments=0 masked_mounts=0 masked_log=0
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
  if [ "$allow_stall" = 1 ]; then starvation= stretch=1; else examine_standing; fi

  # The compressing program has standard output; this shell keeps only the pipe to it.
  mkfifo "$work/tar"
  goes_on || exit "$exit_code"
  gzip -c <"$work/tar" &
  packer=$!
  exec 3>"$work/tar" 1>&2
  write_header
  while [ "$sample" -lt "$samples" ] && goes_on; do
    if [ "$samples" -gt 1 ]; then
      prefix=$(printf '%04d/' "$sample")
      read_clock
      pause=$(((started_usec + sample * interval_ms * 1000 - usec) / 1000000))
      while [ "$pause" -gt 0 ] && goes_on; do
        sleep 1
        pause=$((pause - 1))
      done
      goes_on || break
    fi
    kind=cheap
    if [ "$sample" = 0 ] || [ "$sample" = $((samples - 1)) ]; then kind=full; fi
    read_clock
    read_wall
    sample_times="${sample_times:+$sample_times,}{\"wall\":\"$wall\",\"monotonicUsec\":$usec}"
    take_sample
    sample=$((sample + 1))
  done
  [ "$with_kernel_log" = 1 ] && goes_on && take_kernel_log
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

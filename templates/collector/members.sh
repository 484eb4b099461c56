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
    [ "$masked_mounts" -gt 0 ] && printf '%s"mounts":%s' "$masked_break" "$masked_mounts" && masked_break=,
    [ "$masked_log" -gt 0 ] && printf '%s"kernel-log":%s' "$masked_break" "$masked_log"
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

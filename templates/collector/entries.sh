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

# One argument a record. The rules are those of the memcase program itself; a newline in an argument stands as \001.
function tail_length(s, pattern) {
  return match(s, pattern) ? RLENGTH : 0
}
# A number with a unit; with `bare` the unit may be missing.
function is_sized(s, bare, digits, rest) {
  if (!match(s, /^[0-9]+/) || RLENGTH > 15) return 0
  rest = substr(s, RLENGTH + 1)
  if (match(rest, /^\.[0-9]+/)) {
    if (RLENGTH > 7) return 0
    rest = substr(rest, RLENGTH + 1)
  }
  if (rest == "") return bare
  if (rest ~ /^[kmgtpKMGTP]i?[bB]?$/ || rest ~ /^[bB]$/ || rest == "%") return 1
  return !bare && (rest == "ms" || rest == "us" || rest == "s" || rest == "min")
}
function is_long_name(s, parts, n, i) {
  if (s !~ /^--?[A-Za-z]+([-._:+][A-Za-z]+)*[0-9]?$/) return 0
  sub(/^--?/, "", s)
  sub(/[0-9]$/, "", s)
  n = split(s, parts, /[-._:+]/)
  if (n > 8) return 0
  for (i = 1; i <= n; i++) if (length(parts[i]) > 24) return 0
  return 1
}
function mask_of(s, units, size) {
  units = text_units(s)
  for (size = 8; size < units; size *= 2) continue
  return "<masked:" size ">"
}
function keep_program(s, rest) {
  # Any blank of Unicode counts, so no byte above ASCII gets past.
  if (!match(s, /[\001\t\n\013\014\r ]|\302\240|\341\232\200|\342\200[\200-\212\250\251\257]|\342\201\237|\343\200\200|\357\273\277/)) return s
  rest = substr(s, RSTART + RLENGTH)
  return rest == "" ? s : substr(s, 1, RSTART - 1) " " mask_of(rest)
}
function keep_assignment(name, value, name_kept, shown) {
  name_kept = is_long_name(name) || (name in memory) || name ~ /^-[A-Za-z]$/
  shown = name_kept ? name : mask_of(name)
  if (value == "") return shown "="
  if (((name in memory) && is_sized(value, 1)) || (name_kept && is_sized(value, 0))) return shown "=" value
  return shown "=" mask_of(value)
}
function keep_argument(s, before, i, n, rest) {
  if (s == "" || s == "--" || s == "-") return s
  if (is_sized(s, 0)) return s
  if ((before in memory) && is_sized(s, 1)) return s
  for (i = 1; i <= glued_count; i++) {
    n = length(glued[i])
    if (substr(s, 1, n) != glued[i]) continue
    rest = substr(s, n + 1)
    return is_sized(rest, 1) ? s : glued[i] mask_of(rest)
  }
  n = index(s, "=")
  if (n > 1) return keep_assignment(substr(s, 1, n - 1), substr(s, n + 1))
  if ((s ~ /^-XX:[+-][A-Za-z][A-Za-z0-9]*$/ && length(s) <= 66) || (s in dash_word) || s ~ /^-[A-Za-z]$/) return s
  if (substr(s, 1, 2) == "--" && is_long_name(s)) return s
  if (s ~ /^-[A-Za-z]/) return substr(s, 1, 2) mask_of(substr(s, 3))
  return mask_of(s)
}
{ argument[NR] = $0 }
END {
  n = NR
  # The record after the last NUL holds only the E that was put behind the file.
  last = substr(argument[n], 1, length(argument[n]) - 1)
  ends = last == "" && n > 1
  if (ends) n--
  else argument[n] = last
  masked = 0
  for (i = 1; i <= n; i++) {
    kept = i == 1 ? keep_program(argument[1]) : keep_argument(argument[i], argument[i - 1])
    if (kept != argument[i]) masked++
    printf "%s%s", kept, (i < n || ends) ? "\n" : ""
  }
  print masked > count_file
}

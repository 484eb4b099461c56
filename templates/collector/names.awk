# Names are bytes: shown as reports show them, every invalid byte as \xNN, every control or invisible character as \u{...}.
function learn_codes(i) {
  for (i = 1; i < 256; i++) code[sprintf("%c", i)] = i
}
# Length of the valid UTF-8 sequence at a position, 0 for none; its code point is left in `point`.
function sequence(s, at, first, width, low, high, i, next_code) {
  first = code[substr(s, at, 1)]
  point = first
  if (first < 128) return 1
  width = first < 194 ? 0 : first < 224 ? 2 : first < 240 ? 3 : first < 245 ? 4 : 0
  if (width == 0) return 0
  low = first == 224 ? 160 : first == 240 ? 144 : 128
  high = first == 237 ? 159 : first == 244 ? 143 : 191
  point = width == 2 ? first - 192 : width == 3 ? first - 224 : first - 240
  for (i = 1; i < width; i++) {
    if (at + i > length(s)) return 0
    next_code = code[substr(s, at + i, 1)]
    if (next_code < low || next_code > high) return 0
    low = 128
    high = 191
    point = point * 64 + next_code - 128
  }
  return width
}
function is_unsafe(p) {
  return p < 32 || (p >= 127 && p <= 159) || p == 173 || p == 1564 || p == 6158 || (p >= 8203 && p <= 8207) || (p >= 8232 && p <= 8239) || (p >= 8288 && p <= 8303) || p == 65279 || (p >= 65529 && p <= 65531) || (p >= 917504 && p <= 917631)
}
function show_name(s, out, at, width) {
  out = ""
  for (at = 1; at <= length(s); at += width) {
    width = sequence(s, at)
    if (width == 0) {
      out = out sprintf("\\x%02x", code[substr(s, at, 1)])
      width = 1
    } else if (width == 1 && substr(s, at, 1) == "\\") out = out "\\\\"
    else if (is_unsafe(point)) out = out sprintf("\\u{%x}", point)
    else out = out substr(s, at, width)
  }
  return out
}
# A JSON string; an invalid byte stands as the lone surrogate U+DC00 + byte.
function json_text(s, out, at, width, c) {
  out = ""
  for (at = 1; at <= length(s); at += width) {
    width = sequence(s, at)
    c = substr(s, at, 1)
    if (width == 0) {
      out = out sprintf("\\udc%02x", code[c])
      width = 1
    } else if (c == "\\" || c == "\"") out = out "\\" c
    else if (point < 32) out = out sprintf("\\u%04x", point)
    else out = out substr(s, at, width)
  }
  return "\"" out "\""
}
# Length as the other engine counts it: UTF-16 units.
function text_units(s, units, at, width) {
  units = 0
  for (at = 1; at <= length(s); at += width) {
    width = sequence(s, at)
    units += width == 4 ? 2 : 1
    if (width == 0) width = 1
  }
  return units
}

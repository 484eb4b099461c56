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

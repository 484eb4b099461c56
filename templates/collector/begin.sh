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

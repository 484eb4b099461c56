# --- told to end

# Two shells: one reads, and this one only waits for it and hears the signals. A shell that expands $(...) as often as the
# reading one does loses a signal now and then (bash 5.2), and what is sent to the whole group must not end the packing.
wait_for_reader() {
  read_everything &
  reader=$!
  while :; do
    was_told=0
    wait "$reader"
    exit_code=$?
    # A signal ends the wait as well.
    [ "$was_told" = 1 ] && [ -d "/proc/$reader" ] || break
  done
}
tell_reader() {
  was_told=1
  echo "$1" >"$work/ending"
}

# Asked before every file: whether reading goes on.
goes_on() {
  [ "$is_over" = 0 ] || return 1
  if ! [ -d "/proc/$$" ]; then
    # Who waited for us was killed.
    clean_up
    exit 2
  fi
  [ -s "$work/ending" ] || return 0
  is_over=1
  read -r ending <"$work/ending"
  case $ending in
    130) give_reason 130 '"interrupted before everything was read"' ;;
    143) give_reason 143 '"terminated before everything was read"' ;;
    *) exit "$ending" ;;
  esac
  return 1
}

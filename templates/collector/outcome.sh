# --- what the run comes to

rank_of() {
  case $1 in 130) rank=9 ;; 143) rank=8 ;; 2) rank=7 ;; 7) rank=6 ;; 6) rank=5 ;; 5) rank=4 ;; 4) rank=3 ;; *) rank=0 ;; esac
}
# Usage: give_reason CODE JSON-STRING
give_reason() {
  rank_of "$1"
  if [ "$rank" -gt "$worst_rank" ]; then
    worst_rank=$rank
    exit_code=$1
  fi
  case $line_end$reasons in *"$line_end$2$line_end"*) return ;; esac
  reason_count=$((reason_count + 1))
  [ "$reason_count" -le 30 ] && reasons="$reasons$2$line_end"
  return 0
}
errno_of_message() {
  message=
  read -r message <"$work/err"
  case $message in
    *'Permission denied'*) errno=EACCES ;;
    *'Operation not permitted'*) errno=EPERM ;;
    *'No such file'*) errno=ENOENT ;;
    *'No such process'*) errno=ESRCH ;;
    *'No such device'*) errno=ENODEV ;;
    *'Invalid argument'*) errno=EINVAL ;;
    *'not supported'*) errno=EOPNOTSUPP ;;
    *'error 524'*) errno=ENOTSUPP ;;
    *'Is a directory'*) errno=EISDIR ;;
    *'Input/output error'*) errno=EIO ;;
    *'No space left'*) errno=ENOSPC ;;
    *) errno=EIO ;;
  esac
}
is_denial() { [ "$1" = EACCES ] || [ "$1" = EPERM ]; }
is_normal_for_host() {
  case $1 in ENOENT | ESRCH | ENODEV | EOPNOTSUPP | ENOTSUPP | EINVAL) return 0 ;; esac
  return 1
}

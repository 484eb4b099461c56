# --- why we might be starved while holding a lock

# How much longer a hold lasts where processes wait for a CPU: at normal priority we take turns.
find_stretch() {
  pressure=$(awk '/^some/ { sub(/avg10=/, "", $2); print $2 }' /proc/pressure/cpu 2>/dev/null)
  stretch=$(awk -v pressure="${pressure:-0}" -v table="$stretches" 'BEGIN {
    n = split(table, row, " ")
    for (i = 1; i <= n; i++) {
      split(row[i], part, ":")
      if (pressure + 0 > part[1] + 0) { print part[2]; exit }
    }
    print 1
  }')
}
examine_standing() {
  starvation=
  find_stretch
  read_stat $$ || return 0
  [ "$stat_nice" -gt 0 ] && add_starvation "memcase runs at nice $stat_nice"
  case $stat_policy in
    3) add_starvation 'memcase runs in the batch class' ;;
    5) add_starvation 'memcase runs in the idle class' ;;
  esac
  read_cgroup_lines $$ || return 0
  if [ "$has_cpu" = 1 ]; then
    find_directory $$ 1 cpu "$cpu_key" "$cg_cpu" && look_for_quota cpu.cfs_quota_us
  elif [ "$has_unified" = 1 ]; then
    find_directory $$ 2 '' 0 "$cg_unified" && look_for_quota cpu.max
  fi
  known=
  return 0
}
add_starvation() { starvation="${starvation:+$starvation; }$1"; }
look_for_quota() {
  at_directory=$directory
  while :; do
    quota= period=
    { read -r quota period <"$at_directory/$1"; } 2>/dev/null
    if [ "$1" = cpu.cfs_quota_us ]; then { read -r period <"$at_directory/cpu.cfs_period_us"; } 2>/dev/null; fi
    case $quota in
      '' | max | -*) ;;
      *)
        throttled=$(awk '/^nr_throttled/ { print $2 }' "$at_directory/cpu.stat" 2>/dev/null)
        allowed=$(awk -v q="$quota" -v p="$period" -v cpus="${cpu_count:-0}" -v t="${throttled:-0}" 'BEGIN { if (p > 0 && (t > 0 || cpus == 0 || q / p < cpus)) print q / p }')
        if [ -n "$allowed" ]; then
          if [ "${throttled:-0}" -gt 0 ]; then add_starvation "the quota of $at_directory is $allowed CPUs, and it was throttled $throttled times"
          else add_starvation "the quota of $at_directory is $allowed CPUs"; fi
        fi
        ;;
    esac
    [ "$at_directory" = "$mount_point" ] && break
    at_directory=${at_directory%/*}
    [ -n "$at_directory" ] || break
  done
}

# What reading smaps would cost, from maps: size of the largest hold of the lock and of the whole walk, microseconds.
function hex(s, n, i) {
  n = 0
  for (i = 1; i <= length(s); i++) n = n * 16 + index("0123456789abcdef", substr(s, i, 1)) - 1
  return n
}
{
  split($1, range, "-")
  size = hex(range[2]) - hex(range[1])
  if (size > resident) size = resident
  mappings++
  window[mappings] = size
  sum += size
  if (mappings > per_hold) {
    sum -= window[mappings - per_hold]
    delete window[mappings - per_hold]
  }
  if (sum > largest) largest = sum
}
END {
  if (mappings == 0 || largest > resident) largest = resident
  held = mappings < per_hold ? mappings : per_hold
  reads = int(mappings * 750 / 3900) + 2
  paced = mappings >= 2000
  stall = (largest / page * per_page + held * per_mapping) / 1000
  walk = (resident / page * per_page + mappings * per_mapping) / 1000 + (paced ? reads * 2000 : 0)
  roll_walk = (resident / page * per_page + mappings * 600) / 1000
  roll_stall = drops ? (largest / page * per_page + 600) / 1000 : roll_walk
  if (roll_stall > roll_walk) roll_stall = roll_walk
  printf "%.0f %.0f %.0f %.0f %.0f %d\n", mappings, stall, walk, roll_stall, roll_walk, paced
}

"""Parses smaps as most tools do: a line at a time, split, into a dictionary per mapping. The same sums as smaps-sum.c."""

import sys

mappings = []
with open(sys.argv[1]) as file:
    for line in file:
        words = line.split()
        if not words[0].endswith(":"):
            current = {}
            mappings.append(current)
        elif words[-1] == "kB":
            current[words[0][:-1]] = int(words[1])
print(
    f"{len(mappings)} mappings, Rss {sum(m['Rss'] for m in mappings)} kB, Pss {sum(m['Pss'] for m in mappings)} kB"
)

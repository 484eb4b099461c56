/**
 * The policy at the start of a line: one word (`default`, `bind:0-1`, `interleave=static:0,1`), or two where its name has a blank
 * (`prefer (many):0-1`, `weighted interleave:0-1`). Node lists hold no blank. (mm/mempolicy.c mpol_to_str())
 */
export function readPolicy(text: string): { readonly policy: string; readonly rest: string } {
  const policy = /^(?:prefer \(many\)|weighted interleave)[^ ]*|^[^ ]+/u.exec(text)?.[0] ?? '';
  return { policy, rest: text.slice(policy.length) };
}

const escaped = { '011': '\t', '040': ' ', '075': '=' } as const;

/**
 * A path in `file=`: the kernel writes newline, tab, blank and `=` as octal and leaves a backslash as it is, so an escape may
 * also be four characters of the path. Tab, blank and `=` are read back; `\012` stays, because maps prints a newline like that
 * too: so both files give one mapping one name. (fs/proc/task_mmu.c show_numa_map(), seq_file_path(m, file, "\n\t= "))
 */
export function readPath(printed: string): string {
  return printed.replace(/\\(011|040|075)/gu, (_, octal: keyof typeof escaped) => escaped[octal]);
}

/**
 * A text as one literal word of the POSIX shell: within single quotes no character but the single quote means anything.
 * A NUL byte can't be in a shell word; whoever takes values from a command line never sees one.
 */
export function quoteLiteral(text: string): string {
  if (text.includes('\0')) throw new TypeError('a shell word holds no NUL byte');
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

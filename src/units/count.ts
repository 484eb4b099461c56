/** `1 process`, `2 processes`: a count with its English noun. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}

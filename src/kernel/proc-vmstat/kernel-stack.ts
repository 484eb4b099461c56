import type { Field, ParseNote } from '../../text/index.ts';

/**
 * nr_kernel_stack counts KiB since the release that moved the LRU lists from zones to nodes (4.8 or 4.9); before, it counts stacks,
 * whose size the file does not tell. There it is kept as text: meminfo has KernelStack in kB on every kernel.
 */
export function doubtKernelStack(
  fields: ReadonlyMap<string, Field>,
  printed: string,
): { readonly field: Field; readonly note: ParseNote } | undefined {
  const stack = fields.get('nr_kernel_stack');
  if (stack?.kind !== 'amount' || [...fields.keys()].some((name) => name.startsWith('nr_zone_'))) return undefined;
  return {
    field: { kind: 'text', text: printed, line: stack.line },
    note: { code: 'unexpected-unit', line: stack.line, text: `nr_kernel_stack ${printed}` },
  };
}

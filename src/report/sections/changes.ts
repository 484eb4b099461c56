import type { ConfigurationChange } from '../../contract/index.ts';
import { differingWords } from '../../text/index.ts';
import type { Block } from '../block.ts';
import type { Cell } from '../cell.ts';
import type { Context } from '../context.ts';
import { amountText, identityOf, pidsOf, shortenIds } from '../names.ts';
import type { Section } from '../report.ts';
import { head, makeTable, nameCell, numericHead, rowsOf, textCell } from '../tables.ts';
import { largestBlocks, moversBlocks } from './movers.ts';
import { waterfallBlocks } from './waterfalls.ts';

/** What changed, adding up; in a report of one capture, where the memory is. */
export function changesSection(context: Context): Section {
  const { words, analysis, comparing } = context;
  const [title = '', short = ''] = comparing ? words.sections.changes : words.sections.largest;
  if (!comparing) return { id: 'changes', title, short, blocks: largestBlocks(context), parts: [] };
  const notes = analysis.comparability.map((note) => ({
    severity: note.severity,
    severityLabel: words.severity[note.severity],
    text: note.text,
  }));
  return {
    id: 'changes',
    title,
    short,
    blocks: [...waterfallBlocks(context), ...moversBlocks(context), ...comeAndGone(context), ...configuration(context)],
    parts:
      notes.length === 0
        ? []
        : [{ anchor: context.anchor('comparability'), title: words.changes.comparability, blocks: [{ type: 'notes', items: notes }] }],
  };
}

function comeAndGone(context: Context): readonly Block[] {
  const { words } = context;
  // Kernel threads come and go with the kernel.
  const moved = context.ranked.filter((process) => process.pairing.kind !== 'same' && identityOf(process)?.kind !== 'kernel-thread');
  if (moved.length === 0) return [];
  const rows = rowsOf(moved, (process) => ({
    cells: [
      nameCell(identityOf(process)?.comm ?? '?'),
      textCell(pidsOf(process)),
      textCell(words.pairing[process.pairing.kind]),
      nameCell(shortenIds(identityOf(process)?.unit ?? identityOf(process)?.cgroup ?? '')),
    ],
  }));
  const columns = [head(words.table.process), numericHead(words.table.pid), head(words.table.pairing), head(words.table.unit)];
  return [
    makeTable(context, { anchor: 'come-and-gone', most: context.limits.minorRows, caption: words.changes.comeAndGone, columns, rows }),
  ];
}

/** Limits are bytes; all else is as the kernel has it. */
function settingCell({ words }: Context, what: string, value: string | null): Cell {
  if (value === null) return textCell(words.state.none);
  if (what !== 'cgroup-limit') return nameCell(shortenIds(value));
  return textCell(/^\d+$/u.test(value) ? amountText(Number(value), 'bytes') : value === 'unlimited' ? words.state.unlimited : value);
}

/** Of long command lines the words that differ. */
function sidesOf({ what, before, after }: ConfigurationChange): { readonly before: string | null; readonly after: string | null } {
  if (what !== 'command-line' || before === null || after === null) return { before, after };
  const words = differingWords(before, after);
  return { before: words.before === '' ? null : words.before, after: words.after === '' ? null : words.after };
}

function configuration(context: Context): readonly Block[] {
  const { words, analysis } = context;
  if (analysis.configuration.length === 0) return [];
  const rows = analysis.configuration.map((change) => {
    const { before, after } = sidesOf(change);
    return {
      cells: [
        nameCell(change.subject),
        settingCell(context, change.what, before),
        settingCell(context, change.what, after),
        textCell(change.text),
      ],
    };
  });
  const columns = [head(words.table.setting), head(words.table.before), head(words.table.after), head(words.table.explanation)];
  return [
    makeTable(context, { anchor: 'configuration', most: context.limits.minorRows, caption: words.changes.configuration, columns, rows }),
  ];
}

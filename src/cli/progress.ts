import type { CaptureProgress } from '../capture/index.ts';
import { countOf, formatMicroseconds } from '../units/index.ts';

export interface ProgressLine {
  readonly show: (progress: CaptureProgress) => void;
  /** A text of its own. */
  readonly line: (text: string) => void;
  readonly end: () => void;
}

/** Progress on standard error: one line redrawn on a terminal, nothing elsewhere. */
export function showProgress(wanted: boolean): ProgressLine {
  const live = wanted && process.stderr.isTTY && process.env['CI'] === undefined;
  let drawn = false;
  let last = 0;
  return {
    show(progress) {
      const now = performance.now();
      if (!live || (progress.kind === 'process' && now - last < 100)) return;
      last = now;
      drawn = true;
      process.stderr.write(`\r\u001b[K${describe(progress)}`);
    },
    line(text) {
      if (!live) return;
      drawn = true;
      process.stderr.write(`\r\u001b[K${text}`);
    },
    end() {
      if (drawn) process.stderr.write('\r\u001b[K');
      drawn = false;
    },
  };
}

function describe(progress: CaptureProgress): string {
  switch (progress.kind) {
    case 'selected':
      return `${countOf(progress.processes, 'process', 'processes')} selected`;
    case 'process':
      return `${progress.samples > 1 ? `sample ${String(progress.sample + 1)}/${String(progress.samples)}, ` : ''}process ${String(progress.done)}/${String(progress.of)} (pid ${String(progress.pid)})`;
    case 'waiting':
      return `sample ${String(progress.sample + 1)}/${String(progress.samples)} done, next in ${formatMicroseconds(progress.ms * 1000)}`;
    case 'degraded':
      return `left out ${progress.degradation.path}`;
    default:
      return progress satisfies never;
  }
}

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { analyze } from '../analyze.ts';
import { open } from '../open.ts';
import { formatBytes } from '../units/index.ts';
import { startWorkload } from './demo-workload.ts';

/** What the workload adds between the two captures. */
const growth = 96 * 2 ** 20;

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const snapshots = fileURLToPath(new URL('../../snapshots/', import.meta.url));

/** Where the reports go: a folder beside the project, or a temporary one where that can't be written. */
function reportFolder(): string {
  const wanted = join(process.cwd(), 'demo-report');
  try {
    mkdirSync(wanted, { recursive: true });
    return wanted;
  } catch {
    return mkdtempSync(join(tmpdir(), 'memcase-demo-'));
  }
}

/** Runs the command line as a person would; its output goes where ours goes. */
async function memcase(...args: readonly string[]): Promise<number> {
  process.stdout.write(`$ memcase ${args.join(' ')}\n`);
  const child = spawn(process.execPath, [main, ...args], { stdio: 'inherit' });
  return new Promise((resolve) =>
    child.once('exit', (code) => {
      resolve(code ?? 1);
    }),
  );
}

async function captureWorkload(folder: string): Promise<{ readonly before: string; readonly after: string }> {
  const before = join(folder, 'before.tar.gz');
  const after = join(folder, 'after.tar.gz');
  for (const file of [before, after]) for (const stale of [file, `${file}.sha256`]) rmSync(stale, { force: true });
  const workload = await startWorkload();
  try {
    // It is our own process: nobody is hurt when it waits for a moment, and a busy machine must not degrade the demo.
    await expectDone(memcase('capture', '--pid', String(workload.pid), '--label', 'before', '--allow-stall', '-o', before));
    process.stdout.write(`  ... the workload (pid ${String(workload.pid)}) now allocates ${formatBytes(growth)} ...\n`);
    await workload.grow(growth);
    await expectDone(memcase('capture', '--pid', String(workload.pid), '--label', 'after', '--allow-stall', '-o', after));
  } finally {
    workload.stop();
  }
  return { before, after };
}

async function expectDone(code: Promise<number>): Promise<void> {
  const exit = await code;
  if (exit !== 0) throw new Error(`the capture ended with exit code ${String(exit)}`);
}

async function demo(): Promise<number> {
  const folder = reportFolder();
  const live = existsSync('/proc/self/smaps');
  if (!live)
    process.stdout.write('This system has no /proc: comparing two captures of a real Linux host that come with memcase instead.\n');
  const { before, after } = live
    ? await captureWorkload(folder)
    : { before: join(snapshots, 'leak-6.12-v2/before.tar.gz'), after: join(snapshots, 'leak-6.12-v2/after.tar.gz') };
  const reports = ['report.html', 'report.pdf', 'report.md'].map((name) => join(folder, name));
  const exit = await memcase('diff', before, after, ...reports.flatMap((report) => ['-o', report]));
  const openSide = async (path: string) => ({ capture: await open({ kind: 'path', path }), sample: null });
  const analysis = analyze(await openSide(before), await openSide(after));
  process.stdout.write(`\nVerdict\n${analysis.verdict.lines.map((line) => `  ${line.text}`).join('\n')}\n`);
  if (live) {
    const found = analysis.findings.find((finding) => finding.code === 'anonymous-growth')?.bytes ?? 0;
    const off = Math.abs(found - growth) / growth;
    process.stdout.write(
      `\nTruth: the workload allocated ${formatBytes(growth)}; memcase says ${formatBytes(found)} (${(off * 100).toFixed(1)} % off).\n`,
    );
    if (off > 0.05) return 1;
  }
  process.stdout.write(
    `\nLook at them:\n${reports
      .filter((report) => existsSync(report))
      .map((report) => `  ${report}`)
      .join('\n')}\n`,
  );
  return exit;
}

process.exitCode = await demo();

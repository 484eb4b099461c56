/** Where the time of a run went, stage by stage: CPU and wall, printed on standard error by --timings. */
export interface Timings {
  mark(stage: string): void;
  print(): void;
}

export function startTimings(enabled: boolean): Timings {
  const stages: { readonly stage: string; readonly wallMs: number; readonly cpuMs: number; readonly rss: number }[] = [];
  let wall = nowMs();
  let cpu = process.cpuUsage();
  return {
    mark(stage) {
      if (!enabled) return;
      const used = process.cpuUsage(cpu);
      const now = nowMs();
      stages.push({ stage, wallMs: now - wall, cpuMs: (used.user + used.system) / 1000, rss: process.memoryUsage.rss() });
      wall = now;
      cpu = process.cpuUsage();
    },
    print() {
      for (const { stage, wallMs, cpuMs, rss } of stages) {
        process.stderr.write(
          `${stage.padEnd(20)} wall ${wallMs.toFixed(0).padStart(7)} ms  cpu ${cpuMs.toFixed(0).padStart(7)} ms  rss ${(rss / 2 ** 20).toFixed(0).padStart(5)} MiB\n`,
        );
      }
    },
  };
}

/** Of a clock that is there at once: the first look at `performance` loads a module of Node's, 3 ms in every run. */
const nowMs = (): number => Number(process.hrtime.bigint()) / 1e6;

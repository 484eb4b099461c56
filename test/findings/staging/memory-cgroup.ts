import { mkdirSync, readdirSync, rmdirSync, writeFileSync } from 'node:fs';

const hierarchy = '/sys/fs/cgroup/memory';

/** A memory cgroup of version 1 that a test may do with as it likes. */
export class MemoryCgroup {
  readonly directory: string;

  /** Throws where this is no such hierarchy or no right to make one. */
  constructor(name: string, limit: number, together = false) {
    this.directory = `${hierarchy}/memcase-${name}-${String(process.pid)}`;
    mkdirSync(this.directory);
    this.write('memory.limit_in_bytes', limit);
    if (together) this.write('memory.memsw.limit_in_bytes', limit);
  }

  get path(): string {
    return this.directory.slice(hierarchy.length);
  }

  write(file: string, value: number): void {
    writeFileSync(`${this.directory}/${file}`, String(value));
  }

  /** Starts a program in it. */
  get launcher(): readonly string[] {
    return ['sh', '-c', `echo $$ > ${this.directory}/cgroup.procs && exec "$@"`, 'sh'];
  }

  /** What a capture reads of it. */
  files(): readonly string[] {
    return readdirSync(this.directory)
      .filter((file) => /^memory\.(?!pressure_level|force_empty)|^cgroup\.procs$/u.test(file))
      .map((file) => `${this.directory.slice(1)}/${file}`);
  }

  /** It can be removed once its last process is reaped. */
  async remove(): Promise<void> {
    for (let attempt = 0; attempt < 100; attempt += 1) {
      try {
        rmdirSync(this.directory);
        return;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  }
}

/** Whether such cgroups, and a limit of memory and swap together, can be made here. */
export async function canMakeCgroups(): Promise<boolean> {
  try {
    const probe = new MemoryCgroup('probe', 2 ** 25, true);
    await probe.remove();
    return true;
  } catch {
    return false;
  }
}

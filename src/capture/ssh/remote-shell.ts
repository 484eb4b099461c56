import { PassThrough, Readable } from 'node:stream';
import { $ } from 'zx';

/** A shell on another machine that reads its program from us. */
export interface RemoteShell {
  readonly output: Readable;
  /** Settles when it has ended. */
  ended(): Promise<{ readonly code: number | null; readonly messages: string }>;
}

/** What the other side may say on standard error is kept so far, and no further. */
const mostMessages = 32 * 1024;

/** What zx would keep of all output to hand it out at the end. An archive is streamed, never kept. */
function nowhere(): (string | Buffer)[] {
  return Object.assign(new Array<string | Buffer>(), { push: () => 0 });
}

/**
 * Starts `sh -s` on another machine by the user's own ssh, with the user's own configuration, keys and agent. The remote command is
 * one of two constants: what the user chose travels inside the program. It never asks for a password.
 */
export function startRemoteShell(host: string, program: Uint8Array, sudo: boolean, signal: AbortSignal): RemoteShell {
  const run = $({
    input: Readable.from([Buffer.from(program)]),
    nothrow: true,
    quiet: true,
    signal,
    killSignal: 'SIGTERM',
    store: { stdout: nowhere(), stderr: nowhere(), stdall: nowhere() },
  });
  const child = sudo ? run`exec ssh -T -o BatchMode=yes -- ${host} sudo -n sh -s` : run`exec ssh -T -o BatchMode=yes -- ${host} sh -s`;
  let messages = '';
  child.stderr.on('data', (part: Buffer) => {
    if (messages.length < mostMessages) messages += part.toString('latin1');
  });
  // At once: what comes before somebody listens is lost.
  const output = child.stdout.pipe(new PassThrough());
  return {
    output,
    ended: async () => {
      const { exitCode } = await child;
      return { code: exitCode, messages: messages.slice(0, mostMessages) };
    },
  };
}

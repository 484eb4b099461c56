import type { Readable, Writable } from 'node:stream';

/** What puppeteer asks of a connection. */
export interface PipeTransport {
  onmessage?: (message: string) => void;
  onclose?: () => void;
  send(message: string): void;
  close(): void;
}

/**
 * DevTools messages over two pipes (`--remote-debugging-pipe`), each ended by a NUL byte: unlike a port, nobody else on the
 * machine can connect.
 */
export function pipeTransport(toBrowser: Writable, fromBrowser: Readable): PipeTransport {
  const transport: PipeTransport = {
    send: (message) => {
      toBrowser.write(`${message}\0`);
    },
    close: () => {
      toBrowser.end();
    },
  };
  let pending: Buffer[] = [];
  fromBrowser.on('data', (chunk: Buffer) => {
    let rest = chunk;
    for (let end = rest.indexOf(0); end !== -1; end = rest.indexOf(0)) {
      const message = Buffer.concat([...pending, rest.subarray(0, end)]).toString('utf8');
      pending = [];
      rest = rest.subarray(end + 1);
      // One task a message, as with a socket: puppeteer's handlers rely on the order of microtasks between two messages.
      setImmediate(() => transport.onmessage?.(message));
    }
    if (rest.length > 0) pending.push(rest);
  });
  fromBrowser.on('close', () => transport.onclose?.());
  // The browser may be gone before its pipes: its exit is what gets reported.
  toBrowser.on('error', () => undefined);
  fromBrowser.on('error', () => undefined);
  return transport;
}

import type { Interruption } from './judge-capture.ts';

/** Ends a capture: the user's signal, or the time that it was given. */
export class StopSignal {
  readonly signal: AbortSignal;
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout | null;
  readonly #user: AbortSignal | undefined;
  readonly #onUser = (): void => this.#controller.abort(this.#user?.reason);
  interruption: Interruption | null = null;

  constructor(user: AbortSignal | undefined, maxTimeMs: number | null) {
    this.signal = this.#controller.signal;
    this.#user = user;
    this.signal.addEventListener('abort', () => {
      this.isOver = true;
      const reason: unknown = this.signal.reason;
      this.interruption = reason === 'max-time' ? 'max-time' : String(reason).includes('SIGTERM') ? 'terminated' : 'interrupted';
    });
    this.#timer = maxTimeMs === null ? null : setTimeout(() => this.#controller.abort('max-time'), maxTimeMs);
    if (user?.aborted === true) this.#onUser();
    else user?.addEventListener('abort', this.#onUser, { once: true });
  }

  /** Asked for so often that the signal's own getter would be felt. */
  isOver = false;

  /** A user's interruption lets the file in hand end in peace; when the time is over it is over. Milliseconds. */
  readonly graceMs = (): number => (this.interruption === 'max-time' ? 500 : 10_000);

  release(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#user?.removeEventListener('abort', this.#onUser);
  }
}

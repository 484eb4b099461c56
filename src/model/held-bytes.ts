/** Longer files have a buffer of their own. */
const smallBytes = 1 << 14;
const roomBytes = 1 << 18;

/**
 * Keeps copies of small files. Thousands of processes have a dozen each, of some hundred bytes: beside each other in one buffer they take
 * half as much as in buffers of their own, and the room goes back as a whole when the last of them is parsed.
 */
export class HeldBytes {
  #room = new Uint8Array(0);
  #used = 0;

  /** Room for a file of so many bytes. */
  take(size: number): Uint8Array {
    if (size > smallBytes) return new Uint8Array(size);
    if (this.#used + size > this.#room.length) {
      this.#room = new Uint8Array(roomBytes);
      this.#used = 0;
    }
    this.#used += size;
    return this.#room.subarray(this.#used - size, this.#used);
  }
}

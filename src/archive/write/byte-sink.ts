/** Where an archive's bytes go, in order. A failed write rejects with the system's error (`ENOSPC`, `EPIPE` ...). */
export interface ByteSink {
  write(bytes: Uint8Array): Promise<void>;
}

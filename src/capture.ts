import { capture as captureInto, defaultOptions, type CaptureHooks, type CaptureOptions, type CaptureResult } from './capture/index.ts';
import { version } from './version.ts';

/** What to capture and where it goes; everything else has the defaults of the command line. */
export type CaptureRequest = Partial<CaptureOptions> & Pick<CaptureOptions, 'selectors' | 'output'>;

/**
 * Captures processes, their cgroups and the host into one archive: a file, a new file in a folder, or any stream.
 *
 * What can't be read is recorded and told by `result.exit` (0 complete, 4 something is missing, 5 denied); only what makes an archive
 * impossible is thrown, as a {@link MemcaseError}: nothing matches (exit 6), no place to write (exit 2).
 *
 * @param hooks `signal` ends it after the file in hand, with a valid archive that says so; `progress` is called for each process
 */
export function capture(request: CaptureRequest, hooks: CaptureHooks = {}): Promise<CaptureResult> {
  return captureInto({ ...defaultOptions, version, ...request }, hooks);
}

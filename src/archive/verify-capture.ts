import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { exitCodes, joinExits, type Exit } from '../contract/index.ts';
import { showName } from '../text/index.ts';
import type { CaptureContents } from './captured.ts';
import { inputName, type CaptureInput, type ReadOptions } from './capture-input.ts';
import { integrityExit } from './integrity-exit.ts';
import { readCapture } from './read-capture.ts';

export interface Verification extends Pick<CaptureContents, 'integrity' | 'problems' | 'sha256' | 'format'> {
  /** Kernel files, and their bytes. */
  readonly files: number;
  readonly bytes: number;
  /** The archive against the FILE.sha256 beside it. */
  readonly beside: 'matches' | 'differs' | 'absent';
  /** 0, or 7 with what is wrong. */
  readonly exit: Exit;
}

/** Reads a capture to its end and holds every byte against the manifest, and the archive against the checksum file beside it. */
export async function verifyCapture(input: CaptureInput, options: ReadOptions = {}): Promise<Verification> {
  const contents = await readCapture(input, () => undefined, options);
  const { integrity, problems, sha256, format, files, bytes } = contents;
  const beside = input.kind === 'path' && sha256 !== null ? await compareBeside(input.path, sha256) : 'absent';
  const differs: Exit = {
    code: exitCodes.integrity,
    reasons: [`${showName(inputName(input))} is not the file that its .sha256 file names`],
  };
  const exit = joinExits([integrityExit(contents, 'verify'), ...(beside === 'differs' ? [differs] : [])]);
  return { integrity, problems, sha256, format, files, bytes, beside, exit };
}

/** A checksum file is a line or a few. */
const checksumBytes = 2 ** 20;

async function compareBeside(path: string, sha256: string): Promise<Verification['beside']> {
  const beside = `${path}.sha256`;
  const found = await stat(beside).catch(() => null);
  if (found?.isFile() !== true || found.size > checksumBytes) return 'absent';
  const text = await readFile(beside, 'utf8').catch(() => null);
  if (text === null) return 'absent';
  const stated = readChecksum(text, basename(path));
  return stated === sha256 ? 'matches' : 'differs';
}

/**
 * The checksum of one file from what sha256sum writes (`HEX  NAME`, `HEX *NAME`, escaped names with a backslash before the line) or from
 * a bare checksum. Of several lines the one that names the file. Hex in lower case; null when there is none.
 */
export function readChecksum(text: string, name: string): string | null {
  const lines = text.split(/\r?\n/u).flatMap((line) => {
    const match = /^\\?([0-9a-fA-F]{64})(?: [ *](.*))?$/su.exec(line.trimEnd());
    return match?.[1] === undefined ? [] : [{ hex: match[1].toLowerCase(), name: match[2] ?? null }];
  });
  const named = lines.find((line) => line.name !== null && basename(line.name) === name);
  // A renamed archive still has its own checksum beside it.
  return (named ?? (lines.length === 1 ? lines[0] : undefined))?.hex ?? null;
}

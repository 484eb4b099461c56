import type { CaptureHeader } from '../contract/index.ts';

type Operator = CaptureHeader['operator'];

/** Who runs the capture. Numbers only: names are not stored. */
export function currentOperator(): Operator {
  return { uid: process.geteuid?.() ?? null, sudoUid: idIn('SUDO_UID') };
}

/** The person behind sudo, to whom the files are given. */
export function ownerBehindSudo(): { readonly uid: number; readonly gid: number } | null {
  const uid = idIn('SUDO_UID');
  const gid = idIn('SUDO_GID');
  return process.geteuid?.() === 0 && uid !== null && gid !== null ? { uid, gid } : null;
}

function idIn(variable: string): number | null {
  const text = process.env[variable] ?? '';
  return /^[0-9]{1,10}$/u.test(text) ? Number(text) : null;
}

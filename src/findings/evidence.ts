import type { EvidenceEntry, EvidenceValue, FindingSubject, Pair } from '../contract/index.ts';
import type { CgroupPair, Comparison, ProcessPair } from '../diff/index.ts';
import { readField, type ParsedFile, type Snapshot } from '../model/index.ts';
import { showName } from '../text/index.ts';
import type { Coded } from './rule.ts';

/** A pair as evidence: values with the file and line they stand in. */
export function evidenceOf(metric: string, pair: Pair | undefined, comparison: Comparison): EvidenceEntry {
  const value = (side: 'before' | 'after'): EvidenceValue | null => {
    const amount = pair?.[side];
    if (amount === null || amount === undefined) return null;
    const { file, line } = placeOf(pair?.at?.[side] ?? '');
    return { value: amount, sample: (side === 'before' ? comparison.before?.sample : comparison.after.sample) ?? 0, file, line };
  };
  return { metric, before: value('before'), after: value('after') };
}

/** `proc/812/status:22` -> file and line. */
export function placeOf(at: string): { readonly file: string; readonly line: number | null } {
  const match = /^(.*):(\d+)$/su.exec(at.split(' ')[0] ?? '');
  return match === null ? { file: at, line: null } : { file: match[1] ?? '', line: Number(match[2]) };
}

export function processSubject(pair: ProcessPair): FindingSubject {
  const newest = pair.after ?? pair.before;
  const identity = newest?.identity;
  return {
    kind: 'process',
    id: pair.id,
    ...(identity === undefined ? {} : { pid: identity.pid }),
    ...(identity?.comm == null ? {} : { comm: identity.comm }),
    ...(identity?.unit == null ? {} : { unit: identity.unit }),
    ...(identity?.cgroup == null ? {} : { cgroup: identity.cgroup }),
  };
}

export function cgroupSubject(pair: CgroupPair): FindingSubject {
  const cgroup = pair.after ?? pair.before;
  return {
    kind: 'cgroup',
    id: pair.id,
    ...(cgroup?.unit == null ? {} : { unit: cgroup.unit }),
    ...(cgroup === null ? {} : { cgroup: cgroup.path }),
  };
}

/** The name people use for a process: `api-server (pid 812)`. */
export function processName(pair: ProcessPair): string {
  const identity = (pair.after ?? pair.before)?.identity;
  return identity === undefined ? '?' : `${identity.comm ?? '?'} (pid ${String(identity.pid)})`;
}

type Files = ReadonlyMap<string, ParsedFile>;

/** A field of a kernel file as evidence, for numbers that are no metric of their own. */
export function fieldEvidence(
  comparison: Comparison,
  file: string,
  key: string,
  filesOf: (snapshot: Snapshot) => Files | undefined,
): EvidenceEntry {
  const value = (snapshot: Snapshot | null): EvidenceValue | null => {
    const files = snapshot === null ? undefined : filesOf(snapshot);
    const reading = files === undefined ? null : readField(files, file, key);
    if (snapshot === null || reading?.state !== 'known') return null;
    return { value: reading.value, sample: snapshot.sample, ...placeOf(reading.at) };
  };
  return { metric: `${file.replace(/^v[12]:/u, '')}.${key}`, before: value(comparison.before), after: value(comparison.after) };
}

/** A mapping line as evidence. */
export function lineEvidence(metric: string, value: number | string | null, path: string, line: number, sample: number): EvidenceEntry {
  return { metric, before: null, after: { value, sample, file: path, line } };
}

/** The step that looks at the mappings of a process: by the file that the capture has of them, or by another that counts them better. */
export function mappingsStep(pair: ProcessPair, path: string | null = pair.after?.mappingsPath ?? null): Coded {
  return {
    code: 'look-at-mappings',
    args: { pid: pair.after?.pid ?? null, path: path === null ? null : showName(path) },
  };
}

/** The host as subject. */
export const hostSubject: FindingSubject = { kind: 'host', id: 'host' };

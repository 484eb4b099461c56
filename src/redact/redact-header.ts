import type { CaptureHeader, CapturedFact, Degradation, Manifest, ManifestEntry } from '../contract/index.ts';
import { readShownName, showName } from '../text/index.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import { mappingName } from './redact-line.ts';
import { redactMemberPath } from './redact-file.ts';

/** Words by which people tell their captures apart, and which tell nobody else anything. */
const plainLabels = new Set([
  'before',
  'after',
  'baseline',
  'base',
  'canary',
  'good',
  'bad',
  'old',
  'new',
  'first',
  'second',
  'idle',
  'load',
  'leak',
  'oom',
  'deploy',
]);

/** The first member with other names. */
export function redactHeader(header: CaptureHeader, names: Pseudonyms): CaptureHeader {
  const { host, operator } = header;
  const id = (uid: number | null): number | null => (uid === null ? null : Number(names.userId(String(uid))));
  return {
    ...header,
    host: {
      ...host,
      hostname: host.hostname === null ? null : names.word(host.hostname),
      kernelVersion: host.kernelVersion?.replace(/^(Linux version \S+) .*$/su, '$1') ?? null,
      bootId: host.bootId === null ? null : names.hex(host.bootId),
      cgroupMounts: host.cgroupMounts.map((mount) => ({
        ...mount,
        mountPoint: names.path(mount.mountPoint),
        root: names.path(mount.root),
      })),
    },
    selectors: header.selectors.map(({ selector, pids }) => ({ selector: redactSelector(selector, names), pids })),
    label: header.label === null || plainLabels.has(header.label) ? header.label : names.word(header.label),
    case: header.case === null ? null : names.word(header.case),
    operator: { uid: id(operator.uid), sudoUid: id(operator.sudoUid) },
    masking: { ...header.masking, commandLines: 'masked' },
    options: Object.fromEntries(
      Object.entries(header.options).map(([name, value]) => [name, typeof value === 'string' ? optionText(name, value, names) : value]),
    ),
  };
}

function redactSelector(selector: string, names: Pseudonyms): string {
  const match = /^--(name|exe|unit|cgroup|container) (.*)$/su.exec(selector);
  const [, kind, value = ''] = match ?? [];
  if (kind === undefined) return /^--(?:pid [0-9]+|all|tree)$/u.test(selector) ? selector : names.word(selector);
  return `--${kind} ${kind === 'name' ? names.word(value) : value.startsWith('/') ? names.path(value) : names.component(value)}`;
}

/** Texts that memcase itself writes into its header. */
function optionText(name: string, value: string, names: Pseudonyms): string {
  return name === 'detail' || name === 'clock' || name === 'longestRead' ? value : names.word(value);
}

/** The last member: the same books over the new names. Texts that may name anything are replaced whole. */
export function redactManifest(manifest: Manifest, entries: readonly ManifestEntry[], names: Pseudonyms): Manifest {
  const reasons = manifest.reasons.map((reason) => redactText(reason, names));
  return {
    ...manifest,
    reasons,
    exit: { code: manifest.exit.code, reasons: manifest.exit.reasons.map((reason) => redactText(reason, names)) },
    entries,
    facts: manifest.facts.map((fact) => redactFact(fact, names)),
    degraded: manifest.degraded.map((one): Degradation => ({
      ...one,
      path: redactEntryPath(one.path, names),
      reason: redactText(one.reason, names),
    })),
    processes: manifest.processes.map((process) => ({
      ...process,
      cgroupDirectory: process.cgroupDirectory === null ? null : shown(process.cgroupDirectory, (path) => names.path(path)),
      cgroupReason: process.cgroupReason === null ? null : 'redacted',
    })),
    masked: { ...manifest.masked, names: names.replaced },
  };
}

export function redactRefusal(entry: ManifestEntry & { readonly state: 'refused' }, names: Pseudonyms): ManifestEntry {
  return { ...entry, path: redactEntryPath(entry.path, names) };
}

/** A path of the manifest, perhaps with the folder of its sample before it. */
export function redactEntryPath(path: string, names: Pseudonyms): string {
  const [, sample = '', rest = ''] = /^([0-9]{4,}\/)?(.*)$/su.exec(path) ?? [];
  return `${sample}${shown(rest, (one) => redactMemberPath(one, names))}`;
}

function redactFact(fact: CapturedFact, names: Pseudonyms): CapturedFact {
  const path = shown(fact.path, (one) => (one.startsWith('proc/') ? one : names.path(one)));
  const { target } = fact.facts;
  if (typeof target !== 'string') return { ...fact, path };
  const isNamespace = /^[a-z_]+:\[[0-9]+\]$/u.test(target);
  return { ...fact, path, facts: { ...fact.facts, target: isNamespace ? target : shown(target, (one) => mappingName(one, names)) } };
}

/** Manifests hold names as they are shown: escaped. */
function shown(text: string, rewrite: (name: string) => string): string {
  return showName(rewrite(readShownName(text)));
}

const ours = /^[A-Za-z0-9 .,;:%'()*+-]*$/u;

/** A sentence of ours with paths in it: paths get their other names; a sentence that may hold anything else is dropped. */
function redactText(text: string, names: Pseudonyms): string {
  const selector = /^(no process matches )(--.*)$/su.exec(text);
  if (selector !== null) return `${selector[1] ?? ''}${redactSelector(selector[2] ?? '', names)}`;
  const entry = /^((?:[0-9]{4,}\/)?(?:proc|sys|dev)\/\S*)(: [A-Z0-9]+)$/u.exec(text);
  if (entry !== null) return `${redactEntryPath(entry[1] ?? '', names)}${entry[2] ?? ''}`;
  const replaced = text.replace(/\/\S+/gu, (path) => shown(path, (one) => names.path(one)));
  return ours.test(replaced.replace(/\/[^\s]+/gu, '')) ? replaced : 'redacted';
}

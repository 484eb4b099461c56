import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Analysis, FindingEntry, Language } from '../../src/contract/index.ts';
import { analyze } from '../../src/analyze.ts';
import { open } from '../../src/open.ts';

export const corpus = process.env['MEMCASE_CORPUS'];

/** One pair of captures with what was done between them. */
export interface HostCase {
  /** `6.12-v2/leak` */
  readonly name: string;
  readonly scenario: string;
  readonly directory: string;
  readonly truth: Truth;
}

interface Wanted {
  readonly code: string;
  readonly service: string;
}

interface Service {
  readonly cgroup: string;
  readonly main_pid?: number;
  /** By its cgroup: none where the kernel has no memory controller in the hierarchy that was asked for. */
  readonly pids: readonly number[];
}

interface Truth {
  readonly memory_controller: number;
  readonly services_before: Readonly<Record<string, Service>>;
  readonly services_after: Readonly<Record<string, Service>>;
  readonly expect_findings?: readonly Wanted[];
  readonly expect_findings_any?: readonly (readonly Wanted[])[];
  readonly may_findings?: readonly Wanted[];
  readonly must_not_findings?: readonly { readonly code: string; readonly services: readonly string[] | null }[];
}

/** All pairs of the corpus. */
export function hostCases(): readonly HostCase[] {
  if (corpus === undefined) return [];
  const hosts = join(corpus, 'hosts');
  return readdirSync(hosts, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((host) =>
      readdirSync(join(hosts, host.name)).flatMap((scenario): readonly HostCase[] => {
        const directory = join(hosts, host.name, scenario);
        if (!existsSync(join(directory, 'truth.json')) || !existsSync(join(directory, 'before.tar.gz'))) return [];
        const truth = JSON.parse(readFileSync(join(directory, 'truth.json'), 'utf8')) as Truth;
        return [{ name: `${host.name}/${scenario}`, scenario, directory, truth }];
      }),
    );
}

const made = new Map<string, Promise<Analysis>>();

/** What memcase says of a pair; each is analyzed once. */
export function analyzePair(host: HostCase): Promise<Analysis> {
  const analysis = made.get(host.name) ?? analyzeIn(host, 'en');
  made.set(host.name, analysis);
  return analysis;
}

export async function analyzeIn({ directory }: HostCase, language: Language): Promise<Analysis> {
  const side = async (name: string) => ({ capture: await open({ kind: 'path', path: join(directory, name) }), sample: null });
  return analyze(await side('before.tar.gz'), await side('after.tar.gz'), { language });
}

/** The service of the truth that a finding speaks of; `host` for the machine, null for nothing that the truth names. */
export function servicesOf(finding: FindingEntry, { truth }: HostCase): readonly string[] {
  const { subject } = finding;
  if (subject.kind === 'host') return ['host'];
  const plain = (text: string): string => text.replaceAll('\\\\', '\\');
  return [...new Set([...Object.entries(truth.services_after), ...Object.entries(truth.services_before)])]
    .filter(
      ([, service]) =>
        (subject.pid !== undefined && (subject.pid === service.main_pid || service.pids.includes(subject.pid))) ||
        (subject.cgroup !== undefined && plain(subject.cgroup) === service.cgroup),
    )
    .map(([name]) => name)
    .filter((name, at, all) => all.indexOf(name) === at);
}

export const isLoud = ({ severity }: FindingEntry): boolean => severity !== 'info' && severity !== 'clear';

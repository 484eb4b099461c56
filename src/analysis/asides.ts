import type { CgroupEntry, FindingEntry, Language, Metrics, Text } from '../contract/index.ts';
import { sayCacheGrowth } from './cache-growth.ts';
import { sayNewProcesses } from './new-processes.ts';
import { isSerious } from './verdict.ts';

/** What happened and asks for nothing: processes that came, and page cache where nothing else grew. */
export function sayAsides(
  findings: readonly FindingEntry[],
  cgroups: readonly CgroupEntry[],
  host: Metrics,
  language: Language,
): readonly Text[] {
  const said = [sayNewProcesses(findings, language), findings.some(isSerious) ? null : sayCacheGrowth(cgroups, host, language)];
  return said.filter((text) => text !== null);
}

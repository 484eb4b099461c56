import type { Process, Snapshot } from '../model/index.ts';
import { numberOf } from '../model/index.ts';
import { countOf } from '../units/index.ts';

const MiB = 2 ** 20;
/** Services below this are nobody's trouble. */
const worthIt = 8 * MiB;
const mostTargets = 10;

/** A budget to begin with, from what was measured: for each larger service growth by 10 % and 32 MiB, and no swap where there is none. */
export function initBudget(snapshot: Snapshot): string {
  const services = new Map<string, { readonly key: 'unit' | 'name'; readonly value: string; readonly members: Process[] }>();
  const named = new Set(snapshot.targets);
  for (const process of snapshot.processes.values()) {
    const { unit, comm } = process.identity;
    const value = unit ?? comm;
    if (process.kind !== 'user' || value === null || (named.size > 0 && !named.has(process.id))) continue;
    const service = services.get(value) ?? { key: unit === null ? 'name' : 'unit', value, members: [] };
    service.members.push(process);
    services.set(value, service);
  }
  const measured = [...services.values()]
    .map((service) => ({ ...service, pss: total(service.members, 'pss'), swap: total(service.members, 'swap') }))
    .filter(({ pss }) => named.size > 0 || (pss !== null && pss >= worthIt))
    .sort((left, right) => (right.pss ?? 0) - (left.pss ?? 0))
    .slice(0, mostTargets)
    .map((service) => ({ ...service, id: nameOf(service.value) }));
  const unique = measured.filter(({ id }, at) => measured.findIndex((other) => other.id === id) === at);
  return [
    '# yaml-language-server: $schema=./node_modules/memcase/dist/schema/budget.schema.json',
    'version: 1',
    'targets:',
    ...unique.map(({ id, key, value }) => `  ${id}: { ${key}: ${quote(key === 'name' ? value.replace(/[*?[\]\\]/gu, '\\$&') : value)} }`),
    'budgets:',
    ...unique.flatMap(({ id, pss, swap, members }) => [
      ...(pss === null
        ? []
        : [
            `  # ${countOf(members.length, 'process', 'processes')}, PSS ${String(Math.round(pss / MiB))} MiB when this was written`,
            `  - { id: ${id}-growth, target: ${id}, metric: pss, max_increase: { percent: 10, floor: 32MiB } }`,
            `  - { id: ${id}-size, target: ${id}, metric: pss, max: ${String(Math.max(64, Math.ceil((pss * 1.5) / MiB / 16) * 16))}MiB, level: warn }`,
          ]),
      ...(swap === 0 ? [`  - { id: ${id}-swap, target: ${id}, metric: swap, max: 0 }`] : []),
    ]),
    '',
  ].join('\n');
}

function total(members: readonly Process[], metric: string): number | null {
  const values = members.map((process) => numberOf(process.metrics[metric]));
  return values.includes(null) ? null : values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
}

/** A plain name for a target; captured names are not trusted to be YAML. */
const nameOf = (value: string): string =>
  value
    .replace(/\.(?:service|scope)$/u, '')
    .replace(/[^A-Za-z0-9_-]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .slice(0, 40) || 'target';

/** JSON strings are YAML. */
const quote = (value: string): string => JSON.stringify(value).replace(/[\u007f-\u{10ffff}]/gu, (character) => escapeCharacter(character));

function escapeCharacter(character: string): string {
  return [...Array(character.length).keys()].map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');
}

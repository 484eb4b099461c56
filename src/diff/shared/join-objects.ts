import { mappingClasses } from '../../model/index.ts';
import type { ProcessPair } from '../comparison.ts';
import { objectKey, type SeenObject } from './collect-objects.ts';

export interface JoinedObject {
  readonly before: SeenObject | null;
  readonly after: SeenObject | null;
}

type Objects = ReadonlyMap<string, SeenObject>;

/**
 * Joins the objects of two captures: by device and inode within one boot, then by what their mappers' mappings were paired with (a
 * restarted service makes its segments anew), then by a name that only one object has.
 */
export function joinObjects(
  before: Objects,
  after: Objects,
  processes: readonly ProcessPair[],
  sameBoot: boolean,
): readonly JoinedObject[] {
  const older = new Map(before);
  const newer = new Map(after);
  const joined: JoinedObject[] = [];
  const take = (left: SeenObject, right: SeenObject): void => {
    older.delete(left.key);
    newer.delete(right.key);
    joined.push({ before: left, after: right });
  };
  if (sameBoot) {
    for (const right of after.values()) {
      const left = older.get(right.key);
      if (left !== undefined) take(left, right);
    }
  }
  for (const [left, right] of votedFor(older, newer, processes)) {
    if (older.has(left.key) && newer.has(right.key)) take(left, right);
  }
  for (const [left, right] of loneByName(older, newer)) take(left, right);
  const rest = [...newer.values()].map((right) => ({ before: null, after: right }));
  return [...joined, ...rest, ...[...older.values()].map((left) => ({ before: left, after: null }))];
}

function votedFor(older: Objects, newer: Objects, processes: readonly ProcessPair[]): readonly (readonly [SeenObject, SeenObject])[] {
  if (older.size === 0 || newer.size === 0) return [];
  const mappers = new Set([...older.values(), ...newer.values()].flatMap((object) => object.shares.map((share) => share.process)));
  const votes = new Map<string, { readonly pair: readonly [SeenObject, SeenObject]; count: number }>();
  for (const process of processes) {
    const [was, is] = [process.before?.mappings, process.after?.mappings];
    if (!mappers.has(process.id) || was == null || is == null) continue;
    for (const { before, after } of process.mappings()) {
      const [at, to] = [before[0], after[0]];
      if (at === undefined || to === undefined) continue;
      const left = older.get(objectKey(was, at, mappingClasses(was)[at]?.label ?? ''));
      const right = newer.get(objectKey(is, to, mappingClasses(is)[to]?.label ?? ''));
      if (left === undefined || right === undefined || left.kind !== right.kind) continue;
      const key = `${left.key}\0${right.key}`;
      const vote = votes.get(key) ?? { pair: [left, right] as const, count: 0 };
      vote.count += 1;
      votes.set(key, vote);
    }
  }
  return [...votes].sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1)).map(([, { pair }]) => pair);
}

function loneByName(older: Objects, newer: Objects): readonly (readonly [SeenObject, SeenObject])[] {
  const byName = (objects: Objects): ReadonlyMap<string, readonly SeenObject[]> => {
    const groups = new Map<string, SeenObject[]>();
    for (const object of objects.values()) groups.set(object.label, [...(groups.get(object.label) ?? []), object]);
    return groups;
  };
  const [olds, news] = [byName(older), byName(newer)];
  return [...olds].flatMap(([label, [left, ...others]]) => {
    const [right, ...rivals] = news.get(label) ?? [];
    const lone = left !== undefined && right !== undefined && others.length === 0 && rivals.length === 0;
    return lone && left.kind === right.kind ? [[left, right] as const] : [];
  });
}

import type { CapturedFact, Manifest } from '../contract/index.ts';
import { readShownName } from '../text/index.ts';
import type { ArchiveProblem, CaptureContents } from './captured.ts';
import { placeBelow } from './capture-root.ts';
import { readErrors, readLinks, readMeta } from './foreign/capture-notes.ts';
import { concludeHost } from './foreign/conclude-host.ts';
import { isNormalRefusal } from './foreign/linux-errno.ts';
import { checkMembers } from './member-digests.ts';
import type { Ending } from './member.ts';
import { readManifest } from './memcase/read-manifest.ts';
import type { ReadingPass } from './reading-pass.ts';

/** What a pass found, and how much of it there was. */
export interface ReadContents extends CaptureContents {
  /** Kernel files handed out, and their bytes. */
  readonly files: number;
  readonly bytes: number;
}

interface Archive {
  readonly file: string;
  readonly root: string;
  readonly sha256: string | null;
  readonly ending: Ending;
}

/** Says what a capture is once all of its members went by. */
export function describeContents(pass: ReadingPass, archive: Archive): ReadContents {
  if (archive.ending.state !== 'whole') pass.problems.add(archive.ending.state, null, archive.ending.text);
  const manifest = pass.header === null ? null : takeManifest(pass, archive);
  const common = { file: archive.file, sha256: archive.sha256, samples: Math.max(pass.samples, 1), files: pass.files, bytes: pass.bytes };
  const contents = pass.header === null ? describeForeign(pass, archive.root) : describeOurs(pass, pass.header, manifest);
  return { ...common, ...contents, integrity: judgeIntegrity(pass), problems: pass.problems.list() };
}

type Described = Omit<ReadContents, 'file' | 'sha256' | 'samples' | 'files' | 'bytes' | 'integrity' | 'problems'>;

function takeManifest(pass: ReadingPass, archive: Archive): Manifest | null {
  const bytes = pass.own.get(archive.root, 'manifest.json');
  const truncated = archive.ending.state === 'truncated';
  if (bytes === undefined || (bytes === null && truncated)) {
    pass.problems.add('no-manifest', null, 'the last member, the manifest, is not there: the archive was cut or never finished');
    return null;
  }
  const manifest = bytes === null ? null : readManifest(bytes);
  if (manifest === null) pass.problems.add('damaged', 'manifest.json', 'the manifest cannot be read');
  else checkMembers(manifest, pass.stored, archive.root === '' ? '' : `${archive.root}/`, truncated, pass.problems);
  return manifest;
}

function describeOurs(pass: ReadingPass, { header, assumed }: NonNullable<ReadingPass['header']>, manifest: Manifest | null): Described {
  const refused = (manifest?.entries ?? []).flatMap((entry) => {
    if (entry.state !== 'refused') return [];
    const { path, sample } = placeBelow(readShownName(entry.path), '') ?? { path: entry.path, sample: 0 };
    return [{ path, errno: entry.errno, normal: entry.normal, sample }];
  });
  const unreadable = pass.unreadable.map((refusal) => ({ ...refusal, normal: false }));
  return {
    format: 'memcase',
    header,
    manifest,
    host: header.host,
    assumed,
    facts: (manifest?.facts ?? []).map(readFactNames),
    refused: [...refused, ...unreadable],
    startedAt: header.startedAt.wall === '' ? null : header.startedAt.wall,
    finishedAt: manifest === null || manifest.finishedAt.wall === '' ? null : manifest.finishedAt.wall,
    sampleTimes: manifest !== null && manifest.sampleTimes.length > 0 ? manifest.sampleTimes : [header.startedAt],
  };
}

/** JSON holds shown names; from here on they are names. */
function readFactNames(fact: CapturedFact): CapturedFact {
  const path = readShownName(fact.path);
  if (fact.kind !== 'link' || typeof fact.facts['target'] !== 'string') return { ...fact, path };
  return { ...fact, path, facts: { ...fact.facts, target: readShownName(fact.facts['target']) } };
}

function describeForeign(pass: ReadingPass, root: string): Described {
  const meta = pass.own.get(root, '_capture/meta');
  const errors = pass.own.get(root, '_capture/errors.tsv');
  const links = pass.own.get(root, '_capture/links.tsv');
  const notes = meta == null ? null : readMeta(meta);
  const noted = errors == null ? [] : readErrors(errors).map((refusal) => ({ ...refusal, sample: 0 }));
  const unreadable = pass.unreadable.map((refusal) => ({ ...refusal, normal: isNormalRefusal(refusal.path, refusal.errno) }));
  return {
    format: 'foreign',
    header: null,
    manifest: null,
    ...concludeHost(pass.evidence, notes),
    facts: links == null ? [] : readLinks(links),
    refused: [...noted, ...unreadable],
    startedAt: notes?.startedAt?.wall ?? null,
    finishedAt: notes?.finishedAt?.wall ?? null,
    sampleTimes: notes?.startedAt == null ? [] : [notes.startedAt],
  };
}

/** What no tool that copies /proc makes by accident. */
const hostile: readonly ArchiveProblem['code'][] = ['unsafe-name', 'too-large', 'duplicate-member', 'damaged'];
/** What an archive with a manifest cannot have unless somebody changed it. */
const changed: readonly ArchiveProblem['code'][] = [
  'digest-mismatch',
  'missing-member',
  'unlisted-member',
  'link-skipped',
  'special-skipped',
];

function judgeIntegrity({ problems, header }: ReadingPass): CaptureContents['integrity'] {
  if (problems.has(...hostile) || (header !== null && problems.has(...changed))) return 'altered';
  if (problems.has('truncated', 'no-manifest')) return 'truncated';
  return header === null ? 'unknown' : 'whole';
}

import { hash } from 'node:crypto';
import type { CaptureHeader } from '../contract/index.ts';
import { formatBytes } from '../units/index.ts';
import { afterwards } from './afterwards.ts';
import type { CapturedFile, ReadBounds } from './captured.ts';
import { isKernelPath, type PlacedFile } from './capture-root.ts';
import { HostEvidence } from './foreign/host-evidence.ts';
import { checkMemberName } from './member-name.ts';
import { MemberDigest, StoredMembers } from './member-digests.ts';
import type { ArchiveMember, StoredMember } from './member.ts';
import { readHeader } from './memcase/read-header.ts';
import { OwnFiles, ownPath, type OwnPath } from './own-files.ts';
import { fileAtHand, passingFile } from './passing-file.ts';
import { ProblemList } from './problem-list.ts';
import { overBound, unknownFormat } from './refusals.ts';
import type { RootFinder } from './root-finder.ts';

export type VisitFile = (file: CapturedFile) => void | Promise<void>;

/** A path of the capture that exists but could not be read (folders only). */
export interface UnreadablePath {
  readonly path: string;
  readonly errno: string;
  readonly sample: number;
}

/** One pass over the members of an input: hands out kernel files and gathers what the rest says. */
export class ReadingPass {
  readonly problems = new ProblemList();
  readonly evidence = new HostEvidence();
  readonly stored = new StoredMembers();
  readonly own = new OwnFiles();
  readonly unreadable: UnreadablePath[] = [];
  /** The header and the facts in it that had to be assumed; null in a foreign capture. */
  header: { readonly header: CaptureHeader; readonly assumed: readonly string[] } | null = null;
  files = 0;
  bytes = 0;
  samples = 0;
  readonly #name: string;
  readonly #bounds: ReadBounds;
  readonly #roots: RootFinder;
  readonly #visit: VisitFile;
  /** Known to be without a manifest: nothing to hold digests against. */
  readonly #foreign: boolean;
  #members = 0;

  constructor(name: string, roots: RootFinder, bounds: ReadBounds, foreign: boolean, visit: VisitFile) {
    this.#name = name;
    this.#roots = roots;
    this.#bounds = bounds;
    this.#foreign = foreign;
    this.#visit = visit;
    if (foreign) for (const other of roots.others()) this.#ignoreRoot(other);
  }

  /** Promises nothing where nothing has to be waited for. */
  take(member: ArchiveMember): void | Promise<void> {
    this.#members += 1;
    if (this.#members > this.#bounds.members) throw overBound(this.#name, 'members', String(this.#bounds.members));
    const checked = checkMemberName(member.name, this.#bounds);
    if (checked.state === 'unsafe') {
      this.problems.add(checked.code, member.name, checked.why);
      return;
    }
    if (member.kind === 'directory') return;
    if (member.kind === 'file') return this.#takeFile(checked.path, member);
    const placed = this.#roots.place(checked.path);
    if (placed === null || (this.header === null && !isKernelPath(`${placed.path}/`))) return;
    if (member.kind === 'refused') this.unreadable.push({ path: placed.path, errno: member.errno, sample: placed.sample });
    else this.problems.add(member.kind === 'link' ? 'link-skipped' : 'special-skipped', checked.path, `a ${member.what}`);
  }

  #takeFile(path: string, member: StoredMember): void | Promise<void> {
    const own = ownPath(path);
    if (own === null) return this.#takePlaced(path, member);
    return this.#takeOwn(own, path, member).then((dealtWith) => (dealtWith ? undefined : this.#takePlaced(path, member)));
  }

  #takePlaced(path: string, member: StoredMember): void | Promise<void> {
    const placed = this.#roots.place(path);
    if (placed !== null && (this.header !== null || isKernelPath(placed.path))) return this.#takeKernelFile(placed, path, member);
    this.#meetElsewhere(path);
  }

  /** @returns whether the file is dealt with */
  async #takeOwn(own: OwnPath, path: string, member: StoredMember): Promise<boolean> {
    const { root } = this.#roots;
    if (root !== null && own.root !== root) return false;
    if (own.name.startsWith('_capture/') && this.header !== null) return false;
    if (this.#isRepeated(path)) return true;
    const bytes = await this.own.take(own, member, root !== null);
    if (own.name !== 'capture.json' || bytes === null) return true;
    const reading = readHeader(bytes);
    if (reading.state === 'other-format') throw unknownFormat(this.#name, reading.format);
    if (reading.state === 'header' && this.#roots.adopt(own.root)) {
      this.header = reading;
      this.stored.record(path, bytes.length, hash('sha256', bytes, 'buffer'));
    }
    return true;
  }

  #takeKernelFile(placed: PlacedFile, path: string, member: StoredMember): void | Promise<void> {
    if (this.#isRepeated(path)) return;
    if (member.size > this.#bounds.memberBytes) {
      this.problems.add('too-large', path, `larger than ${formatBytes(this.#bounds.memberBytes)}`);
      return;
    }
    const whole = member.whole();
    if (whole === null) return this.#takePassing(placed, path, member);
    const { file, finish } = fileAtHand(whole, placed);
    return afterwards(this.#visit(file), () => {
      finish();
      if (this.header === null) this.evidence.see(placed.path, whole);
      if (!this.#isUnlisted()) this.stored.record(path, whole.length, hash('sha256', whole, 'buffer'));
      this.#count(placed, whole.length);
    });
  }

  /** A file that goes by in pieces. */
  async #takePassing(placed: PlacedFile, path: string, member: StoredMember): Promise<void> {
    const digest = this.#isUnlisted() ? null : new MemberDigest(member.size);
    const wanted = this.header === null ? this.evidence.wants(placed.path) : 0;
    const passing = passingFile(member, placed, digest === null ? null : (piece) => digest.add(piece), wanted);
    await this.#visit(passing.file);
    await passing.finish();
    if (this.header === null) {
      this.evidence.meet(placed.path);
      if (wanted > 0) this.evidence.look(placed.path, passing.head());
    }
    if (member.isCut()) this.problems.add('truncated', path, 'only its beginning is there');
    else if (digest !== null) this.stored.record(path, passing.bytes(), digest.end());
    this.#count(placed, passing.bytes());
  }

  #count(placed: PlacedFile, bytes: number): void {
    this.files += 1;
    this.bytes += bytes;
    this.samples = Math.max(this.samples, placed.sample + 1);
  }

  /** Of an archive without a manifest no digests are wanted. */
  #isUnlisted(): boolean {
    return this.#foreign && this.header === null;
  }

  #isRepeated(path: string): boolean {
    if (this.stored.meet(path)) return false;
    this.problems.add('duplicate-member', path, 'it occurs more than once: the first one was read');
    return true;
  }

  #meetElsewhere(path: string): void {
    if (this.header !== null) {
      this.problems.add('unlisted-member', path, "it lies outside the capture's folder");
      return;
    }
    const other = this.#roots.meetElsewhere(path);
    if (other !== null) this.#ignoreRoot(other);
  }

  #ignoreRoot(root: string): void {
    if (!this.#roots.isAsked) this.problems.add('root-ignored', root, 'another proc/ or sys/, passed over');
  }
}

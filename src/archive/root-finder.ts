import { findRoot, normalizeRoot, placeBelow, type PlacedFile } from './capture-root.ts';
import type { CapturePlace } from './survey.ts';

/** Knows which folder of an input is the capture: from a survey, or from the first kernel file that comes by. */
export class RootFinder {
  readonly #asked: string | null;
  readonly #surveyed: boolean;
  #root: string | null;
  readonly #others: Set<string>;

  constructor(place: CapturePlace | null, asked: string | undefined) {
    this.#asked = asked === undefined ? null : normalizeRoot(asked);
    this.#surveyed = place !== null;
    this.#root = place?.root ?? this.#asked;
    this.#others = new Set(place?.others);
  }

  /** Null as long as nothing pointed to one. */
  get root(): string | null {
    return this.#root;
  }

  /** Whether the user named it, so that everything else was left out on purpose. */
  get isAsked(): boolean {
    return this.#asked !== null;
  }

  /** A header names its folder. @returns whether it is the capture's */
  adopt(root: string): boolean {
    this.#root ??= root;
    if (this.#root !== root) this.#others.add(root);
    return this.#root === root;
  }

  /** Where a file lies in the capture; null when it lies elsewhere. */
  place(path: string): PlacedFile | null {
    this.#root ??= findRoot(path);
    return this.#root === null ? null : placeBelow(path, this.#root);
  }

  /** A file that is not the capture's. @returns the root of another capture the first time it is met */
  meetElsewhere(path: string): string | null {
    const other = findRoot(path);
    if (other === null || other === this.#root || this.#others.has(other)) return null;
    this.#others.add(other);
    return other;
  }

  /** Other folders with a proc/ or sys/, or a header. */
  others(): readonly string[] {
    return [...this.#others];
  }

  /** Captures that lie as high as the one that was taken because it came first. Empty after a survey, which would have refused them. */
  rivals(): readonly string[] {
    const root = this.#root;
    if (root === null || this.#surveyed || this.isAsked) return [];
    return this.others().filter((other) => depth(other) <= depth(root));
  }
}

function depth(root: string): number {
  return root === '' ? 0 : root.split('/').length;
}

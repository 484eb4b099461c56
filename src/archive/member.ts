/** Something met in a tar stream or a folder, before anyone has decided whether it belongs to a capture. */
export type ArchiveMember =
  | StoredMember
  | { readonly kind: 'directory'; readonly name: string }
  /** Symbolic and hard links: never followed. */
  | { readonly kind: 'link'; readonly name: string; readonly what: string }
  /** Devices, FIFOs, sparse files, unknown types. */
  | { readonly kind: 'special'; readonly name: string; readonly what: string }
  /** Exists, but could not be read (folders only). */
  | { readonly kind: 'refused'; readonly name: string; readonly errno: string };

export interface StoredMember {
  readonly kind: 'file';
  /** As the container spells it, as a name (see text/name.ts). */
  readonly name: string;
  readonly size: number;
  /** All of its bytes, where nothing has to be waited for and none were read yet; otherwise null, and next() hands them out. */
  whole(): Uint8Array | null;
  /** The next bytes, null after the last. The bytes stay valid, nobody writes to them again. */
  next(): Promise<Uint8Array | null>;
  /** Whether the container ended before `size` bytes. Known after the last chunk. */
  isCut(): boolean;
}

/** How a container ended. */
export type Ending =
  | { readonly state: 'whole' }
  | { readonly state: 'truncated'; readonly text: string }
  | { readonly state: 'damaged'; readonly text: string };

/** Members in the order of the container. What is left unread of a member is passed over when the next one is asked for. */
export interface MemberStream {
  /**
   * The next member, null after the last. Promised only where the container has to be waited for: an archive is thousands of small files,
   * most of them there at once, and their promises would cost more than they do.
   */
  next(): ArchiveMember | null | Promise<ArchiveMember | null>;
  /** Known once the members are exhausted. */
  ending(): Ending;
}

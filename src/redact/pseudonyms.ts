import type { Digest } from './command-line.ts';
import { isPublicWord } from './public-words.ts';

/** Endings by which people and programs tell what a name is. */
const kept =
  /(?:\.so(?:\.[0-9]{1,4})*|\.(?:jar|jsa|war|py|pyc|js|node|db|log|sock|socket|service|scope|slice|mount|swap|timer|target|conf|dat|idx|bin|sqlite))$/u;
const containerId =
  /^((?:docker|cri-containerd|crio|libpod|nerdctl|containerd|crio-conmon|libpod-conmon)[-.])?([0-9a-f]{12,64})(\.scope)?$/u;
const pod =
  /^(kubepods(?:-burstable|-besteffort)?-pod|pod)([0-9a-f]{8}[-_][0-9a-f]{4}[-_][0-9a-f]{4}[-_][0-9a-f]{4}[-_][0-9a-f]{12}|[0-9a-f]{32})(\.slice)?$/u;
const userUnit = /^(user-|user@|user-runtime-dir@|session-c?)([0-9]{1,10})(\.(?:slice|service|scope))$/u;

/**
 * Names by other names: the same for the same under one key, of the same kind, and of no further meaning. Nothing can be told from
 * one without the key.
 */
export class Pseudonyms {
  readonly #digest: Digest;
  readonly #components = new Map<string, string>();
  /** How many names were replaced, each time counted. */
  replaced = 0;

  constructor(digest: Digest) {
    this.#digest = digest;
  }

  /** A name that is no path: a command name, a host, a label. */
  word(text: string): string {
    return text === '' || isPublicWord(text) ? text : this.#replace(text, () => `x${this.#hex(text, 8)}`);
  }

  /** A path: each component for itself, so that what lay side by side still does. */
  path(path: string): string {
    const deleted = / \(deleted\)$|\/\/deleted$/u.exec(path)?.[0] ?? '';
    const rest = path.slice(0, path.length - deleted.length);
    return `${rest
      .split('/')
      .map((part) => this.component(part))
      .join('/')}${deleted}`;
  }

  component(part: string): string {
    if (part === '' || part === '.' || part === '..' || isPublicWord(part)) return part;
    return this.#replace(part, () => this.#nameComponent(part));
  }

  /** Identifiers in hexadecimal: as long as before, dashes where they were. */
  hex(text: string): string {
    const digits = this.#hex(text, text.length);
    return text.replace(/[0-9a-f]/giu, (_digit, at: number) => digits[at] ?? '0');
  }

  /** Users and groups: those of the system stay, persons become numbers above 100000. */
  userId(text: string): string {
    const id = Number(text);
    if (!/^[0-9]{1,10}$/u.test(text) || id < 1000 || id === 65_534 || id >= 2 ** 32 - 2) return text;
    return this.#replace(text, () => String(100_000 + (Number.parseInt(this.#hex(`uid ${text}`, 8), 16) % 900_000)));
  }

  #nameComponent(part: string): string {
    const container = containerId.exec(part);
    if (container?.[2] !== undefined) return `${container[1] ?? ''}${this.hex(container[2])}${container[3] ?? ''}`;
    const inPod = pod.exec(part);
    if (inPod?.[2] !== undefined) return `${inPod[1] ?? ''}${this.hex(inPod[2])}${inPod[3] ?? ''}`;
    const user = userUnit.exec(part);
    if (user?.[2] !== undefined) return `${user[1] ?? ''}${this.userId(user[2])}${user[3] ?? ''}`;
    const ending = kept.exec(part)?.[0] ?? '';
    const stem = part.slice(0, part.length - ending.length);
    // An instance of a template unit keeps both of its halves.
    const at = /^\.(?:service|scope)$/u.test(ending) ? stem.indexOf('@') : -1;
    if (at > 0) return `${this.#stem(stem.slice(0, at))}@${this.#stem(stem.slice(at + 1))}${ending}`;
    return `${this.#stem(stem)}${ending}`;
  }

  #stem(stem: string): string {
    return stem === '' || isPublicWord(stem) ? stem : `x${this.#hex(stem, 8)}`;
  }

  #replace(text: string, make: () => string): string {
    this.replaced += 1;
    let made = this.#components.get(text);
    if (made === undefined) {
      made = make();
      this.#components.set(text, made);
    }
    return made;
  }

  #hex(text: string, length: number): string {
    let digits = this.#digest(text);
    for (let round = 1; digits.length < length; round += 1) digits += this.#digest(`${String(round)} ${text}`);
    return digits.slice(0, length);
  }
}

import type { ArchiveProblem } from './captured.ts';

/** A hostile archive can have a problem with each of two million members; nobody reads more than these. */
const mostListed = 1000;

/** Collects what is wrong with an archive; the codes met are complete, the list is not beyond its first thousand. */
export class ProblemList {
  readonly #listed: ArchiveProblem[] = [];
  readonly #counts = new Map<ArchiveProblem['code'], number>();
  #more = 0;

  add(code: ArchiveProblem['code'], path: string | null, text: string): void {
    this.#counts.set(code, (this.#counts.get(code) ?? 0) + 1);
    if (this.#listed.length < mostListed) this.#listed.push({ code, path, text });
    else this.#more += 1;
  }

  has(...codes: readonly ArchiveProblem['code'][]): boolean {
    return codes.some((code) => this.#counts.has(code));
  }

  list(): readonly ArchiveProblem[] {
    const last = this.#listed.at(-1);
    if (this.#more === 0 || last === undefined) return this.#listed;
    return [...this.#listed, { code: last.code, path: null, text: `and ${String(this.#more)} more problems of the archive` }];
  }
}

/** A file of ours that goes into the page as it is: style and script from templates/, never anything captured. */
export class OwnText {
  readonly #text: string;

  constructor(text: string) {
    // Either would end the element early; none of our files has a reason to hold it.
    if (/<\/(?:style|script)|<!--/iu.test(text)) throw new Error('own text must not end its element');
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

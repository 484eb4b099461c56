/**
 * The only globals beyond the language that the pure floors may use (see tsconfig.pure.json): every engine has them and
 * they read nothing from the machine.
 */
declare class TextDecoder {
  constructor(label?: 'utf-8' | 'latin1', options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean });
  decode(bytes?: Uint8Array, options?: { readonly stream?: boolean }): string;
}

declare class TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>;
}

declare class URL {
  constructor(url: string, base?: string | URL);
  readonly href: string;
}

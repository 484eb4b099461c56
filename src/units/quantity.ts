declare const unit: unique symbol;

/** A number that carries its unit in the type: bytes plus pages does not compile. */
export type Quantity<U extends string> = number & { readonly [unit]: U };

/** Bytes. Everything between a parser and a renderer is in bytes. */
export type Bytes = Quantity<'bytes'>;
/** Base pages of the captured host (4, 16 or 64 KiB). */
export type Pages = Quantity<'pages'>;
/** A plain count. */
export type Count = Quantity<'count'>;
/** Microseconds. */
export type Microseconds = Quantity<'usec'>;
/**
 * An address of a process. Page-aligned 64-bit addresses, `0xffffffffff600000` among them, have at most 52
 * significant bits, so a double holds them exactly and a column of 60,000 of them is a Float64Array.
 */
export type Address = Quantity<'address'>;

export const bytes = (amount: number): Bytes => amount as Bytes;
export const pages = (amount: number): Pages => amount as Pages;
export const count = (amount: number): Count => amount as Count;
export const microseconds = (amount: number): Microseconds => amount as Microseconds;
export const address = (amount: number): Address => amount as Address;

/** Pages to bytes, with the page size of the host that was captured (never of the host that reads). */
export const pagesToBytes = (amount: Pages, pageSize: Bytes): Bytes => bytes(amount * pageSize);

/** Every `kB` that the kernel prints is 1024 bytes. */
export const kibToBytes = (kib: number): Bytes => bytes(kib * 1024);

/** Reads values out of JSON that nobody vouches for: what is not there or not of the kind is null or empty, never trusted. */

export type JsonObject = Readonly<Record<string, unknown>>;

export function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

export function asObjects(value: unknown): readonly JsonObject[] {
  return asList(value).filter(isObject);
}

export function asText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

export function asTexts(value: unknown): readonly string[] {
  return asList(value).filter((item) => typeof item === 'string');
}

/** A whole number from 0 to 2^53. */
export function asAmount(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

export function asAmounts(value: unknown): readonly number[] {
  return asList(value).filter((item): item is number => asAmount(item) !== null);
}

export function asOneOf<const Choice extends string | number>(value: unknown, choices: readonly Choice[]): Choice | null {
  return choices.find((choice) => choice === value) ?? null;
}

/** The texts, numbers and (where asked for) truth values of an object. */
export function asFacts(value: unknown): Readonly<Record<string, string | number>> {
  return Object.fromEntries(
    Object.entries(asObject(value)).filter(
      (pair): pair is [string, string | number] => typeof pair[1] === 'string' || typeof pair[1] === 'number',
    ),
  );
}

import { Secret } from './secret.ts';
import { fieldsOf, textOf } from './unknown-json.ts';

/** A client key as the Hub answers its creation. */
export interface CreatedKey {
  hubId: number;
  /** Empty where the answer has none. */
  name: string;
  key: Secret;
}

/** The key that an answer of the Hub holds; null where there is none in it. */
export function readCreatedKey(json: unknown): CreatedKey | null {
  const { id, name, api_key: key } = fieldsOf(json);
  if (typeof id !== 'number' || !Number.isSafeInteger(id) || !isCredential(key)) return null;
  return { hubId: id, name: textOf(name) ?? '', key: Secret.of(key) };
}

/** Printable ASCII without blanks: anything else could be more than a credential where it is pasted. */
export const isCredential = (value: unknown): value is string =>
  typeof value === 'string' && /^[!-~]{1,16384}$/.test(value);

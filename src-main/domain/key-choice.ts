import type { ClientKeyId } from './ids.ts';
import type { KeyRow } from './key-rows.ts';

/** Some of a profile's client keys: those with a secret here by their local ids, the others by the Hub's. */
export interface KeyChoice {
  keys: readonly ClientKeyId[];
  hubIds: readonly number[];
}

/** The choice of these rows. */
export const choiceOf = (rows: readonly KeyRow[]): KeyChoice => ({
  keys: rows.flatMap(({ key }) => (key ? [key.id] : [])),
  hubIds: rows.flatMap(({ key, hubId }) => (key || hubId === null ? [] : [hubId])),
});

/** The chosen ones of these rows. */
export function chosenRows(choice: KeyChoice, rows: readonly KeyRow[]): readonly KeyRow[] {
  const keys = new Set(choice.keys);
  const hubIds = new Set(choice.hubIds);
  return rows.filter(({ key, hubId }) =>
    key ? keys.has(key.id) : hubId !== null && hubIds.has(hubId),
  );
}

import type { ListedKey } from './listed-key.ts';
import type { ClientKey } from './profile.ts';
import { compareNames } from './messages/index.ts';

/** A client key on the screen: what the Hub lists, joined with what this computer knows of it. */
export interface KeyRow {
  /** Identifies the row; stays the same when the list is reloaded. */
  id: string;
  name: string;
  hubId: number | null;
  /** What this computer knows of it; null: its secret was never here. */
  key: ClientKey | null;
  listed: ListedKey | null;
  /** The whole list was loaded, and this key isn't in it. */
  gone: boolean;
}

/**
 * Every key that is known here or listed by the Hub, each once. `whole`: the list was loaded completely. A key that was added
 * after `loadedFrom`, in ms since the epoch, can't be in it.
 */
export function keyRows(
  local: readonly ClientKey[],
  listed: readonly ListedKey[],
  whole: boolean,
  loadedFrom = Infinity,
): KeyRow[] {
  const byId = new Map(listed.map((key) => [key.hubId, key]));
  const known = new Set(local.flatMap(({ hubId }) => (hubId === null ? [] : [hubId])));
  return [
    ...local.map((key) => {
      const found = key.hubId === null ? null : (byId.get(key.hubId) ?? null);
      const gone = whole && key.hubId !== null && found === null && key.addedAt < loadedFrom;
      return { id: key.id, name: key.name, hubId: key.hubId, key, listed: found, gone };
    }),
    ...listed
      .filter(({ hubId }) => !known.has(hubId))
      .map((key) => ({
        id: `hub-${key.hubId}`,
        name: key.name,
        hubId: key.hubId,
        key: null,
        listed: key,
        gone: false,
      })),
  ];
}

/** When a key expires, as the Hub says now or said before; ms since the epoch. */
export const keyExpiresAt = ({ key, listed }: KeyRow): number | null =>
  listed ? listed.expiresAt : (key?.expiry?.at ?? null);

/** When a key was last used, from here or as the Hub says; ms since the epoch, null: never, as far as is known. */
export function keyUsedAt({ key, listed }: KeyRow): number | null {
  const used = Math.max(key?.lastUsedAt ?? 0, listed?.lastUsedAt ?? 0);
  return used === 0 ? null : used;
}

export type KeyColumn = 'name' | 'id' | 'secret' | 'owner' | 'used';

const rank = ({ key, gone }: KeyRow): number =>
  key === null ? 3 : key.deadAt !== null || gone ? 2 : key.provedAt === null ? 1 : 0;

const compare: Record<KeyColumn, (left: KeyRow, right: KeyRow) => number> = {
  name: (left, right) => compareNames(left.name, right.name),
  id: (left, right) => (left.hubId ?? Infinity) - (right.hubId ?? Infinity) || 0,
  secret: (left, right) => rank(left) - rank(right),
  owner: (left, right) => compareNames(left.listed?.owner ?? '', right.listed?.owner ?? ''),
  used: (left, right) => (keyUsedAt(right) ?? 0) - (keyUsedAt(left) ?? 0),
};

/** The rows in the order of a column; equal ones by name. */
export function sortKeyRows(rows: readonly KeyRow[], by: KeyColumn, down: boolean): KeyRow[] {
  const order = compare[by];
  const sorted = rows.toSorted((left, right) => order(left, right) || compare.name(left, right));
  return down ? sorted.reverse() : sorted;
}

/** The rows that contain each word of the search in the name, the id, or the Hub's details. */
export function searchKeyRows(rows: readonly KeyRow[], search: string): readonly KeyRow[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const details = Object.values(row.listed?.more ?? {});
    const text = [row.name, row.listed?.name, row.listed?.owner, row.hubId, ...details]
      .join('\n')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

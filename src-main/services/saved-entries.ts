import type { Saved } from '../domain/saved.ts';

/** The saved content as entries that can be compared one by one. */
export type SavedEntries = readonly unknown[];

export const savedEntries = ({
  profiles,
  current,
  settings,
  grants,
  lostKeys,
}: Saved): SavedEntries => [
  current,
  JSON.stringify(settings),
  JSON.stringify(grants),
  JSON.stringify(lostKeys),
  ...profiles.map((profile) => JSON.stringify(profile)),
];

export const sameEntries = (some: SavedEntries, others: SavedEntries): boolean =>
  some.length === others.length && some.every((part, index) => part === others[index]);

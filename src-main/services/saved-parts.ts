import type { Saved } from '../domain/saved.ts';

/** What is saved, as entries that are compared one by one. */
export type SavedParts = readonly unknown[];

export const savedParts = ({ profiles, current, settings }: Saved): SavedParts => [
  current,
  JSON.stringify(settings),
  ...profiles.map((profile) => JSON.stringify(profile)),
];

export const sameParts = (some: SavedParts, others: SavedParts): boolean =>
  some.length === others.length && some.every((part, index) => part === others[index]);

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** Identifies a profile permanently, whatever it is renamed to. */
export type ProfileId = Branded<'ProfileId'>;

/** Identifies a client key of a profile on this computer; not the Hub's own number. */
export type ClientKeyId = Branded<'ClientKeyId'>;

/** Uses a text as a profile's id. The caller created or checked it. */
export const profileId = (text: string): ProfileId => text as ProfileId;

/** Uses a text as a client key's local id. The caller created or checked it. */
export const clientKeyId = (text: string): ClientKeyId => text as ClientKeyId;

/** Whether a text has the form of every id that Hubkey makes: 16 hex characters (port `RandomId`). */
export const isId = (text: string): boolean => /^[0-9a-f]{16}$/.test(text);

/** Every text of that form in a file's text, whatever else is wrong with the file. */
export const idsIn = (text: string): string[] =>
  text.match(/(?<![0-9a-f])[0-9a-f]{16}(?![0-9a-f])/g) ?? [];

/** A profile's id from the window or a file; null if it isn't one. */
export const readProfileId = (text: string): ProfileId | null =>
  isId(text) ? profileId(text) : null;

/** A client key's local id from the window or a file; null if it isn't one. */
export const readClientKeyId = (text: string): ClientKeyId | null =>
  isId(text) ? clientKeyId(text) : null;

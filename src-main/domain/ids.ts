declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** Names a profile for good, whatever it is renamed to. */
export type ProfileId = Branded<'ProfileId'>;

/** Names a client key of a profile on this computer; not the Hub's own number. */
export type ClientKeyId = Branded<'ClientKeyId'>;

/** Takes a text as a profile's id. The caller made it, or read it from our own files. */
export const profileId = (text: string): ProfileId => text as ProfileId;

/** Takes a text as a client key's local id. */
export const clientKeyId = (text: string): ClientKeyId => text as ClientKeyId;

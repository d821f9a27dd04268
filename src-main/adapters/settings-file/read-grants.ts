import type { FileContent, LastingGrant, LastingHolder } from '../../domain/consent.ts';
import { isId } from '../../domain/ids.ts';
import type { Profile } from '../../domain/profile.ts';
import { isObject } from '../is-object.ts';
import { entriesOf, orNull, text, type Reader } from './field-readers.ts';

/** What programs are allowed for good. Each of them is whole or gone; `lost` is called for one that is gone. */
export function readGrants(
  value: unknown,
  profiles: readonly Profile[],
  lost: () => void,
): LastingGrant[] {
  const read = (grant: Record<string, unknown>) => readGrant(grant, profiles);
  return entriesOf(value, read, ({ id }) => id, lost);
}

function readGrant(
  grant: Record<string, unknown>,
  profiles: readonly Profile[],
): LastingGrant | undefined {
  const id = text(grant['id']);
  const profile = profiles.find((known) => known.id === grant['profile'])?.id;
  const credential = text(grant['credential']);
  const changes = orNull(text)(grant['changes']);
  const holder = readHolder(grant['holder']);
  // Without the word what it is for it could be taken for more than was allowed.
  if (id === undefined || !isId(id) || !('changes' in grant) || grant['until'] !== null) {
    return undefined;
  }
  if (!profile || credential === undefined || changes === undefined || !holder) return undefined;
  return { id, profile, credential, changes, holder, until: null };
}

const readHolder: Reader<LastingHolder> = (value) => {
  if (!isObject(value) || value['kind'] !== 'always' || !('interpreter' in value)) return undefined;
  const file = readContent(value['file']);
  const interpreter = orNull(readContent)(value['interpreter']);
  return file && interpreter !== undefined ? { kind: 'always', file, interpreter } : undefined;
};

const readContent: Reader<FileContent> = (value) => {
  if (!isObject(value)) return undefined;
  const path = text(value['path']);
  const hash = text(value['hash']);
  return path !== undefined && hash !== undefined && /^[0-9a-f]{64}$/.test(hash)
    ? { path, hash }
    : undefined;
};

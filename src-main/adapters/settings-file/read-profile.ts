import { changePolicies } from '../../domain/consent.ts';
import { sessionRef, type CredentialRef } from '../../domain/credential.ts';
import { readForwardPath } from '../../domain/forward-path.ts';
import { defaultProfileName, readHubAddress, uniqueName } from '../../domain/hub-address.ts';
import { readClientKeyId, readProfileId } from '../../domain/ids.ts';
import { maxWatchedJobs, watchedJob, type WatchedJob } from '../../domain/job.ts';
import { rotationSteps, type KeyAct } from '../../domain/key-act.ts';
import { plainNetwork } from '../../domain/network-rules.ts';
import type { ClientKey, KeyExpiry, Profile } from '../../domain/profile.ts';
import { profileColours } from '../../domain/profile-mark.ts';
import { isMethod } from '../../domain/request-body.ts';
import {
  longestSavedPath,
  maxFavourites,
  maxRecent,
  withoutQueries,
  type SavedRequest,
} from '../../domain/saved-request.ts';
import { isObject } from '../is-object.ts';
import {
  entriesOf,
  fieldsOf,
  finite,
  flag,
  listOf,
  madeHere,
  oneOf,
  orElse,
  orNull,
  text,
  type Reader,
} from './field-readers.ts';
import { readNetwork } from './read-network.ts';
import type { LossCount } from './loss-count.ts';

/** The context for reading a profile: all names in the file, and now in ms since the epoch. */
export interface ReadContext {
  /** The names given to profiles are added to it. */
  names: string[];
  now: number;
  count: LossCount;
}

/** A profile in a file; undefined if its id or Hub can't be read. It can do without any other field. */
export function readProfile(
  profile: Record<string, unknown>,
  { names, now, count }: ReadContext,
): Profile | undefined {
  const id = madeHere(readProfileId)(profile['id']);
  const address = readHubAddress(text(profile['hub']) ?? '');
  if (id === undefined || !address.ok) return undefined;
  const { hub } = address.value;
  const field = fieldsOf(profile, count.add('details'));
  const name = field('name', text, uniqueName(defaultProfileName(hub), names));
  names.push(name);
  return {
    id,
    name,
    hub,
    user: field('user', orNull(text), null),
    keepSignedIn: field('keepSignedIn', flag, false),
    // In doubt the password is not tried, as that could lock the account.
    needsPerson: field('needsPerson', orElse(false, flag), true),
    pin: field('pin', orNull(text), null),
    network: field('network', orElse(plainNetwork, readNetwork), plainNetwork),
    colour: field('colour', orNull(oneOf(profileColours)), null),
    // A false warning does less harm than a missing one.
    production: field('production', orElse(false, flag), true),
    // Where it is damaged, the person is asked.
    changes: field('changes', orElse('ask', oneOf(changePolicies)), 'ask'),
    keys: entriesOf(
      profile['keys'],
      (key) => readKey(key, now, count),
      (key) => key.id,
      count.add('keys'),
    ),
    acts: entriesOf(profile['acts'] ?? [], readAct, (act) => act.key, count.add('acts')),
    healthBy: field('healthBy', orNull(readCredential), null),
    recentRequests: requests(profile['recentRequests'], maxRecent, count.add('details')),
    favouriteRequests: requests(profile['favouriteRequests'], maxFavourites, count.add('details')),
    watchedJobs: atMost(
      maxWatchedJobs,
      entriesOf(
        profile['watchedJobs'] ?? [],
        readJob,
        ({ id: job }) => `${job}`,
        count.add('details'),
      ),
      count.add('details'),
    ),
  };
}

/**
 * The valid and different requests of a list, at most so many; the path of each is checked again when it is used.
 * Earlier builds saved queries.
 */
function requests(value: unknown, maximum: number, lost: () => void): readonly SavedRequest[] {
  const idOf = ({ method, path }: SavedRequest): string => `${method} ${path}`;
  return withoutQueries(atMost(maximum, entriesOf(value ?? [], readRequest, idOf, lost), lost));
}

/** The first so many of a list. */
function atMost<Entry>(maximum: number, list: readonly Entry[], lost: () => void): Entry[] {
  if (list.length > maximum) lost();
  return list.slice(0, maximum);
}

function readJob(job: Record<string, unknown>): WatchedJob | undefined {
  const id = finite(job['id']);
  const name = text(job['name']);
  return id === undefined || name === undefined ? undefined : watchedJob(id, name);
}

function readRequest(request: Record<string, unknown>): SavedRequest | undefined {
  const method = text(request['method']);
  const path = text(request['path']);
  if (method === undefined || path === undefined) return undefined;
  return isMethod(method) && path.length <= longestSavedPath && readForwardPath(path).ok
    ? { method, path }
    : undefined;
}

/** Version 1 wrote `"session"` or `{"clientKey":NAME}`. */
const readCredential: Reader<CredentialRef> = (value) => {
  if (value === 'session') return sessionRef;
  if (!isObject(value)) return undefined;
  if (value['kind'] === 'session') return sessionRef;
  const name = text(value['name'] ?? value['clientKey']);
  return name === undefined ? undefined : { kind: 'client-key', name };
};

const readExpiry: Reader<KeyExpiry> = (value) => {
  if (!isObject(value)) return undefined;
  const at = finite(value['at']);
  const remindedAt = orNull(finite)(value['remindedAt']);
  return at === undefined || remindedAt === undefined ? undefined : { at, remindedAt };
};

function readKey(
  key: Record<string, unknown>,
  now: number,
  count: LossCount,
): ClientKey | undefined {
  const id = madeHere(readClientKeyId)(key['id']);
  const name = text(key['name']);
  if (id === undefined || name === undefined) return undefined;
  // Earlier builds used other names for these two.
  const { copiedAt: lastUsedAt, kept: saved } = key;
  const field = fieldsOf({ lastUsedAt, saved, ...key }, count.add('details'));
  return {
    id,
    name,
    hubId: field('hubId', orNull(finite), null),
    addedAt: field('addedAt', finite, now),
    provedAt: field('provedAt', orNull(finite), null),
    lastUsedAt: field('lastUsedAt', orNull(finite), null),
    deadAt: field('deadAt', orNull(finite), null),
    saved: field('saved', orElse(true, flag), true),
    remindedAt: field('remindedAt', orNull(finite), null),
    expiry: field('expiry', orNull(readExpiry), null),
    forScripts: field('forScripts', orElse(false, flag), false),
  };
}

/** An act continues from its fields, so each of them must be valid. */
function readAct(act: Record<string, unknown>): KeyAct | undefined {
  const key = madeHere(readClientKeyId)(act['key']);
  const name = text(act['name']);
  const startedAt = finite(act['startedAt']);
  if (key === undefined || name === undefined || startedAt === undefined) return undefined;
  const common = { key, name, startedAt };
  if (act['kind'] === 'create') {
    const before = listOf(finite)(act['before']);
    const orphans = listOf(finite)(act['orphans']);
    return before && orphans && { kind: 'create', ...common, before, orphans };
  }
  if (act['kind'] !== 'rotate' || !isObject(act['old'])) return undefined;
  const old = madeHere(readClientKeyId)(act['old']['key']);
  const oldHubId = finite(act['old']['hubId']);
  const step = oneOf(rotationSteps)(act['step']);
  const hubId = orNull(finite)(act['hubId']);
  if (old === undefined || oldHubId === undefined || step === undefined || hubId === undefined) {
    return undefined;
  }
  return { kind: 'rotate', ...common, old: { key: old, hubId: oldHubId }, step, hubId };
}

import type { ProfileState } from '../domain/app-state.ts';
import type { HealthSummary } from '../domain/health.ts';
import type { KeychainState } from '../domain/keychain-problem.ts';
import type { Session } from '../domain/session.ts';
import type { AppView } from '../domain/app-view.ts';
import { isLocked } from '../domain/lock.ts';
import { iso, isoOrNull } from './iso.ts';

const timeFields = new Set([
  'accessFrom',
  'accessUntil',
  'refreshFrom',
  'refreshUntil',
  'since',
  'nextTry',
  'at',
]);

const texts = new WeakMap<AppView, string>();

/** The answer of `GET /v1/status` as JSON, built once per snapshot. */
export function statusText(view: AppView): string {
  const made = texts.get(view);
  if (made !== undefined) return made;
  const text = JSON.stringify(statusAnswer(view));
  texts.set(view, text);
  return text;
}

/** The answer of `GET /v1/status`: profiles, sessions with their times as ISO 8601, keys. No secrets. */
function statusAnswer(view: AppView): object {
  const current = view.profiles.find(({ id }) => id === view.current);
  return {
    version: 1,
    current: current?.name ?? null,
    profiles: view.profiles.map((profile) => profileAnswer(profile, view.keychain)),
    keychain: view.keychain,
    locked: isLocked(view),
  };
}

function healthAnswer({ word, overall, cause, since, readAt, sites }: HealthSummary): object {
  return {
    word,
    overall,
    cause: cause.kind,
    since: iso(since),
    readAt: isoOrNull(readAt),
    sites,
  };
}

/** A session with its times as ISO 8601. */
export function sessionAnswer(session: Session): object {
  const fields = Object.entries(session).map(([name, value]: [string, unknown]) => [
    name,
    timeFields.has(name) ? iso(Number(value)) : value,
  ]);
  return Object.fromEntries(fields) as object;
}

function profileAnswer(profile: ProfileState, keychain: KeychainState): object {
  return {
    name: profile.name,
    hub: profile.hub,
    user: profile.user,
    session: sessionAnswer(profile.session),
    keys: profile.keys.map(({ name, hubId, addedAt, provedAt }) => ({
      name,
      id: hubId,
      addedAt: iso(addedAt),
      provedAt: isoOrNull(provedAt),
    })),
    health: profile.health && healthAnswer(profile.health),
    keychain: profile.session.state === 'waiting-for-keychain' ? 'waiting' : keychain,
  };
}

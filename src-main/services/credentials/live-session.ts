import type { Horizon } from '../../domain/session.ts';
import type { Secret } from '../../domain/secret.ts';
import type { Throttle } from '../../domain/throttle.ts';
import type { IssuedToken } from '../../ports/hub-client.ts';
import type { TimedToken, TokenTimes } from './secret-vault.ts';

/** The tokens and state of one session. A newer sign-in replaces it, and answers for the older one are dropped. */
export interface LiveSession {
  access: TimedToken | null;
  /** The times of an access token in the keychain that hasn't been read yet. */
  stored: TokenTimes | null;
  refresh: TimedToken;
  /** Replaced access tokens, which are still valid until borrowers have used them. */
  replaced: Secret[];
  failures: number;
  unreachableSince: number | null;
  /** No token is requested before this time, in ms since the epoch; null: at any time. */
  retryAt: number | null;
  /** The access token replaced a rejected one, and hasn't been used successfully yet. */
  fresh: boolean;
  /** The Hub itself asked to wait. A wake-up doesn't shorten that, but a person may. Null: it did not. */
  throttle: Throttle | null;
  /** When the account was found to be disabled, and until when callers get that answer without a request. */
  disabled: { since: number; until: number } | null;
  running: Promise<void> | null;
}

/** What a Hub issues; a refresh may bring no new refresh token. */
export interface IssuedTokens {
  access: IssuedToken;
  refresh: IssuedToken | null;
}

export interface TokenPair {
  access: IssuedToken;
  refresh: IssuedToken;
}

export const newSession = (refresh: TimedToken, access: TimedToken | null): LiveSession => ({
  access,
  stored: null,
  refresh,
  replaced: [],
  failures: 0,
  unreachableSince: null,
  retryAt: null,
  fresh: false,
  throttle: null,
  disabled: null,
  running: null,
});

export function horizonOf({ access: token, stored, refresh }: LiveSession): Horizon {
  const access = token ?? stored;
  return {
    accessFrom: access?.from ?? refresh.from,
    accessUntil: access?.until ?? refresh.from,
    refreshFrom: refresh.from,
    refreshUntil: refresh.until,
  };
}

/** A token with its times moved. */
export const shifted = <Times extends TokenTimes>(
  times: Times,
  move: (time: number) => number,
): Times => ({
  ...times,
  from: move(times.from),
  until: move(times.until),
});

/** Moves all times of a session by `ms` into the past, as the clock was set back by that much. */
export function moveBack(live: LiveSession, ms: number): void {
  const earlier = (time: number): number => time - ms;
  live.access &&= shifted(live.access, earlier);
  live.stored &&= shifted(live.stored, earlier);
  live.refresh = shifted(live.refresh, earlier);
  live.retryAt &&= earlier(live.retryAt);
  live.throttle &&= { ...live.throttle, askedAt: earlier(live.throttle.askedAt) };
  live.unreachableSince &&= earlier(live.unreachableSince);
  live.disabled &&= {
    since: earlier(live.disabled.since),
    until: earlier(live.disabled.until),
  };
}

export const forgetAll = (secrets: Secret[]): void => {
  for (const secret of secrets.splice(0)) secret.forget();
};

/** Zeroes tokens that arrived for a session that is already over. */
export const forgetIssued = ({ access, refresh }: IssuedTokens): void =>
  forgetAll([access.token, ...(refresh ? [refresh.token] : [])]);

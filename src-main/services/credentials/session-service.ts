import { savedProfile, profileOf, type ProfileState } from '../../domain/app-state.ts';
import { retryDelayMs } from '../../domain/backoff.ts';
import type { HubProblem } from '../../domain/hub-problem.ts';
import type { ProfileId } from '../../domain/ids.ts';
import { isItemFault, nothingToWaitFor } from '../../domain/keychain-problem.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Profile } from '../../domain/profile.ts';
import { isFresh, refreshAt } from '../../domain/schedule.ts';
import { Secret } from '../../domain/secret.ts';
import type { Horizon, Session, SessionEnd } from '../../domain/session.ts';
import { personTryAt, type Throttle } from '../../domain/throttle.ts';
import { verdictOn } from '../../domain/verdict.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Disposable } from '../../ports/disposable.ts';
import type { HubClient, HubTarget, IssuedToken } from '../../ports/hub-client.ts';
import type { Wakeups } from '../../ports/wakeups.ts';
import type { Deadlines } from '../deadlines.ts';
import {
  packToken,
  unpackRefreshToken,
  unpackToken,
  type TimedToken,
  type SecretVault,
  type TokenTimes,
} from './secret-vault.ts';
import type { Store } from '../store.ts';

/** The tokens and state of one session. A newer sign-in replaces it, and answers for the older one are dropped. */
interface LiveSession {
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

export interface TokenPair {
  access: IssuedToken;
  refresh: IssuedToken;
}

/** How long a replaced access token stays available for a request that is about to be sent, in ms. */
const lentMs = 30_000;

export type AccessProblem =
  'sign-in-needed' | 'hub-unreachable' | 'waiting-for-keychain' | 'account-disabled';

/** An access token. `fresh`: it replaced a rejected one, and the Hub hasn't accepted it yet. */
export interface Access {
  token: Secret;
  fresh: boolean;
}

/** Clocks are corrected in small steps all the time, which don't count. In ms. */
const toleratedMs = 60_000;

/** How long callers learn without a request that an account is disabled, in ms. */
const disabledMs = 60_000;

export interface SessionDeps {
  store: Store;
  vault: SecretVault;
  hub: HubClient;
  clock: Clock;
  deadlines: Deadlines;
  wakeups: Wakeups;
}

/**
 * Keeps sessions alive: refreshes before the expiry, one at a time per session, and ends a session only on
 * a definite rejection by the Hub or when it has expired. It owns the tokens, lends them, and zeroes them
 * with the session.
 */
export class SessionService implements Disposable {
  readonly #store: Store;
  readonly #vault: SecretVault;
  readonly #hub: HubClient;
  readonly #clock: Clock;
  readonly #deadlines: Deadlines;
  readonly #wakeups: Wakeups;
  #listening: Disposable[] = [];
  readonly #live = new Map<ProfileId, LiveSession>();
  readonly #restoring = new Map<ProfileId, Promise<void>>();
  /** Rises when a session is dropped or replaced, so that late answers can be recognised. */
  readonly #generations = new Map<ProfileId, number>();

  constructor({ store, vault, hub, clock, deadlines, wakeups }: SessionDeps) {
    this.#store = store;
    this.#vault = vault;
    this.#hub = hub;
    this.#clock = clock;
    this.#deadlines = deadlines;
    this.#wakeups = wakeups;
  }

  /** Follows the computer's sleep and the changes of its clock. */
  start(): void {
    this.#listening = [
      this.#wakeups.onWake(() => this.#wake()),
      this.#clock.onSetBack((ms) => this.#setBack(ms)),
    ];
  }

  /** Restores the sessions in the keychain, without a password. */
  async restore(): Promise<void> {
    const profiles = this.#store.state.profiles.filter(
      (profile) =>
        profile.user !== null && isRestorable(profile) && !this.#restoring.has(profile.id),
    );
    await Promise.all(profiles.map((profile) => this.#restoreInTurn(profile)));
  }

  /** Identifies the current sign-in of a profile; see `adopt`. */
  generation(id: ProfileId): number {
    return this.#generations.get(id) ?? 0;
  }

  /** Takes over the tokens of a sign-in. False if the profile was removed or signed out in the meantime. */
  adopt(id: ProfileId, pair: TokenPair, generation: number): boolean {
    if (generation !== this.generation(id) || !profileOf(this.#store.state, id)) {
      forgetIssued(pair);
      return false;
    }
    this.#nextGeneration(id);
    const live = this.#newSession(this.#timed(pair.refresh), this.#timed(pair.access));
    const before = this.#live.get(id);
    this.#live.set(id, live);
    if (before) {
      live.replaced = before.replaced;
      this.#replaced(id, live, before);
    }
    // The session works before it is saved, so that a person doesn't wait for the keychain.
    this.#settle(id, live);
    void this.#writeTokens(id, live);
    return true;
  }

  /** A valid access token, refreshed first if necessary. It is only lent: use it at once. */
  async access(id: ProfileId): Promise<Result<Access, AccessProblem>> {
    await this.#restoring.get(id);
    const live = this.#live.get(id);
    if (!live) return fail(this.#waits(id) ? 'waiting-for-keychain' : 'sign-in-needed');
    if (live.stored) await this.#readAccess(id, live);
    const now = this.#clock.now();
    if (live.disabled && live.disabled.until > now) return fail('account-disabled');
    if (live.access && isFresh(live.access.from, live.access.until, now)) {
      return ok({ token: live.access.token, fresh: live.fresh });
    }
    if (live.disabled) return fail('account-disabled');
    if (!this.#mustWait(live)) await this.#renew(id, live);
    const present = this.#live.get(id);
    if (present?.access && present.access.until > this.#clock.now()) {
      return ok({ token: present.access.token, fresh: present.fresh });
    }
    return fail(present ? 'hub-unreachable' : 'sign-in-needed');
  }

  /**
   * Refreshes now, because a person asked for it: also early, for a disabled account, and sooner
   * than the Hub asked for, but then at most once a minute.
   */
  async refreshNow(id: ProfileId): Promise<void> {
    const live = this.#live.get(id);
    if (!live) return;
    if (live.throttle && this.#clock.now() < personTryAt(live.throttle)) return;
    live.disabled = null;
    await this.#renew(id, live);
  }

  /** The Hub rejected this token: gets a new one, if it is still the current one. */
  async refused(id: ProfileId, token: Secret): Promise<void> {
    const live = this.#live.get(id);
    if (!live?.access?.token.equals(token)) {
      await live?.running;
      return;
    }
    if (this.#mustWait(live)) return;
    await this.#renew(id, live);
    live.fresh = true;
  }

  /** The Hub rejected a token that it had just issued, because its account is disabled or gone. */
  accountDisabled(id: ProfileId): void {
    const live = this.#live.get(id);
    if (!live) return;
    const now = this.#clock.now();
    live.disabled = { since: live.disabled?.since ?? now, until: now + disabledMs };
    this.#deadlines.drop(nameOf(id));
    this.#show(id, { state: 'disabled', since: live.disabled.since, ...this.#horizon(live) });
  }

  /** The Hub rejected a token that it had just issued: a new one is requested later, not at once. */
  freshRefused(id: ProfileId): void {
    const live = this.#live.get(id);
    if (!live || this.#mustWait(live)) return;
    live.failures += 1;
    live.retryAt = this.#clock.now() + retryDelayMs(live.failures, this.#clock.random(), null);
    this.#deadlines.set(nameOf(id), live.retryAt, () => void this.#renew(id, live));
  }

  /** The Hub accepted the session's token, so a disabled account is active again. */
  works(id: ProfileId): void {
    const live = this.#live.get(id);
    if (!live) return;
    live.fresh = false;
    if (!live.disabled) return;
    live.disabled = null;
    this.#settle(id, live);
  }

  /** Forgets the session of a profile: tokens and password, in the keychain too. */
  async signOut(id: ProfileId): Promise<void> {
    this.#giveUp(id);
    if (profileOf(this.#store.state, id)) this.#show(id, { state: 'signed-out' });
    await Promise.all([
      this.#vault.remove(id, 'access'),
      this.#vault.remove(id, 'refresh'),
      this.#vault.remove(id, 'password'),
    ]);
  }

  dispose(): void {
    for (const listening of this.#listening) listening.dispose();
    for (const id of [...this.#live.keys()]) this.#giveUp(id);
  }

  async #restoreInTurn(profile: ProfileState): Promise<void> {
    const restoring = this.#restoreOne(profile).finally(() => this.#restoring.delete(profile.id));
    this.#restoring.set(profile.id, restoring);
    await restoring;
  }

  async #restoreOne({ id, keepSignedIn }: ProfileState): Promise<void> {
    const generation = this.generation(id);
    this.#show(id, { state: 'signing-in' });
    // Only this item is needed to restore a session; the others are read when they are used.
    const refresh = await this.#vault.read(id, 'refresh');
    if (generation !== this.generation(id)) return;
    if (!refresh.ok && !nothingToWaitFor(refresh.problem)) {
      this.#show(id, { state: 'waiting-for-keychain' });
      return;
    }
    if (!refresh.ok && isItemFault(refresh.problem)) {
      this.#show(id, { state: 'signed-out', item: refresh.problem });
      return;
    }
    const savedToken = refresh.ok && refresh.value ? unpackRefreshToken(refresh.value) : null;
    // A password without a token: the person still wants to stay signed in.
    const bridged = !savedToken && refresh.ok && keepSignedIn && (await this.#hasPassword(id));
    if (generation !== this.generation(id)) return;
    const expected = savedToken ?? (bridged ? endedToken(this.#clock.now()) : null);
    if (!expected) {
      this.#show(id, { state: 'signed-out' });
      return;
    }
    const now = this.#clock.now();
    const found = savedToken?.access ?? null;
    // Received later than now: the clock was set back, so the expiry can't be trusted.
    const stored = found && found.from <= now + toleratedMs ? found : null;
    const ahead = Math.max(0, expected.from - now);
    const refreshToken = shifted(expected, (time) => time - ahead);
    const live = { ...this.#newSession(refreshToken, null), stored };
    this.#live.set(id, live);
    if (stored && isFresh(stored.from, stored.until, now)) this.#settle(id, live);
    else await this.#renew(id, live);
  }

  /** Whether the keychain may hold the password. If it doesn't, the sign-out was not saved. */
  async #hasPassword(id: ProfileId): Promise<boolean> {
    const generation = this.generation(id);
    const password = await this.#vault.read(id, 'password');
    if (!password.ok || password.value) return true;
    if (generation === this.generation(id)) this.#change(id, { keepSignedIn: false });
    return false;
  }

  /** Reads the access token from the keychain when it is needed. */
  async #readAccess(id: ProfileId, live: LiveSession): Promise<void> {
    const times = live.stored;
    if (!times) return;
    const stored = await this.#vault.read(id, 'access');
    // Another caller has read it, a renewal has replaced it, or the session is over.
    if (live.stored !== times || this.#live.get(id) !== live) return;
    live.stored = null;
    if (stored.ok && stored.value) live.access = unpackToken(stored.value);
  }

  #waits(id: ProfileId): boolean {
    return profileOf(this.#store.state, id)?.session.state === 'waiting-for-keychain';
  }

  /** Renews; concurrent callers share one renewal. */
  #renew(id: ProfileId, live: LiveSession): Promise<void> {
    live.running ??= this.#renewOnce(id, live).finally(() => {
      live.running = null;
    });
    return live.running;
  }

  async #renewOnce(id: ProfileId, live: LiveSession): Promise<void> {
    const profile = profileOf(this.#store.state, id);
    if (!profile) return;
    if (profile.session.state === 'active') {
      this.#show(id, { state: 'refreshing', ...this.#horizon(live) });
    }
    if (live.refresh.until > this.#clock.now()) await this.#refresh(profile, live);
    else await this.#signInAgain(profile, live, 'ended');
  }

  async #refresh(profile: ProfileState, live: LiveSession): Promise<void> {
    const { id } = profile;
    const answer = await this.#hub.refresh(targetOf(profile), live.refresh.token);
    if (this.#live.get(id) !== live) {
      if (answer.ok) forgetIssued(answer.value);
      return;
    }
    if (!answer.ok) await this.#readAccess(id, live);
    if (this.#live.get(id) !== live) return;
    if (!answer.ok) {
      const verdict = verdictOn('refresh', answer.problem);
      if (verdict === 'session-over') await this.#signInAgain(profile, live, 'refused');
      else this.#unreachable(id, live, answer.problem);
      return;
    }
    const access = this.#timed(answer.value.access);
    const refresh = answer.value.refresh ? this.#timed(answer.value.refresh) : live.refresh;
    // First of all, as the Hub may already reject the old one.
    const writing = this.#vault.write(id, 'refresh', packToken(refresh, access));
    if (answer.value.refresh) await writing;
    if (this.#live.get(id) !== live) {
      forgetIssued(answer.value);
      return;
    }
    const { failures, fresh } = live;
    this.#take(id, live, { ...this.#newSession(refresh, access), failures, fresh });
    this.#settle(id, live);
    void this.#vault.write(id, 'access', packToken(access));
  }

  /** Signs in with the saved password when the refresh token expires; without a password the session ends. */
  async #signInAgain(profile: ProfileState, live: LiveSession, why: SessionEnd): Promise<void> {
    const { id, user } = profile;
    await this.#readAccess(id, live);
    const mayTry = profile.keepSignedIn && !profile.needsPerson;
    const password = mayTry ? await this.#vault.read(id, 'password') : ok(null);
    if (this.#live.get(id) !== live) return;
    // A password that the keychain doesn't release stays there, for `restore` after a retry.
    if (!password.ok || !password.value || user === null) {
      await this.#end(id, live, profile.needsPerson ? 'not-again' : why);
      return;
    }
    const answer = await this.#hub.signIn(targetOf(profile), user, password.value);
    if (this.#live.get(id) !== live) {
      if (answer.ok) forgetIssued(answer.value);
      return;
    }
    if (answer.ok) {
      this.#take(
        id,
        live,
        this.#newSession(this.#timed(answer.value.refresh), this.#timed(answer.value.access)),
      );
      await this.#writeTokens(id, live);
      if (this.#live.get(id) === live) this.#settle(id, live);
      return;
    }
    const verdict = verdictOn('unattended-sign-in', answer.problem);
    if (verdict === 'wrong-password') {
      this.#change(id, { keepSignedIn: false });
      await this.#vault.remove(id, 'password');
      await this.#end(id, live, 'password');
    } else if (verdict === 'wait-for-person') {
      this.#change(id, { needsPerson: true });
      await this.#end(id, live, 'not-again');
    } else {
      this.#unreachable(id, live, answer.problem);
    }
  }

  #change(id: ProfileId, change: Partial<Profile>): void {
    const profile = profileOf(this.#store.state, id);
    if (!profile) return;
    const changed = { ...savedProfile(profile), ...change };
    this.#store.dispatch({ type: 'profile-changed', profile: changed });
  }

  /** Ends it once its access token has expired too; a rejection ends it at once. */
  async #end(id: ProfileId, live: LiveSession, why: SessionEnd): Promise<void> {
    const now = this.#clock.now();
    if (why === 'ended' && live.access && live.access.until > now) {
      this.#show(id, { state: 'active', ...this.#horizon(live) });
      this.#deadlines.set(nameOf(id), live.access.until, () => void this.#renew(id, live));
      return;
    }
    this.#giveUp(id);
    this.#show(id, { state: 'expired', why, at: now });
    await Promise.all([this.#vault.remove(id, 'access'), this.#vault.remove(id, 'refresh')]);
  }

  #unreachable(id: ProfileId, live: LiveSession, problem: HubProblem): void {
    const now = this.#clock.now();
    const asked = problem.kind === 'throttled' ? problem.retryAfterMs : null;
    live.throttle = problem.kind === 'throttled' ? { askedAt: now, retryAfterMs: asked } : null;
    live.failures += 1;
    live.unreachableSince ??= now;
    live.retryAt = now + retryDelayMs(live.failures, this.#clock.random(), asked);
    this.#deadlines.set(nameOf(id), live.retryAt, () => void this.#renew(id, live));
    this.#show(id, {
      state: problem.kind === 'blocked' ? 'blocked' : 'unreachable',
      since: live.unreachableSince,
      nextTry: live.retryAt,
      problem,
      ...this.#horizon(live),
    });
  }

  /** Shows an active session and plans its next refresh. */
  #settle(id: ProfileId, live: LiveSession): void {
    const { refresh } = live;
    const access = live.access ?? live.stored;
    const now = this.#clock.now();
    // A token that has expired on arrival counts as a failure: the next one is requested later.
    const over = access !== null && access.until <= now;
    if (over) live.failures += 1;
    else if (!live.fresh) live.failures = 0;
    live.retryAt = over ? now + retryDelayMs(live.failures, this.#clock.random(), null) : null;
    const next = live.retryAt ?? (access ? refreshAt(access.from, access.until) : now);
    const profile = profileOf(this.#store.state, id);
    // The password is needed after the refresh token expires, and not before.
    const due = refresh.until < next && !profile?.keepSignedIn ? (access?.until ?? next) : next;
    this.#deadlines.set(nameOf(id), due, () => void this.#renew(id, live));
    this.#show(id, { state: 'active', ...this.#horizon(live) });
  }

  #wake(): void {
    for (const [id, live] of this.#live) {
      const waits = live.throttle !== null && this.#mustWait(live);
      if (live.retryAt !== null && !live.disabled && !waits) void this.#renew(id, live);
    }
    this.#deadlines.wake();
  }

  /** The tokens expire at the same moment as before, which is earlier on this computer's changed clock. */
  #setBack(ms: number): void {
    const earlier = (time: number): number => time - ms;
    for (const [id, live] of this.#live) {
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
      const session = profileOf(this.#store.state, id)?.session;
      if (session && 'accessUntil' in session) {
        const { since, nextTry } = { since: 0, nextTry: 0, ...session };
        const times = { since: earlier(since), nextTry: earlier(nextTry) };
        this.#show(id, {
          ...session,
          ...('since' in session ? times : {}),
          ...this.#horizon(live),
        });
      }
    }
  }

  #mustWait(live: LiveSession): boolean {
    return live.retryAt !== null && live.retryAt > this.#clock.now();
  }

  #giveUp(id: ProfileId): void {
    this.#nextGeneration(id);
    const live = this.#live.get(id);
    this.#live.delete(id);
    this.#deadlines.drop(nameOf(id));
    this.#deadlines.drop(replacedNameOf(id));
    if (!live) return;
    forgetAll(live.replaced);
    live.access?.token.forget();
    live.refresh.token.forget();
  }

  #nextGeneration(id: ProfileId): void {
    this.#generations.set(id, this.generation(id) + 1);
  }

  async #writeTokens(id: ProfileId, live: LiveSession): Promise<void> {
    const { access, refresh } = live;
    const writing = this.#vault.write(id, 'refresh', packToken(refresh, access));
    // Not awaited: losing an access token only costs a refresh after the next start.
    if (access) void this.#vault.write(id, 'access', packToken(access));
    await writing;
  }

  #timed({ token, lifeMs }: IssuedToken): TimedToken {
    const from = this.#clock.now();
    return { token, from, until: from + lifeMs };
  }

  #newSession(refresh: TimedToken, access: TimedToken | null): LiveSession {
    return {
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
    };
  }

  /** Zeroes everything but the running renewal, which belongs to the caller. */
  #take(id: ProfileId, live: LiveSession, changed: LiveSession): void {
    const { access, refresh, running, replaced } = live;
    Object.assign(live, { ...changed, running, replaced });
    this.#replaced(id, live, { access, refresh });
  }

  /** Zeroes replaced tokens: a refresh token at once, an access token once no borrower can still use it. */
  #replaced(
    id: ProfileId,
    live: LiveSession,
    before: Pick<LiveSession, 'access' | 'refresh'>,
  ): void {
    if (before.refresh.token !== live.refresh.token) before.refresh.token.forget();
    if (!before.access) return;
    live.replaced.push(before.access.token);
    const time = this.#clock.now() + lentMs;
    this.#deadlines.set(replacedNameOf(id), time, () => forgetAll(live.replaced));
  }

  #horizon({ access: token, stored, refresh }: LiveSession): Horizon {
    const access = token ?? stored;
    return {
      accessFrom: access?.from ?? refresh.from,
      accessUntil: access?.until ?? refresh.from,
      refreshFrom: refresh.from,
      refreshUntil: refresh.until,
    };
  }

  #show(id: ProfileId, session: Session): void {
    this.#store.dispatch({ type: 'session-changed', id, session });
  }
}

const shifted = <Times extends TokenTimes>(
  times: Times,
  move: (time: number) => number,
): Times => ({
  ...times,
  from: move(times.from),
  until: move(times.until),
});

const nameOf = (id: ProfileId): string => `session ${id}`;
const replacedNameOf = (id: ProfileId): string => `replaced tokens ${id}`;

const forgetAll = (secrets: Secret[]): void => {
  for (const secret of secrets.splice(0)) secret.forget();
};

/** Zeroes tokens that arrived for a session that is already over. */
const forgetIssued = ({ access, refresh }: { access: IssuedToken; refresh: IssuedToken | null }) =>
  forgetAll([access.token, ...(refresh ? [refresh.token] : [])]);

/** The address and pin of a profile's Hub. */
export function targetOf({ hub, pin }: { hub: string; pin: string | null }): HubTarget {
  return { hub, pin };
}

/** The profiles whose session may still be in the keychain. */
const isRestorable = ({ session, keepSignedIn }: ProfileState): boolean =>
  session.state === 'signed-out' ||
  session.state === 'waiting-for-keychain' ||
  (session.state === 'expired' && keepSignedIn);

/** Replaces a missing token when only the password is left. */
const endedToken = (now: number): TimedToken => ({ token: Secret.of(''), from: now, until: now });

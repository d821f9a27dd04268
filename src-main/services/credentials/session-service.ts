import { profileOf } from '../../domain/app-state.ts';
import type { ProfileId } from '../../domain/ids.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { isFresh } from '../../domain/schedule.ts';
import type { Secret } from '../../domain/secret.ts';
import { personTryAt } from '../../domain/throttle.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Disposable } from '../../ports/disposable.ts';
import type { HubClient } from '../../ports/hub-client.ts';
import type { Wakeups } from '../../ports/wakeups.ts';
import type { Deadlines } from '../deadlines.ts';
import type { Store } from '../store.ts';
import { within } from '../within.ts';
import { forgetIssued, horizonOf, moveBack, newSession, type TokenPair } from './live-session.ts';
import { LiveSessions } from './live-sessions.ts';
import type { SecretVault } from './secret-vault.ts';
import { SessionRenewal } from './session-renewal.ts';
import { SessionRestore } from './session-restore.ts';

export type AccessProblem =
  'sign-in-needed' | 'hub-unreachable' | 'waiting-for-keychain' | 'account-disabled';

/** An access token. `fresh`: it replaced a rejected one, and the Hub hasn't accepted it yet. */
export interface Access {
  token: Secret;
  fresh: boolean;
}

/** A program that asks for a newer token than this gets the one that there is, in ms. */
const recentMs = 10_000;

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
 * Keeps sessions alive, refreshing each before it expires and one at a time, lends their access tokens, and
 * takes note of what the Hub said about them.
 */
export class SessionService implements Disposable {
  readonly #store: Store;
  readonly #vault: SecretVault;
  readonly #clock: Clock;
  readonly #deadlines: Deadlines;
  readonly #wakeups: Wakeups;
  readonly #sessions: LiveSessions;
  readonly #renewal: SessionRenewal;
  readonly #restoring: SessionRestore;
  #listening: Disposable[] = [];

  constructor(deps: SessionDeps) {
    const { store, vault, clock } = deps;
    this.#store = store;
    this.#vault = vault;
    this.#clock = clock;
    this.#deadlines = deps.deadlines;
    this.#wakeups = deps.wakeups;
    const sessions = new LiveSessions(deps);
    const renewal = new SessionRenewal({ ...deps, sessions });
    this.#sessions = sessions;
    this.#renewal = renewal;
    this.#restoring = new SessionRestore({ store, vault, clock, sessions, renewal });
  }

  /** Follows the computer's sleep and the changes of its clock. */
  start(): void {
    this.#listening = [
      this.#wakeups.onWake(() => this.#wake()),
      this.#clock.onSetBack((ms) => this.#setBack(ms)),
    ];
  }

  /** Restores the sessions in the keychain, without a password. */
  restore(): Promise<void> {
    return this.#restoring.all();
  }

  /** Resolves once the profile's session isn't being restored, after `waitMs`, or when `signal` aborts. */
  settled(id: ProfileId, waitMs: number, signal: AbortSignal): Promise<void> {
    return within(this.#clock, waitMs, this.#restoring.settled(id), signal);
  }

  /** Identifies the current sign-in of a profile; see `adopt`. */
  generation(id: ProfileId): number {
    return this.#sessions.generation(id);
  }

  /** Takes over the tokens of a sign-in. False if the profile was removed or signed out in the meantime. */
  adopt(id: ProfileId, pair: TokenPair, generation: number): boolean {
    if (generation !== this.generation(id) || !profileOf(this.#store.state, id)) {
      forgetIssued(pair);
      return false;
    }
    const live = newSession(this.#sessions.timed(pair.refresh), this.#sessions.timed(pair.access));
    this.#sessions.begin(id, live);
    // The session works before it is saved, so that a person doesn't wait for the keychain.
    this.#renewal.settle(id, live);
    void this.#renewal.writeTokens(id, live);
    return true;
  }

  /** A valid access token, refreshed first if necessary. It is only lent: use it at once. */
  async access(id: ProfileId): Promise<Result<Access, AccessProblem>> {
    await this.#restoring.settled(id);
    const live = this.#sessions.get(id);
    if (!live) return fail(this.#waits(id) ? 'waiting-for-keychain' : 'sign-in-needed');
    await this.#renewal.readAccess(id, live);
    const now = this.#clock.now();
    if (live.disabled && live.disabled.until > now) return fail('account-disabled');
    if (live.access && isFresh(live.access.from, live.access.until, now)) {
      return ok({ token: live.access.token, fresh: live.fresh });
    }
    if (live.disabled) return fail('account-disabled');
    if (!this.#renewal.mustWait(live)) await this.#renewal.renew(id, live);
    const present = this.#sessions.get(id);
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
    const live = this.#sessions.get(id);
    if (!live) return;
    if (live.throttle && this.#clock.now() < personTryAt(live.throttle)) return;
    live.disabled = null;
    await this.#renewal.renew(id, live);
  }

  /**
   * Refreshes now, because a program asked for it: never sooner than the last failure or the Hub allows, nor for a
   * disabled account. False: nothing was requested for one of these reasons, or as the token is new.
   */
  async refreshForProgram(id: ProfileId): Promise<boolean> {
    const live = this.#sessions.get(id);
    if (!live || live.disabled || this.#renewal.mustWait(live)) return false;
    const access = live.access ?? live.stored;
    const age = access ? this.#clock.now() - access.from : Infinity;
    if (age >= 0 && age < recentMs && !live.running) return false;
    await this.#renewal.renew(id, live);
    return true;
  }

  /** The Hub rejected this token: gets a new one, if it is still the current one. */
  async refused(id: ProfileId, token: Secret): Promise<void> {
    const live = this.#sessions.get(id);
    if (!live?.access?.token.equals(token)) {
      await live?.running;
      return;
    }
    if (this.#renewal.mustWait(live)) return;
    await this.#renewal.renew(id, live);
    live.fresh = true;
  }

  /** The Hub rejected a token that it had just issued, because its account is disabled or gone. */
  accountDisabled(id: ProfileId): void {
    const live = this.#sessions.get(id);
    if (!live) return;
    const now = this.#clock.now();
    live.disabled = { since: live.disabled?.since ?? now, until: now + disabledMs };
    this.#sessions.dropDeadline(id);
    this.#sessions.show(id, {
      state: 'disabled',
      since: live.disabled.since,
      ...horizonOf(live),
    });
  }

  /** The Hub rejected a token that it had just issued: a new one is requested later, not at once. */
  freshRefused(id: ProfileId): void {
    const live = this.#sessions.get(id);
    if (live && !this.#renewal.mustWait(live)) this.#renewal.backOff(id, live);
  }

  /** The Hub accepted the session's token, so a disabled account is active again. */
  works(id: ProfileId): void {
    const live = this.#sessions.get(id);
    if (!live) return;
    live.fresh = false;
    if (!live.disabled) return;
    live.disabled = null;
    this.#renewal.settle(id, live);
  }

  /** Forgets the session of a profile: tokens and password, in the keychain too. */
  async signOut(id: ProfileId): Promise<void> {
    this.#sessions.giveUp(id);
    if (profileOf(this.#store.state, id)) this.#sessions.show(id, { state: 'signed-out' });
    await Promise.all([
      this.#vault.remove(id, 'access'),
      this.#vault.remove(id, 'refresh'),
      this.#vault.remove(id, 'password'),
    ]);
  }

  dispose(): void {
    for (const listening of this.#listening) listening.dispose();
    for (const [id] of this.#sessions.all()) this.#sessions.giveUp(id);
  }

  #waits(id: ProfileId): boolean {
    return profileOf(this.#store.state, id)?.session.state === 'waiting-for-keychain';
  }

  #wake(): void {
    for (const [id, live] of this.#sessions.all()) {
      const waits = live.throttle !== null && this.#renewal.mustWait(live);
      if (live.retryAt !== null && !live.disabled && !waits) void this.#renewal.renew(id, live);
    }
    this.#deadlines.wake();
  }

  /** The tokens expire at the same moment as before, which is earlier on this computer's changed clock. */
  #setBack(ms: number): void {
    for (const [id, live] of this.#sessions.all()) {
      moveBack(live, ms);
      const session = profileOf(this.#store.state, id)?.session;
      if (!session || !('accessUntil' in session)) continue;
      const { since, nextTry } = { since: 0, nextTry: 0, ...session };
      const times = { since: since - ms, nextTry: nextTry - ms };
      this.#sessions.show(id, {
        ...session,
        ...('since' in session ? times : {}),
        ...horizonOf(live),
      });
    }
  }
}

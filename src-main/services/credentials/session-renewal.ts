import { profileOf, type ProfileState } from '../../domain/app-state.ts';
import { retryDelayMs } from '../../domain/backoff.ts';
import type { HubProblem } from '../../domain/hub-problem.ts';
import type { ProfileId } from '../../domain/ids.ts';
import type { Profile } from '../../domain/profile.ts';
import { ok, type Result } from '../../domain/result.ts';
import { refreshAt } from '../../domain/schedule.ts';
import type { SessionEnd } from '../../domain/session.ts';
import { verdictOn } from '../../domain/verdict.ts';
import type { Clock } from '../../ports/clock.ts';
import type { HubClient } from '../../ports/hub-client.ts';
import { changeProfile } from '../change-profile.ts';
import type { Store } from '../store.ts';
import { targetOf } from './hub-target.ts';
import {
  forgetIssued,
  horizonOf,
  newSession,
  type IssuedTokens,
  type LiveSession,
} from './live-session.ts';
import type { LiveSessions } from './live-sessions.ts';
import { packToken, unpackToken, type SecretVault } from './secret-vault.ts';
import { unlessForgotten } from './unless-forgotten.ts';

export interface SessionRenewalDeps {
  store: Store;
  vault: SecretVault;
  hub: HubClient;
  clock: Clock;
  sessions: LiveSessions;
}

/**
 * Renews sessions: with the refresh token, then with the saved password. It ends a session only on a definite
 * rejection by the Hub or when it has expired, and after any other failure tries again later.
 */
export class SessionRenewal {
  readonly #store: Store;
  readonly #vault: SecretVault;
  readonly #hub: HubClient;
  readonly #clock: Clock;
  readonly #sessions: LiveSessions;

  constructor({ store, vault, hub, clock, sessions }: SessionRenewalDeps) {
    this.#store = store;
    this.#vault = vault;
    this.#hub = hub;
    this.#clock = clock;
    this.#sessions = sessions;
  }

  /** Renews; concurrent callers share one renewal. */
  renew(id: ProfileId, live: LiveSession): Promise<void> {
    live.running ??= this.#renewOnce(id, live).finally(() => {
      live.running = null;
    });
    return live.running;
  }

  /** Reads the access token from the keychain when it is needed. */
  async readAccess(id: ProfileId, live: LiveSession): Promise<void> {
    const times = live.stored;
    if (!times) return;
    const stored = await this.#vault.read(id, 'access');
    // Another caller has read it, a renewal has replaced it, or the session is over.
    if (live.stored !== times || !this.#sessions.isCurrent(id, live)) return;
    live.stored = null;
    if (stored.ok && stored.value) live.access = unpackToken(stored.value);
  }

  /** Shows an active session and plans its next refresh. */
  settle(id: ProfileId, live: LiveSession): void {
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
    this.#renewAt(id, live, due);
    this.#sessions.show(id, { state: 'active', ...horizonOf(live) });
  }

  /** Renews later, each time in a row after a longer pause; `askedMs`: how long the Hub asked to wait. Says when. */
  backOff(id: ProfileId, live: LiveSession, askedMs: number | null = null): number {
    live.failures += 1;
    live.retryAt = this.#clock.now() + retryDelayMs(live.failures, this.#clock.random(), askedMs);
    this.#renewAt(id, live, live.retryAt);
    return live.retryAt;
  }

  /** Whether no token may be requested yet. */
  mustWait(live: LiveSession): boolean {
    return live.retryAt !== null && live.retryAt > this.#clock.now();
  }

  async writeTokens(id: ProfileId, live: LiveSession): Promise<void> {
    const { access, refresh } = live;
    const writing = this.#vault.write(id, 'refresh', packToken(refresh, access));
    // Not awaited: losing an access token only costs a refresh after the next start.
    if (access) void this.#vault.write(id, 'access', packToken(access));
    await writing;
  }

  async #renewOnce(id: ProfileId, live: LiveSession): Promise<void> {
    const profile = profileOf(this.#store.state, id);
    if (!profile) return;
    if (profile.session.state === 'active') {
      this.#sessions.show(id, { state: 'refreshing', ...horizonOf(live) });
    }
    if (live.refresh.until > this.#clock.now()) await this.#refresh(profile, live);
    else await this.#signInAgain(profile, live, 'ended');
  }

  async #refresh(profile: ProfileState, live: LiveSession): Promise<void> {
    const { id } = profile;
    const { token } = live.refresh;
    const answer = await this.#tokensOf(id, live, () =>
      this.#hub.refresh(targetOf(profile), token),
    );
    if (!answer) return;
    if (!answer.ok) await this.readAccess(id, live);
    if (!this.#sessions.isCurrent(id, live)) return;
    if (!answer.ok) {
      const verdict = verdictOn('refresh', answer.problem);
      if (verdict === 'session-over') await this.#signInAgain(profile, live, 'refused');
      else this.#unreachable(id, live, answer.problem);
      return;
    }
    const access = this.#sessions.timed(answer.value.access);
    const refresh = answer.value.refresh
      ? this.#sessions.timed(answer.value.refresh)
      : live.refresh;
    // First of all, as the Hub may already reject the old one.
    const writing = this.#vault.write(id, 'refresh', packToken(refresh, access));
    if (answer.value.refresh) await writing;
    if (!this.#sessions.isCurrent(id, live)) {
      forgetIssued(answer.value);
      return;
    }
    const { failures, fresh } = live;
    this.#sessions.replace(id, live, { ...newSession(refresh, access), failures, fresh });
    this.settle(id, live);
    void this.#vault.write(id, 'access', packToken(access));
  }

  /** Signs in with the saved password when the refresh token expires; without a password the session ends. */
  async #signInAgain(profile: ProfileState, live: LiveSession, why: SessionEnd): Promise<void> {
    const { id, user } = profile;
    await this.readAccess(id, live);
    const mayTry = profile.keepSignedIn && !profile.needsPerson;
    const password = mayTry ? await this.#vault.read(id, 'password') : ok(null);
    if (!this.#sessions.isCurrent(id, live)) return;
    // A password that the keychain doesn't release stays there, for `restore` after a retry.
    if (!password.ok || !password.value || user === null) {
      await this.#end(id, live, profile.needsPerson ? 'not-again' : why);
      return;
    }
    const secret = password.value;
    const answer = await this.#tokensOf(id, live, () =>
      this.#hub.signIn(targetOf(profile), user, secret),
    );
    if (!answer) return;
    if (answer.ok) {
      const { refresh, access } = answer.value;
      const changed = newSession(this.#sessions.timed(refresh), this.#sessions.timed(access));
      this.#sessions.replace(id, live, changed);
      await this.writeTokens(id, live);
      if (this.#sessions.isCurrent(id, live)) this.settle(id, live);
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

  /** Asks the Hub for tokens. Null: nothing was sent, or the session ended meanwhile and the tokens are zeroed. */
  async #tokensOf<Tokens extends IssuedTokens>(
    id: ProfileId,
    live: LiveSession,
    ask: () => Promise<Result<Tokens, HubProblem>>,
  ): Promise<Result<Tokens, HubProblem> | null> {
    const answer = await unlessForgotten(ask);
    if (!answer) this.#notSent(id, live);
    else if (this.#sessions.isCurrent(id, live)) return answer;
    else if (answer.ok) forgetIssued(answer.value);
    return null;
  }

  /** Its secret was forgotten before it could be sent. Tries again later, unless the session has gone with it. */
  #notSent(id: ProfileId, live: LiveSession): void {
    if (!this.#sessions.isCurrent(id, live)) return;
    this.backOff(id, live);
    this.#sessions.show(id, { state: 'active', ...horizonOf(live) });
  }

  #change(id: ProfileId, change: Partial<Profile>): void {
    changeProfile(this.#store, id, () => change);
  }

  /** Ends it once its access token has expired too; a rejection ends it at once. */
  async #end(id: ProfileId, live: LiveSession, why: SessionEnd): Promise<void> {
    const now = this.#clock.now();
    if (why === 'ended' && live.access && live.access.until > now) {
      this.#sessions.show(id, { state: 'active', ...horizonOf(live) });
      this.#renewAt(id, live, live.access.until);
      return;
    }
    this.#sessions.giveUp(id);
    this.#sessions.show(id, { state: 'expired', why, at: now });
    await Promise.all([this.#vault.remove(id, 'access'), this.#vault.remove(id, 'refresh')]);
  }

  #unreachable(id: ProfileId, live: LiveSession, problem: HubProblem): void {
    const now = this.#clock.now();
    const asked = problem.kind === 'throttled' ? problem.retryAfterMs : null;
    live.throttle = problem.kind === 'throttled' ? { askedAt: now, retryAfterMs: asked } : null;
    live.unreachableSince ??= now;
    const nextTry = this.backOff(id, live, asked);
    this.#sessions.show(id, {
      state: problem.kind === 'blocked' ? 'blocked' : 'unreachable',
      since: live.unreachableSince,
      nextTry,
      problem,
      ...horizonOf(live),
    });
  }

  #renewAt(id: ProfileId, live: LiveSession, at: number): void {
    this.#sessions.setDeadline(id, at, () => void this.renew(id, live));
  }
}

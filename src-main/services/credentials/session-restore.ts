import type { ProfileState } from '../../domain/app-state.ts';
import type { ProfileId } from '../../domain/ids.ts';
import { isItemFault, nothingToWaitFor } from '../../domain/keychain-problem.ts';
import { isFresh } from '../../domain/schedule.ts';
import { Secret } from '../../domain/secret.ts';
import type { Clock } from '../../ports/clock.ts';
import { changeProfile } from '../change-profile.ts';
import type { Store } from '../store.ts';
import { newSession, shifted } from './live-session.ts';
import type { LiveSessions } from './live-sessions.ts';
import { unpackRefreshToken, type SecretVault, type TimedToken } from './secret-vault.ts';
import type { SessionRenewal } from './session-renewal.ts';

/** Clocks are corrected in small steps all the time, which don't count. In ms. */
const toleratedMs = 60_000;

export interface SessionRestoreDeps {
  store: Store;
  vault: SecretVault;
  clock: Clock;
  sessions: LiveSessions;
  renewal: SessionRenewal;
}

/** Brings back the sessions that the keychain holds, without a password. */
export class SessionRestore {
  readonly #store: Store;
  readonly #vault: SecretVault;
  readonly #clock: Clock;
  readonly #sessions: LiveSessions;
  readonly #renewal: SessionRenewal;
  readonly #running = new Map<ProfileId, Promise<void>>();

  constructor({ store, vault, clock, sessions, renewal }: SessionRestoreDeps) {
    this.#store = store;
    this.#vault = vault;
    this.#clock = clock;
    this.#sessions = sessions;
    this.#renewal = renewal;
  }

  /** Restores all that may be in the keychain. */
  async all(): Promise<void> {
    const profiles = this.#store.state.profiles.filter(
      (profile) => profile.user !== null && isRestorable(profile) && !this.#running.has(profile.id),
    );
    await Promise.all(profiles.map((profile) => this.#run(profile)));
  }

  /** Resolves once the profile's session is not being restored. */
  async settled(id: ProfileId): Promise<void> {
    await this.#running.get(id);
  }

  async #run(profile: ProfileState): Promise<void> {
    const running = this.#restore(profile).finally(() => this.#running.delete(profile.id));
    this.#running.set(profile.id, running);
    await running;
  }

  async #restore({ id, keepSignedIn }: ProfileState): Promise<void> {
    const generation = this.#sessions.generation(id);
    this.#sessions.show(id, { state: 'signing-in' });
    // Only this item is needed to restore a session; the others are read when they are used.
    const refresh = await this.#vault.read(id, 'refresh');
    if (generation !== this.#sessions.generation(id)) return;
    if (!refresh.ok && !nothingToWaitFor(refresh.problem)) {
      this.#sessions.show(id, { state: 'waiting-for-keychain' });
      return;
    }
    if (!refresh.ok && isItemFault(refresh.problem)) {
      this.#sessions.show(id, { state: 'signed-out', item: refresh.problem });
      return;
    }
    const savedToken = refresh.ok && refresh.value ? unpackRefreshToken(refresh.value) : null;
    // A password without a token: the person still wants to stay signed in.
    const bridged = !savedToken && refresh.ok && keepSignedIn && (await this.#hasPassword(id));
    if (generation !== this.#sessions.generation(id)) return;
    const expected = savedToken ?? (bridged ? endedToken(this.#clock.now()) : null);
    if (!expected) {
      this.#sessions.show(id, { state: 'signed-out' });
      return;
    }
    const now = this.#clock.now();
    const found = savedToken?.access ?? null;
    // Received later than now: the clock was set back, so the expiry can't be trusted.
    const stored = found && found.from <= now + toleratedMs ? found : null;
    const ahead = Math.max(0, expected.from - now);
    const refreshToken = shifted(expected, (time) => time - ahead);
    const live = { ...newSession(refreshToken, null), stored };
    this.#sessions.restore(id, live);
    if (stored && isFresh(stored.from, stored.until, now)) this.#renewal.settle(id, live);
    else await this.#renewal.renew(id, live);
  }

  /** Whether the keychain may hold the password. If it doesn't, the sign-out was not saved. */
  async #hasPassword(id: ProfileId): Promise<boolean> {
    const generation = this.#sessions.generation(id);
    const password = await this.#vault.read(id, 'password');
    if (!password.ok || password.value) return true;
    if (generation === this.#sessions.generation(id)) {
      changeProfile(this.#store, id, () => ({ keepSignedIn: false }));
    }
    return false;
  }
}

/** The profiles whose session may still be in the keychain. */
const isRestorable = ({ session, keepSignedIn }: ProfileState): boolean =>
  session.state === 'signed-out' ||
  session.state === 'waiting-for-keychain' ||
  (session.state === 'expired' && keepSignedIn);

/** Replaces a missing token when only the password is left. */
const endedToken = (now: number): TimedToken => ({ token: Secret.of(''), from: now, until: now });

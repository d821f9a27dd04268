import type { ProfileId } from '../../domain/ids.ts';
import type { Session } from '../../domain/session.ts';
import type { Clock } from '../../ports/clock.ts';
import type { IssuedToken } from '../../ports/hub-client.ts';
import type { Deadlines } from '../deadlines.ts';
import type { Store } from '../store.ts';
import { forgetAll, type LiveSession } from './live-session.ts';
import type { TimedToken } from './secret-vault.ts';

/** How long a replaced access token stays available for a request that is about to be sent, in ms. */
const lentMs = 30_000;

export interface LiveSessionsDeps {
  store: Store;
  clock: Clock;
  deadlines: Deadlines;
}

/** The sessions of this run. It owns their tokens, and zeroes each once nobody can use it any more. */
export class LiveSessions {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #deadlines: Deadlines;
  readonly #live = new Map<ProfileId, LiveSession>();
  /** Rises when a session is dropped or replaced, so that late answers can be recognised. */
  readonly #generations = new Map<ProfileId, number>();

  constructor({ store, clock, deadlines }: LiveSessionsDeps) {
    this.#store = store;
    this.#clock = clock;
    this.#deadlines = deadlines;
  }

  get(id: ProfileId): LiveSession | undefined {
    return this.#live.get(id);
  }

  /** Whether this is still the profile's session, and not one that ended or was replaced meanwhile. */
  isCurrent(id: ProfileId, live: LiveSession): boolean {
    return this.#live.get(id) === live;
  }

  all(): readonly (readonly [ProfileId, LiveSession])[] {
    return [...this.#live];
  }

  /** Identifies the current sign-in of a profile. */
  generation(id: ProfileId): number {
    return this.#generations.get(id) ?? 0;
  }

  /** Starts a session that was found in the keychain. */
  restore(id: ProfileId, live: LiveSession): void {
    this.#live.set(id, live);
  }

  /** Starts the session of a new sign-in. */
  begin(id: ProfileId, live: LiveSession): void {
    this.#nextGeneration(id);
    const before = this.#live.get(id);
    this.#live.set(id, live);
    if (!before) return;
    live.replaced = before.replaced;
    this.#retire(id, live, before);
  }

  /** Gives a session new tokens. The running renewal stays, as it belongs to the caller. */
  replace(id: ProfileId, live: LiveSession, changed: LiveSession): void {
    const { access, refresh, running, replaced } = live;
    Object.assign(live, { ...changed, running, replaced });
    this.#retire(id, live, { access, refresh });
  }

  /** Drops the session, and zeroes its tokens. */
  giveUp(id: ProfileId): void {
    this.#nextGeneration(id);
    const live = this.#live.get(id);
    this.#live.delete(id);
    this.dropDeadline(id);
    this.#deadlines.drop(replacedNameOf(id));
    if (!live) return;
    forgetAll(live.replaced);
    live.access?.token.forget();
    live.refresh.token.forget();
  }

  /** Plans what happens next to a session, instead of what was planned before. */
  setDeadline(id: ProfileId, at: number, run: () => void): void {
    this.#deadlines.set(nameOf(id), at, run);
  }

  dropDeadline(id: ProfileId): void {
    this.#deadlines.drop(nameOf(id));
  }

  show(id: ProfileId, session: Session): void {
    this.#store.dispatch({ type: 'session-changed', id, session });
  }

  /** A token that arrived now. */
  timed({ token, lifeMs }: IssuedToken): TimedToken {
    const from = this.#clock.now();
    return { token, from, until: from + lifeMs };
  }

  #nextGeneration(id: ProfileId): void {
    this.#generations.set(id, this.generation(id) + 1);
  }

  /** Zeroes replaced tokens: a refresh token at once, an access token once no borrower can still use it. */
  #retire(id: ProfileId, live: LiveSession, before: Pick<LiveSession, 'access' | 'refresh'>): void {
    if (before.refresh.token !== live.refresh.token) before.refresh.token.forget();
    if (!before.access) return;
    live.replaced.push(before.access.token);
    const time = this.#clock.now() + lentMs;
    this.#deadlines.set(replacedNameOf(id), time, () => forgetAll(live.replaced));
  }
}

const nameOf = (id: ProfileId): string => `session ${id}`;
const replacedNameOf = (id: ProfileId): string => `replaced tokens ${id}`;

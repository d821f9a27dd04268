import { profileOf, type ProfileState } from '../../domain/app-state.ts';
import { fairInterval, nextReadingMs } from '../../domain/health-interval.ts';
import type { ReadingProblem } from '../../domain/health.ts';
import type { ProfileId } from '../../domain/ids.ts';
import { spreadMs } from '../../domain/spread.ts';
import { automaticTryAt, personTryAt, type Throttle } from '../../domain/throttle.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Disposable } from '../../ports/disposable.ts';
import type { Power } from '../../ports/power.ts';
import type { Wakeups } from '../../ports/wakeups.ts';
import type { Deadlines } from '../deadlines.ts';
import type { Store } from '../store.ts';
import { healthCredential } from './health-reader.ts';

export interface HealthTurnsDeps {
  store: Store;
  clock: Clock;
  deadlines: Deadlines;
  wakeups: Wakeups;
  power: Power;
  /** Called when it is a profile's turn. */
  read: (id: ProfileId) => void;
  /** Called when a profile has changed. */
  changed: (profile: ProfileState) => void;
  removed: (id: ProfileId) => void;
}

/** The facts from a profile's last reading that decide when the next one is. */
interface Pace {
  failures: number;
  /** The Hub asked to wait; null: not at the last reading. */
  throttle: Throttle | null;
}

interface Seen {
  interval: number;
  current: ProfileId | null;
  profiles: ReadonlyMap<ProfileId, ProfileState>;
}

const noPace: Pace = { failures: 0, throttle: null };

/** Decides when the health of each profile is read, depending on sessions, keys and settings. */
export class HealthTurns implements Disposable {
  readonly #deps: HealthTurnsDeps;
  readonly #paces = new Map<ProfileId, Pace>();
  /** The credential and interval that the last plan was made for. */
  readonly #planned = new Map<ProfileId, string>();
  readonly #listening: Disposable[] = [];
  /** The state that the plans were made for. */
  #seen: Seen = { interval: 0, current: null, profiles: new Map() };
  /** When each planned reading is, in ms since the epoch. */
  readonly #dueAt = new Map<ProfileId, number>();
  /** The start of a round over all profiles, in ms since the epoch; each profile has its turn after it. */
  #spreadFrom = 0;

  constructor(deps: HealthTurnsDeps) {
    this.#deps = deps;
  }

  start(): void {
    const { store, wakeups, clock } = this.#deps;
    this.#spreadFrom = clock.now();
    this.#listening.push(
      store.subscribe(() => this.#follow()),
      wakeups.onWake(() => this.#wake()),
    );
    this.#follow();
  }

  dispose(): void {
    for (const listening of this.#listening) listening.dispose();
    for (const id of [...this.#planned.keys()]) this.#stop(id);
  }

  /** Whether a request may be sent now to a Hub that asked to wait. A person may send one sooner than Hubkey by itself. */
  mayAsk(id: ProfileId, byPerson: boolean): boolean {
    const { throttle } = this.#pace(id);
    if (!throttle) return true;
    return this.#deps.clock.now() >= (byPerson ? personTryAt : automaticTryAt)(throttle);
  }

  /** Records the result of a reading; null: it was good. */
  answered(id: ProfileId, problem: ReadingProblem | null): void {
    const failures = problem ? this.#pace(id).failures + 1 : 0;
    this.#paces.set(id, { failures, throttle: this.#throttleBy(id, problem) });
  }

  /** Plans the next reading: in how many ms, and when; null if a profile isn't read automatically. */
  planNext(id: ProfileId): { pause: number; nextAt: number | null } {
    const { power, clock } = this.#deps;
    const { failures, throttle } = this.#pace(id);
    const pause = nextReadingMs({
      interval: this.#intervalOf(id),
      failures,
      onBattery: power.onBattery(),
      random: clock.random(),
      retryAfterMs: throttle?.retryAfterMs ?? null,
    });
    if (!this.#planned.has(id)) return { pause, nextAt: null };
    const nextAt = clock.now() + pause;
    this.#planAt(id, nextAt);
    return { pause, nextAt };
  }

  #intervalOf(id: ProfileId): number {
    const { settings, current } = this.#deps.store.state;
    const others = [...this.#planned.keys()].filter((planned) => planned !== current).length;
    return fairInterval(settings.healthInterval, id === current, others);
  }

  #pace(id: ProfileId): Pace {
    return this.#paces.get(id) ?? noPace;
  }

  /** A waiting session answers from memory, so no request was sent to the Hub. */
  #throttleBy(id: ProfileId, problem: ReadingProblem | null): Throttle | null {
    if (problem?.kind !== 'throttled') return null;
    const { store, clock } = this.#deps;
    const session = profileOf(store.state, id)?.session;
    if (session && 'problem' in session && session.problem === problem) return null;
    return { askedAt: clock.now(), retryAfterMs: problem.retryAfterMs };
  }

  #follow(): void {
    const { profiles, settings, current } = this.#deps.store.state;
    const seen = this.#seen;
    if (seen.current !== current) {
      this.#seen = { ...seen, current };
      if (current !== null) this.#catchUp(current);
    }
    const sameInterval = seen.interval === settings.healthInterval;
    const changed = profiles.filter((profile) => {
      return !sameInterval || seen.profiles.get(profile.id) !== profile;
    });
    // With many profiles, changes usually concern another one.
    if (changed.length === 0 && profiles.length === seen.profiles.size) return;
    const present = new Map(profiles.map((profile) => [profile.id, profile]));
    this.#seen = { interval: settings.healthInterval, current, profiles: present };
    for (const profile of changed) this.#plan(profile, settings.healthInterval);
    for (const id of seen.profiles.keys()) {
      if (present.has(id)) continue;
      this.#stop(id);
      this.#paces.delete(id);
      this.#deps.removed(id);
    }
    for (const profile of changed) this.#deps.changed(profile);
  }

  #plan(profile: ProfileState, interval: number): void {
    const plan = interval > 0 && canRead(profile) ? planOf(profile, interval) : null;
    if (plan === (this.#planned.get(profile.id) ?? null)) return;
    if (plan === null) this.#stop(profile.id);
    else {
      this.#planned.set(profile.id, plan);
      this.#readInTurn(profile.id);
    }
  }

  /** Reads the profile that has become the current one, if its turn is later than the next one of a current profile. */
  #catchUp(id: ProfileId): void {
    const { clock, store, power } = this.#deps;
    const { failures, throttle } = this.#pace(id);
    const dueAt = this.#dueAt.get(id);
    if (dueAt === undefined || failures > 0 || throttle) return;
    const longest = nextReadingMs({
      interval: store.state.settings.healthInterval,
      failures: 0,
      onBattery: power.onBattery(),
      random: 1,
      retryAfterMs: null,
    });
    if (dueAt > clock.now() + longest) this.#readInTurn(id);
  }

  #wake(): void {
    this.#spreadFrom = this.#deps.clock.now();
    for (const id of this.#planned.keys()) this.#readInTurn(id);
  }

  /** Reads as soon as it is this profile's turn, the current profile first, and its Hub didn't ask to wait. */
  #readInTurn(id: ProfileId): void {
    const { store, clock, read } = this.#deps;
    const { profiles, current } = store.state;
    const others = profiles.filter((profile) => profile.id !== current);
    const index = id === current ? 0 : others.findIndex((profile) => profile.id === id) + 1;
    const turn = this.#spreadFrom + spreadMs(index, profiles.length);
    const { throttle } = this.#pace(id);
    const at = Math.max(turn, throttle ? automaticTryAt(throttle) : 0);
    if (at <= clock.now()) read(id);
    else this.#planAt(id, at);
  }

  #planAt(id: ProfileId, at: number): void {
    this.#dueAt.set(id, at);
    this.#deps.deadlines.set(nameOf(id), at, () => this.#deps.read(id));
  }

  #stop(id: ProfileId): void {
    this.#planned.delete(id);
    this.#dueAt.delete(id);
    this.#deps.deadlines.drop(nameOf(id));
  }
}

const nameOf = (id: ProfileId): string => `health ${id}`;

/** Whether there is a credential to read with; an unreachable session still has one. */
export function canRead(profile: ProfileState): boolean {
  if (healthCredential(profile).kind !== 'session') return true;
  return 'accessUntil' in profile.session;
}

const planOf = (profile: ProfileState, interval: number): string =>
  `${interval} ${JSON.stringify(healthCredential(profile))}`;

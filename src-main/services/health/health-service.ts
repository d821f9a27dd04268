import type { AnswerName, AnswerValue } from '../../domain/answer-readers.ts';
import { profileOf, type ProfileState } from '../../domain/app-state.ts';
import { nextAlarm, type HealthAlarm } from '../../domain/health-alarm.ts';
import { causeOfProblem, causeOfReading, causeWord, sameCause } from '../../domain/health-cause.ts';
import { drawnHistory } from '../../domain/health-history.ts';
import { nextReadingMs } from '../../domain/health-interval.ts';
import type {
  HealthCause,
  HealthHistory,
  HealthPicture,
  HealthReading,
  HealthSummary,
  ReadingProblem,
} from '../../domain/health.ts';
import type { ProfileId } from '../../domain/ids.ts';
import { healthReading } from '../../domain/read-health.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { spreadMs } from '../../domain/spread.ts';
import { automaticTryAt, personTryAt, type Throttle } from '../../domain/throttle.ts';
import { healthNotification } from '../../domain/words/health-words.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Disposable } from '../../ports/disposable.ts';
import type { HealthHistoryStore } from '../../ports/health-history-store.ts';
import type { HubReading } from '../../ports/hub-client.ts';
import type { Power } from '../../ports/power.ts';
import type { Wakeups } from '../../ports/wakeups.ts';
import type { Deadlines } from '../deadlines.ts';
import type { Notifications } from '../notifications.ts';
import type { Store } from '../store.ts';
import { HealthReader, healthCredential, type HealthReaderDeps } from './health-reader.ts';
import { HealthRecords } from './health-records.ts';

export interface HealthServiceParts extends HealthReaderDeps {
  store: Store;
  clock: Clock;
  deadlines: Deadlines;
  wakeups: Wakeups;
  power: Power;
  notifications: Notifications;
  histories: HealthHistoryStore;
  showHealth: (profile: ProfileId) => void;
}

/** What is held of one profile's health beside its summary. */
interface Watch {
  picture: HealthPicture;
  /** The last good answer, as the Hub sent it. */
  body: Uint8Array | null;
  alarm: HealthAlarm | null;
  failures: number;
  /** The Hub asked to be left alone; null: not at the last reading. */
  throttle: Throttle | null;
  running: Promise<void> | null;
}

/** Reads the health of each Hub, now and then and on demand, and tells when it changes. */
export class HealthService implements Disposable {
  readonly #parts: HealthServiceParts;
  readonly #reader: HealthReader;
  readonly #records: HealthRecords;
  readonly #watches = new Map<ProfileId, Watch>();
  readonly #listening: Disposable[] = [];
  #known: readonly ProfileId[] = [];
  /** What the last plan was made for: a profile's credential and the interval. */
  readonly #planned = new Map<ProfileId, string>();
  /** When all profiles began to be read, in ms since the epoch: each has its turn after it. */
  #spreadFrom = 0;

  constructor(parts: HealthServiceParts) {
    this.#parts = parts;
    this.#reader = new HealthReader(parts);
    this.#records = new HealthRecords(parts.histories, parts.clock);
  }

  start(): void {
    const { store, wakeups, clock } = this.#parts;
    this.#spreadFrom = clock.now();
    this.#listening.push(
      store.subscribe(() => this.#look()),
      wakeups.onWake(() => this.#wake()),
    );
    this.#look();
  }

  picture(id: ProfileId): HealthPicture {
    return this.#watch(id).picture;
  }

  async history(id: ProfileId): Promise<HealthHistory> {
    return drawnHistory(await this.#records.of(id), this.#parts.clock.now());
  }

  /** Reads health, alerts and jobs now, unless the Hub asked to wait, which counts less where a person asks. */
  async lookAt(id: ProfileId, byPerson: boolean): Promise<void> {
    if (!this.#mayAsk(id, byPerson)) return;
    const [alerts, jobs] = await Promise.all([
      this.#list(id, '/api/alerts/', 'alerts'),
      this.#list(id, '/api/jobs/', 'jobs'),
      this.#read(id),
    ]);
    const watch = this.#watch(id);
    watch.picture = { ...watch.picture, alerts, jobs };
    const summary = profileOf(this.#parts.store.state, id)?.health;
    if (summary) this.#show(id, { ...summary, number: summary.number + 1 });
  }

  /** The last good answer as the Hub sent it, or null. */
  body(id: ProfileId): Uint8Array | null {
    return this.#watch(id).body;
  }

  async save(): Promise<void> {
    await this.#records.saveAll();
  }

  dispose(): void {
    for (const listening of this.#listening) listening.dispose();
    for (const id of this.#planned.keys()) this.#parts.deadlines.drop(nameOf(id));
  }

  /** Begins and ends watching as sessions, keys and settings come and go. */
  #look(): void {
    const { profiles, settings } = this.#parts.store.state;
    for (const profile of profiles) {
      const watched = settings.healthInterval > 0 && canRead(profile);
      const plan = watched ? planOf(profile, settings.healthInterval) : null;
      if (plan === (this.#planned.get(profile.id) ?? null)) continue;
      if (plan === null) this.#stop(profile.id);
      else {
        this.#planned.set(profile.id, plan);
        this.#readInTurn(profile.id);
      }
    }
    for (const id of this.#known) {
      if (!profiles.some((profile) => profile.id === id)) void this.#forget(id);
    }
    this.#known = profiles.map(({ id }) => id);
    for (const profile of profiles) this.#noteEnd(profile);
  }

  /** A session that ended is at fault from that moment on, before any reading shows it. */
  #noteEnd(profile: ProfileState): void {
    const { id, session, health } = profile;
    if (!health || healthCredential(profile).kind !== 'session') return;
    if (session.state === 'signed-out') this.#show(id, null);
    const told = health.cause.kind === 'session';
    if (session.state === 'expired' && !told) this.#tell(id, { kind: 'session' }, null);
  }

  /** Forgets what is known of a profile that was removed. */
  async #forget(id: ProfileId): Promise<void> {
    this.#stop(id);
    this.#watches.delete(id);
    await this.#records.forget(id);
  }

  #stop(id: ProfileId): void {
    this.#planned.delete(id);
    this.#parts.deadlines.drop(nameOf(id));
  }

  #wake(): void {
    this.#spreadFrom = this.#parts.clock.now();
    for (const id of this.#planned.keys()) this.#readInTurn(id);
  }

  /** Reads as soon as it is this profile's turn, the one that is looked at first, and its Hub has nothing against it. */
  #readInTurn(id: ProfileId): void {
    const { store, clock } = this.#parts;
    const { profiles, current } = store.state;
    const others = profiles.filter((profile) => profile.id !== current);
    const index = id === current ? 0 : others.findIndex((profile) => profile.id === id) + 1;
    const turn = this.#spreadFrom + spreadMs(index, profiles.length);
    const { throttle } = this.#watch(id);
    const at = Math.max(turn, throttle ? automaticTryAt(throttle) : 0);
    if (at <= clock.now()) void this.#read(id);
    else this.#planAt(id, at);
  }

  #mayAsk(id: ProfileId, byPerson: boolean): boolean {
    const { throttle } = this.#watch(id);
    if (!throttle) return true;
    return this.#parts.clock.now() >= (byPerson ? personTryAt : automaticTryAt)(throttle);
  }

  /** One reading at a time, whoever asks. */
  #read(id: ProfileId): Promise<void> {
    const watch = this.#watch(id);
    watch.running ??= this.#readOnce(id, watch).finally(() => {
      watch.running = null;
    });
    return watch.running;
  }

  async #readOnce(id: ProfileId, watch: Watch): Promise<void> {
    const before = profileOf(this.#parts.store.state, id);
    if (!before) return;
    const credential = healthCredential(before);
    const answer = await this.#reader.read(id, credential, '/api/health/', 'health');
    if (!profileOf(this.#parts.store.state, id)) return;
    if (!answer.ok) {
      const { problem } = answer;
      watch.failures += 1;
      watch.throttle = this.#throttleBy(id, problem);
      this.#tell(id, causeOfProblem(problem, credential), null);
      return;
    }
    watch.failures = 0;
    watch.throttle = null;
    const { value, body, serverNow } = answer.value;
    watch.body = body;
    const reading = healthReading(value, this.#parts.clock.now(), serverNow);
    const heartbeatLimit = watch.picture.heartbeatLimit ?? (await this.#heartbeatLimit(id));
    watch.picture = { ...watch.picture, reading, heartbeatLimit };
    this.#tell(id, causeOfReading(reading), reading);
  }

  /** A session that waits by itself answers from memory: the Hub was not asked again. */
  #throttleBy(id: ProfileId, problem: ReadingProblem): Throttle | null {
    const { store, clock } = this.#parts;
    const session = profileOf(store.state, id)?.session;
    if (
      problem.kind !== 'throttled' ||
      (session && 'problem' in session && session.problem === problem)
    ) {
      return null;
    }
    return { askedAt: clock.now(), retryAfterMs: problem.retryAfterMs };
  }

  /** Plans the next reading, shows what was found, keeps it, and tells of it where it is news. */
  #tell(id: ProfileId, cause: HealthCause, reading: HealthReading | null): void {
    const { store, clock } = this.#parts;
    const profile = profileOf(store.state, id);
    if (!profile) return;
    const now = clock.now();
    const pause = this.#pause(id);
    const nextAt = this.#planned.has(id) ? now + pause : null;
    if (nextAt !== null) this.#planAt(id, nextAt);
    const old = profile.health;
    const same = old !== null && sameCause(old.cause, cause);
    const overall = reading?.overall ?? old?.overall ?? null;
    this.#show(id, {
      cause,
      since: same ? old.since : now,
      word: causeWord(cause, overall),
      overall,
      sites: reading
        ? reading.sites.map(({ name, health }) => ({ name, health }))
        : (old?.sites ?? []),
      readAt: reading ? now : (old?.readAt ?? null),
      nextAt,
      number: (old?.number ?? 0) + 1,
    });
    const state = reading ? reading.overall : causeWord(cause, null);
    // Of two readings one may be missed: a longer pause is a gap.
    const patience = 2.5 * Math.max(60_000, pause);
    void this.#records.add(id, state, reading, patience, !same);
    this.#sound(id, cause);
  }

  #sound(id: ProfileId, cause: HealthCause): void {
    const { store, notifications, clock, showHealth } = this.#parts;
    const watch = this.#watch(id);
    const { alarm, tell } = nextAlarm(watch.alarm, cause);
    watch.alarm = alarm;
    const profile = profileOf(store.state, id);
    if (!tell || !profile) return;
    notifications.tell(healthNotification(profile, tell, clock.now()), () => showHealth(id));
  }

  #planAt(id: ProfileId, at: number): void {
    this.#parts.deadlines.set(nameOf(id), at, () => void this.#read(id));
  }

  /** Until the next reading, in ms. */
  #pause(id: ProfileId): number {
    const { power, clock, store } = this.#parts;
    const { failures, throttle } = this.#watch(id);
    return nextReadingMs({
      interval: store.state.settings.healthInterval,
      failures,
      onBattery: power.onBattery(),
      random: clock.random(),
      retryAfterMs: throttle?.retryAfterMs ?? null,
    });
  }

  async #list<Name extends AnswerName>(
    id: ProfileId,
    path: string,
    as: Name,
  ): Promise<Result<AnswerValue<Name>, ReadingProblem | { kind: 'absent' }>> {
    const answer = await this.#readBy(id, path, as);
    if (answer.ok) return ok(answer.value.value);
    const { problem } = answer;
    const absent =
      problem.kind === 'not-found' || (problem.kind === 'not-a-hub' && problem.status === 404);
    return fail(absent ? { kind: 'absent' } : problem);
  }

  async #readBy<Name extends AnswerName>(
    id: ProfileId,
    path: string,
    as: Name,
  ): Promise<Result<HubReading<Name>, ReadingProblem>> {
    const profile = profileOf(this.#parts.store.state, id);
    if (!profile) return fail({ kind: 'no-credential' });
    return this.#reader.read(id, healthCredential(profile), path, as);
  }

  async #heartbeatLimit(id: ProfileId): Promise<number | null> {
    const answer = await this.#readBy(id, '/api/configurations/', 'configurations');
    // 0 stands for not known, so that an older Hub is not asked again each minute.
    return (answer.ok ? answer.value.value.heartbeatLimit : null) ?? 0;
  }

  #watch(id: ProfileId): Watch {
    const known = this.#watches.get(id);
    if (known) return known;
    const picture = { reading: null, alerts: null, jobs: null, heartbeatLimit: null };
    const watch = { picture, body: null, alarm: null, failures: 0, throttle: null, running: null };
    this.#watches.set(id, watch);
    return watch;
  }

  #show(id: ProfileId, health: HealthSummary | null): void {
    this.#parts.store.dispatch({ type: 'health-changed', id, health });
  }
}

const nameOf = (id: ProfileId): string => `health ${id}`;

/** Whether there is a credential to read with; an unreachable session keeps its own. */
function canRead(profile: ProfileState): boolean {
  if (healthCredential(profile).kind !== 'session') return true;
  return 'accessUntil' in profile.session;
}

const planOf = (profile: ProfileState, interval: number): string =>
  `${interval} ${JSON.stringify(healthCredential(profile))}`;

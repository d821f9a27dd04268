import { profileOf, type ProfileState } from '../../domain/app-state.ts';
import { nextAlarm, type HealthAlarm } from '../../domain/health-alarm.ts';
import { causeOfProblem, causeOfReading, causeWord, sameCause } from '../../domain/health-cause.ts';
import { drawnHistory } from '../../domain/health-history.ts';
import type {
  HealthCause,
  HealthHistory,
  HealthPicture,
  HealthReading,
  HealthSummary,
  HubJob,
  Listed,
} from '../../domain/health.ts';
import type { ProfileId } from '../../domain/ids.ts';
import { ok } from '../../domain/result.ts';
import type { HealthTab } from '../../domain/screen-section.ts';
import { healthReading } from '../../domain/read-health.ts';
import { healthNotification } from '../../domain/words/notification-words.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Disposable } from '../../ports/disposable.ts';
import type { HealthHistoryStore } from '../../ports/health-history-store.ts';
import type { Power } from '../../ports/power.ts';
import type { Wakeups } from '../../ports/wakeups.ts';
import type { Deadlines } from '../deadlines.ts';
import type { Notifications } from '../notifications.ts';
import type { Store } from '../store.ts';
import { within } from '../within.ts';
import { CriticalAlerts } from './critical-alerts.ts';
import { HealthReader, healthCredential, type HealthReaderDeps } from './health-reader.ts';
import { HealthRecords } from './health-records.ts';
import { canRead, HealthTurns } from './health-turns.ts';
import { JobWatch } from './job-watch.ts';

export interface HealthServiceDeps extends HealthReaderDeps {
  store: Store;
  clock: Clock;
  deadlines: Deadlines;
  wakeups: Wakeups;
  power: Power;
  notifications: Notifications;
  histories: HealthHistoryStore;
  showHealth: (profile: ProfileId, tab?: HealthTab) => void;
}

/** The state of one profile's health, apart from its summary. */
interface Watch {
  picture: Omit<HealthPicture, 'watchedJobs'>;
  /** What the last good answer showed, and since when. Failures in between don't begin it anew. */
  found: { cause: HealthCause; since: number } | null;
  /** The last good answer, as the Hub sent it. */
  body: Uint8Array | null;
  alarm: HealthAlarm | null;
  running: Promise<void> | null;
  /** When a program last caused a reading, in ms since the epoch. */
  askedAt: number;
  /** When the alerts were last read, or the watch began; null: this Hub has none. */
  alertsReadAt: number | null;
}

/** How often alerts are read by themselves, in ms. The screen reads them more often while it is shown. */
const alertsEveryMs = 5 * 60_000;

/** The minimum time between two readings that programs cause, and how long one waits for it; in ms. */
const minimumPauseMs = 10_000;
const maxWaitMs = 15_000;

/** Reads the health of each Hub, at intervals and on demand, and reports changes. */
export class HealthService implements Disposable {
  readonly #deps: HealthServiceDeps;
  readonly #reader: HealthReader;
  readonly #records: HealthRecords;
  readonly #turns: HealthTurns;
  readonly #criticalAlerts: CriticalAlerts;
  readonly #jobWatch: JobWatch;
  readonly #watches = new Map<ProfileId, Watch>();

  constructor(deps: HealthServiceDeps) {
    this.#deps = deps;
    this.#reader = new HealthReader(deps);
    this.#records = new HealthRecords(deps.histories, deps.clock);
    this.#criticalAlerts = new CriticalAlerts(deps);
    this.#jobWatch = new JobWatch({
      ...deps,
      readList: (id) => this.#ifAllowed(id, () => this.#readJobs(id)),
      readJob: (id, job) =>
        this.#ifAllowed(id, async () => {
          const answer = await this.#reader.list(id, `/api/jobs/${job}/`, 'job');
          return answer.ok ? ok([answer.value]) : answer;
        }),
      changed: (id) => this.#touch(id),
    });
    this.#turns = new HealthTurns({
      ...deps,
      read: (id) => void this.#read(id),
      changed: (profile) => {
        this.#noteEnd(profile);
        this.#jobWatch.resume(profile);
      },
      removed: (id) => void this.#forget(id),
    });
  }

  start(): void {
    this.#turns.start();
  }

  picture(id: ProfileId): HealthPicture {
    return { ...this.#watch(id).picture, watchedJobs: this.#jobWatch.of(id) };
  }

  /** Turns the notification about a job's end on or off. False: too many jobs are watched already. */
  watchJob(id: ProfileId, job: number, on: boolean): boolean {
    if (!on) {
      this.#jobWatch.unwatch(id, job);
      return true;
    }
    const { jobs } = this.#watch(id).picture;
    const listed = jobs?.ok ? jobs.value.find((one) => one.id === job) : undefined;
    return listed !== undefined && this.#jobWatch.watch(id, job, listed.name);
  }

  async history(id: ProfileId): Promise<HealthHistory> {
    return drawnHistory(await this.#records.of(id), this.#deps.clock.now());
  }

  /** Reads health, alerts and jobs now, unless the Hub asked to wait. For a person the wait is shorter. */
  async refresh(id: ProfileId, byPerson: boolean): Promise<void> {
    if (!this.#turns.mayAsk(id, byPerson)) return;
    await Promise.all([this.#readAlerts(id), this.#readJobs(id), this.#read(id)]);
    this.#touch(id);
  }

  /**
   * For a program: reads again if the last reading is older than 10 s, and waits for it, 15 s at most. Asks at
   * most every 10 s, whatever the Hub answers, and not while it asked to wait.
   */
  async bringUpToDate(id: ProfileId, signal?: AbortSignal): Promise<void> {
    const { store, clock } = this.#deps;
    const now = clock.now();
    const watch = this.#watch(id);
    const profile = profileOf(store.state, id);
    if (!profile || !canRead(profile)) return;
    const readAt = profile.health?.readAt ?? 0;
    if (now - readAt >= minimumPauseMs && now - watch.askedAt >= minimumPauseMs) {
      if (this.#turns.mayAsk(id, false)) {
        watch.askedAt = now;
        await within(clock, maxWaitMs, this.#read(id), signal);
      }
    } else if (watch.running) await within(clock, maxWaitMs, watch.running, signal);
  }

  /** The last good answer as the Hub sent it, or null. */
  body(id: ProfileId): Uint8Array | null {
    return this.#watch(id).body;
  }

  async save(): Promise<void> {
    await this.#records.saveAll();
  }

  dispose(): void {
    this.#turns.dispose();
    this.#jobWatch.dispose();
  }

  /** An ended session is reported as the cause at once, without waiting for a reading. */
  #noteEnd(profile: ProfileState): void {
    const { id, session, health } = profile;
    if (!health || healthCredential(profile).kind !== 'session') return;
    if (session.state === 'signed-out') this.#show(id, null);
    const isReported = health.cause.kind === 'session';
    if (session.state === 'expired' && !isReported) this.#tell(id, { kind: 'session' }, null);
  }

  /** Forgets a removed profile. */
  async #forget(id: ProfileId): Promise<void> {
    this.#watches.delete(id);
    this.#criticalAlerts.forget(id);
    this.#jobWatch.forget(id);
    await this.#records.forget(id);
  }

  async #ifAllowed<Answer>(id: ProfileId, read: () => Promise<Answer>): Promise<Answer | null> {
    const profile = profileOf(this.#deps.store.state, id);
    return profile && canRead(profile) && this.#turns.mayAsk(id, false) ? read() : null;
  }

  async #readAlerts(id: ProfileId): Promise<void> {
    const alerts = await this.#reader.list(id, '/api/alerts/', 'alerts');
    if (!profileOf(this.#deps.store.state, id)) return;
    const watch = this.#watch(id);
    watch.picture = { ...watch.picture, alerts };
    const absent = !alerts.ok && alerts.problem.kind === 'absent';
    watch.alertsReadAt = absent ? null : this.#deps.clock.now();
    if (alerts.ok) void this.#criticalAlerts.report(id, alerts.value);
  }

  async #readJobs(id: ProfileId): Promise<Listed<HubJob>> {
    const jobs = await this.#reader.list(id, '/api/jobs/', 'jobs');
    if (!profileOf(this.#deps.store.state, id)) return jobs;
    const watch = this.#watch(id);
    watch.picture = { ...watch.picture, jobs };
    if (jobs.ok) this.#jobWatch.seen(id, jobs.value);
    return jobs;
  }

  /** Reads the alerts where nobody has for a while: a critical one doesn't wait for the screen. */
  async #readOldAlerts(id: ProfileId): Promise<void> {
    const { alertsReadAt } = this.#watch(id);
    if (alertsReadAt === null || this.#deps.clock.now() - alertsReadAt < alertsEveryMs) return;
    await this.#readAlerts(id);
    this.#touch(id);
  }

  /** Lets the window load the picture again. */
  #touch(id: ProfileId): void {
    const summary = profileOf(this.#deps.store.state, id)?.health;
    if (summary) this.#show(id, { ...summary, number: summary.number + 1 });
  }

  /** Reads; concurrent callers share one reading. */
  #read(id: ProfileId): Promise<void> {
    const watch = this.#watch(id);
    watch.running ??= this.#readOnce(id, watch).finally(() => {
      watch.running = null;
    });
    return watch.running;
  }

  async #readOnce(id: ProfileId, watch: Watch): Promise<void> {
    const before = profileOf(this.#deps.store.state, id);
    if (!before) return;
    const credential = healthCredential(before);
    const answer = await this.#reader.read(id, credential, '/api/health/', 'health');
    if (!profileOf(this.#deps.store.state, id)) return;
    this.#turns.answered(id, answer.ok ? null : answer.problem);
    if (!answer.ok) {
      this.#tell(id, causeOfProblem(answer.problem, credential), null);
      return;
    }
    const { value, body, serverNow } = answer.value;
    watch.body = body;
    const reading = healthReading(value, this.#deps.clock.now(), serverNow);
    const heartbeatLimit = watch.picture.heartbeatLimit ?? (await this.#reader.heartbeatLimit(id));
    watch.picture = { ...watch.picture, reading, heartbeatLimit };
    this.#tell(id, causeOfReading(reading), reading);
    void this.#readOldAlerts(id);
  }

  /** Plans the next reading, shows and records the result, and notifies the person of a change. */
  #tell(id: ProfileId, cause: HealthCause, reading: HealthReading | null): void {
    const { store, clock } = this.#deps;
    const profile = profileOf(store.state, id);
    if (!profile) return;
    const now = clock.now();
    const { pause, nextAt } = this.#turns.planNext(id);
    const old = profile.health;
    const watch = this.#watch(id);
    const changed = old === null || !sameCause(old.cause, cause);
    // A fault seen before and after the Hub couldn't be reached has lasted all along; health in between isn't proved.
    const before = changed && cause.kind === 'degraded' ? watch.found : old;
    const since = before !== null && sameCause(before.cause, cause) ? before.since : now;
    if (reading) watch.found = { cause, since };
    const overall = reading?.overall ?? old?.overall ?? null;
    this.#show(id, {
      cause,
      since,
      word: causeWord(cause, overall),
      overall,
      sites: reading
        ? reading.sites.map(({ name, health }) => ({ name, health }))
        : (old?.sites ?? []),
      readAt: reading?.at ?? old?.readAt ?? null,
      nextAt,
      number: (old?.number ?? 0) + 1,
    });
    const state = reading ? reading.overall : causeWord(cause, null);
    // One missed reading is fine; a longer pause is a gap.
    const patience = 2.5 * Math.max(60_000, pause);
    void this.#records.add(id, state, reading, patience, changed);
    this.#sound(id, cause);
  }

  #sound(id: ProfileId, cause: HealthCause): void {
    const { store, notifications, clock, showHealth } = this.#deps;
    const watch = this.#watch(id);
    const { alarm, tell } = nextAlarm(watch.alarm, cause);
    watch.alarm = alarm;
    const profile = profileOf(store.state, id);
    if (!tell || !profile) return;
    notifications.tell(healthNotification(profile, tell, clock.now()), () => showHealth(id));
  }

  #watch(id: ProfileId): Watch {
    const known = this.#watches.get(id);
    if (known) return known;
    const picture = { reading: null, alerts: null, jobs: null, heartbeatLimit: null };
    const watch: Watch = {
      picture,
      found: null,
      body: null,
      alarm: null,
      running: null,
      askedAt: 0,
      alertsReadAt: this.#deps.clock.now(),
    };
    this.#watches.set(id, watch);
    return watch;
  }

  #show(id: ProfileId, health: HealthSummary | null): void {
    this.#deps.store.dispatch({ type: 'health-changed', id, health });
  }
}

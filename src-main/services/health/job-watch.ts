import { profileOf } from '../../domain/app-state.ts';
import { nextReadingMs } from '../../domain/health-interval.ts';
import type { HubJob, Listed } from '../../domain/health.ts';
import type { ProfileId } from '../../domain/ids.ts';
import { jobEnding, maxWatchedJobs } from '../../domain/job.ts';
import {
  jobEndedWords,
  jobGoneWords,
  type NotificationWords,
} from '../../domain/words/notification-words.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Disposable } from '../../ports/disposable.ts';
import type { Power } from '../../ports/power.ts';
import type { Deadlines } from '../deadlines.ts';
import type { Notifications } from '../notifications.ts';
import type { Store } from '../store.ts';

export interface JobWatchDeps {
  store: Store;
  clock: Clock;
  deadlines: Deadlines;
  power: Power;
  notifications: Notifications;
  showHealth: (profile: ProfileId) => void;
  /** Reads the Hub's list, or a single job of it; null: it may not be asked now. Lists come to `seen` as well. */
  readList: (profile: ProfileId) => Promise<Listed<HubJob> | null>;
  readJob: (profile: ProfileId, job: number) => Promise<Listed<HubJob> | null>;
  /** Called when other jobs are watched than before. */
  changed: (profile: ProfileId) => void;
}

/** Seconds between two requests: as often as the screen reads the list while it is shown. */
const interval = 60;

interface Watch {
  /** The names of the jobs by their ids. */
  jobs: Map<number, string>;
  /** Those that the last list did not have, so each is asked for by itself. */
  missing: number[];
  failures: number;
}

/**
 * Notifies a person when a job has ended, once, also with the window closed. Sends one request a minute for each
 * profile, whatever the number of jobs, and none while the screen reads the list anyway.
 */
export class JobWatch implements Disposable {
  readonly #deps: JobWatchDeps;
  readonly #watches = new Map<ProfileId, Watch>();

  constructor(deps: JobWatchDeps) {
    this.#deps = deps;
  }

  /** The jobs of a profile that are watched. */
  of(id: ProfileId): readonly number[] {
    return [...(this.#watches.get(id)?.jobs.keys() ?? [])];
  }

  /** Watches a job from now on. False: too many are watched already. */
  watch(id: ProfileId, job: number, name: string): boolean {
    const watch = this.#watches.get(id) ?? { jobs: new Map(), missing: [], failures: 0 };
    if (watch.jobs.size >= maxWatchedJobs && !watch.jobs.has(job)) return false;
    watch.jobs.set(job, name);
    this.#watches.set(id, watch);
    this.#plan(id, watch);
    this.#deps.changed(id);
    return true;
  }

  unwatch(id: ProfileId, job: number): void {
    const watch = this.#watches.get(id);
    if (!watch?.jobs.delete(job)) return;
    if (watch.jobs.size === 0) this.forget(id);
    this.#deps.changed(id);
  }

  /** Looks for the watched jobs in a list that was read, whoever asked for it. */
  seen(id: ProfileId, jobs: readonly HubJob[]): void {
    const watch = this.#watches.get(id);
    if (!watch) return;
    watch.failures = 0;
    this.#endThose(id, jobs);
    const listed = new Set(jobs.map((job) => job.id));
    watch.missing = [...watch.jobs.keys()].filter((job) => !listed.has(job));
    if (watch.jobs.size > 0) this.#plan(id, watch);
  }

  /** Watches no job of a profile any more. */
  forget(id: ProfileId): void {
    this.#watches.delete(id);
    this.#deps.deadlines.drop(nameOf(id));
  }

  dispose(): void {
    for (const id of [...this.#watches.keys()]) this.forget(id);
  }

  #plan(id: ProfileId, { failures }: Watch): void {
    const { clock, deadlines, power } = this.#deps;
    const pace = { interval, failures, onBattery: power.onBattery(), random: clock.random() };
    const at = clock.now() + nextReadingMs({ ...pace, retryAfterMs: null });
    deadlines.set(nameOf(id), at, () => void this.#turn(id));
  }

  /** One request: for a job that the last list did not have, else for the list. */
  async #turn(id: ProfileId): Promise<void> {
    const watch = this.#watches.get(id);
    if (!watch) return;
    const job = watch.missing.shift();
    const { readList, readJob } = this.#deps;
    const answer = await (job === undefined ? readList(id) : readJob(id, job));
    if (this.#watches.get(id) !== watch) return;
    const gone = answer !== null && !answer.ok && answer.problem.kind === 'absent';
    if (job !== undefined && answer?.ok) this.#endThose(id, answer.value);
    if (job !== undefined && gone) this.#end(id, job, jobGoneWords);
    watch.failures = answer?.ok || gone ? 0 : watch.failures + 1;
    if (this.#watches.has(id)) this.#plan(id, watch);
  }

  #endThose(id: ProfileId, jobs: readonly HubJob[]): void {
    for (const job of jobs) {
      if (job.id === null || jobEnding(job) === null) continue;
      this.#end(id, job.id, (profile) => jobEndedWords(profile, job, this.#deps.clock.now()));
    }
  }

  #end(
    id: ProfileId,
    job: number,
    words: (profile: { name: string }, job: string) => NotificationWords,
  ): void {
    const { store, notifications, showHealth } = this.#deps;
    const name = this.#watches.get(id)?.jobs.get(job);
    const profile = profileOf(store.state, id);
    if (name === undefined || !profile) return;
    this.unwatch(id, job);
    notifications.tell(words(profile, name), () => showHealth(id));
  }
}

const nameOf = (id: ProfileId): string => `jobs ${id}`;

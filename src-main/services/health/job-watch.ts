import { profileOf } from '../../domain/app-state.ts';
import { nextReadingMs } from '../../domain/health-interval.ts';
import type { HubJob, Listed } from '../../domain/health.ts';
import type { ProfileId } from '../../domain/ids.ts';
import { jobEnding, maxWatchedJobs, watchedJob, type WatchedJob } from '../../domain/job.ts';
import type { Profile } from '../../domain/profile.ts';
import type { HealthTab } from '../../domain/screen-section.ts';
import {
  jobEndedWords,
  jobGoneWords,
  type NotificationWords,
} from '../../domain/words/notification-words.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Disposable } from '../../ports/disposable.ts';
import type { Power } from '../../ports/power.ts';
import { changeProfile } from '../change-profile.ts';
import type { Deadlines } from '../deadlines.ts';
import type { Notifications } from '../notifications.ts';
import type { Store } from '../store.ts';

export interface JobWatchDeps {
  store: Store;
  clock: Clock;
  deadlines: Deadlines;
  power: Power;
  notifications: Notifications;
  showHealth: (profile: ProfileId, tab?: HealthTab) => void;
  /** Reads the Hub's list, or a single job of it; null: it may not be asked now. Lists come to `seen` as well. */
  readList: (profile: ProfileId) => Promise<Listed<HubJob> | null>;
  readJob: (profile: ProfileId, job: number) => Promise<Listed<HubJob> | null>;
  /** Called when other jobs are watched than before. */
  changed: (profile: ProfileId) => void;
}

/** Seconds between two requests: as often as the screen reads the list while it is shown. */
const interval = 60;

interface Round {
  /** The watched jobs that weren't in the last list, so each is requested by itself. */
  missing: number[];
  failures: number;
}

/**
 * Notifies a person when a job has ended, once, also with the window closed. Sends one request a minute for each
 * profile, whatever the number of jobs, and none while the screen reads the list anyway. The jobs are saved with their
 * profile, so that they are watched again after a restart.
 */
export class JobWatch implements Disposable {
  readonly #deps: JobWatchDeps;
  readonly #rounds = new Map<ProfileId, Round>();

  constructor(deps: JobWatchDeps) {
    this.#deps = deps;
  }

  /** The jobs of a profile that are watched. */
  of(id: ProfileId): readonly number[] {
    return this.#jobs(id).map((job) => job.id);
  }

  /** Watches the jobs that a profile was loaded with. */
  resume({ id, watchedJobs }: Pick<Profile, 'id' | 'watchedJobs'>): void {
    if (watchedJobs.length === 0 || this.#rounds.has(id)) return;
    const round = { missing: [], failures: 0 };
    this.#rounds.set(id, round);
    this.#plan(id, round);
  }

  /** Watches a job from now on. False: too many are watched already. */
  watch(id: ProfileId, job: number, name: string): boolean {
    const others = this.#jobs(id).filter((one) => one.id !== job);
    if (others.length >= maxWatchedJobs) return false;
    const watchedJobs = [...others, watchedJob(job, name)];
    changeProfile(this.#deps.store, id, () => ({ watchedJobs }));
    this.resume({ id, watchedJobs });
    this.#deps.changed(id);
    return true;
  }

  unwatch(id: ProfileId, job: number): void {
    const watchedJobs = this.#jobs(id).filter((one) => one.id !== job);
    if (watchedJobs.length === this.#jobs(id).length) return;
    changeProfile(this.#deps.store, id, () => ({ watchedJobs }));
    if (watchedJobs.length === 0) this.forget(id);
    this.#deps.changed(id);
  }

  /** Looks for the watched jobs in a list that was read, whoever asked for it. */
  seen(id: ProfileId, jobs: readonly HubJob[]): void {
    const round = this.#rounds.get(id);
    if (!round) return;
    round.failures = 0;
    this.#endThose(id, jobs);
    const listed = new Set(jobs.map((job) => job.id));
    round.missing = this.of(id).filter((job) => !listed.has(job));
    if (this.#rounds.has(id)) this.#plan(id, round);
  }

  /** Stops watching a profile's jobs. */
  forget(id: ProfileId): void {
    this.#rounds.delete(id);
    this.#deps.deadlines.drop(nameOf(id));
  }

  dispose(): void {
    for (const id of [...this.#rounds.keys()]) this.forget(id);
  }

  #jobs(id: ProfileId): readonly WatchedJob[] {
    return profileOf(this.#deps.store.state, id)?.watchedJobs ?? [];
  }

  #plan(id: ProfileId, { failures }: Round): void {
    const { clock, deadlines, power } = this.#deps;
    const pace = { interval, failures, onBattery: power.onBattery(), random: clock.random() };
    const at = clock.now() + nextReadingMs({ ...pace, retryAfterMs: null });
    deadlines.set(nameOf(id), at, () => void this.#turn(id));
  }

  /** One request: for a job that wasn't in the last list, otherwise for the list. */
  async #turn(id: ProfileId): Promise<void> {
    const round = this.#rounds.get(id);
    if (!round) return;
    const job = round.missing.shift();
    const { readList, readJob } = this.#deps;
    const answer = await (job === undefined ? readList(id) : readJob(id, job));
    if (this.#rounds.get(id) !== round) return;
    const gone = answer !== null && !answer.ok && answer.problem.kind === 'absent';
    if (job !== undefined && answer?.ok) this.#endThose(id, answer.value);
    if (job !== undefined && gone) this.#end(id, job, jobGoneWords);
    round.failures = answer?.ok || gone ? 0 : round.failures + 1;
    if (this.#rounds.has(id)) this.#plan(id, round);
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
    words: (profile: { name: string }, job: WatchedJob) => NotificationWords,
  ): void {
    const { store, notifications, showHealth } = this.#deps;
    const watched = this.#jobs(id).find((one) => one.id === job);
    const profile = profileOf(store.state, id);
    if (!watched || !profile) return;
    this.unwatch(id, job);
    notifications.tell(words(profile, watched), () => showHealth(id, 'jobs'));
  }
}

const nameOf = (id: ProfileId): string => `jobs ${id}`;

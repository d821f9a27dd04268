import type { HealthTone } from './health-rank.ts';
import type { HubJob } from './health.ts';

/** A job as the Hub gives it by its id. */
export interface HubJobDetails extends HubJob {
  queue: string | null;
}

/** How many jobs of a profile a person can wait for at a time. */
export const maxWatchedJobs = 20;

/** A job that a person waits for. Its name is kept for when the Hub doesn't know it any more. */
export interface WatchedJob {
  id: number;
  name: string;
}

/** A name of the Hub's may be endless; this much of it is saved, in characters. */
const longestJobName = 200;

export const watchedJob = (id: number, name: string): WatchedJob => ({
  id,
  name: [...name].slice(0, longestJobName).join(''),
});

/** How a job has ended; null: it hasn't. */
type JobEnding = 'well' | 'badly' | null;

interface StateFacts {
  ending: JobEnding;
  tone: HealthTone;
}

const goingOn: StateFacts = { ending: null, tone: 'none' };
const well: StateFacts = { ending: 'well', tone: 'ok' };
const badly: StateFacts = { ending: 'badly', tone: 'bad' };

/** The states of the Hub's documentation (v2.9, job and task states) whose spelling in its answers is known. */
const documented = {
  PENDING: goingOn,
  STARTED: goingOn,
  SUCCESS: well,
  SKIPPED: well,
  FAILURE: badly,
  ERROR: badly,
  CANCELLED: { ending: 'badly', tone: 'warn' },
} as const satisfies Record<string, StateFacts>;

export type DocumentedState = keyof typeof documented;

const states: readonly string[] = Object.keys(documented);
const isDocumented = (state: string): state is DocumentedState => states.includes(state);

/** The documented state that a job's word means; null: only this Hub knows the word. */
export function documentedState(state: string): DocumentedState | null {
  const upper = state.toUpperCase();
  return isDocumented(upper) ? upper : null;
}

/**
 * Whether and how a job has ended, and how its state is shown. A documented state says it all: a job that goes on has
 * not ended, whatever time the Hub gives for its end. Of any other word that time alone says something.
 */
export function jobFacts({ state, completed }: Pick<HubJob, 'state' | 'completed'>): StateFacts {
  const known = documentedState(state);
  if (known !== null) return documented[known];
  return completed === null ? goingOn : badly;
}

/** How a job has ended; null: it hasn't. */
export const jobEnding = (job: Pick<HubJob, 'state' | 'completed'>): JobEnding =>
  jobFacts(job).ending;

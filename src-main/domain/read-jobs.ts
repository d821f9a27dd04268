import type { HubJob } from './health.ts';
import type { HubJobDetails } from './job.ts';
import { fieldsOf, listOf, momentOf, numberOf, textOf, wordOf } from './unknown-json.ts';

/** How many jobs of a page are read. */
export const maxJobs = 100;

/** 100 years, in s: a longer duration can't be right. */
const longestRun = 100 * 365 * 86_400;

/** The jobs of a page, in the Hub's order; null if the answer isn't a list. */
export function readJobs(json: unknown): readonly HubJob[] | null {
  return listOf(json)?.slice(0, maxJobs).map(readJob) ?? null;
}

/** A single job; null if the answer is no object with an id. */
export function readJobDetails(json: unknown): HubJobDetails | null {
  const { id, queue } = fieldsOf(json);
  if (id === undefined || id === null) return null;
  return { ...readJob(json), queue: textOf(queue) };
}

function readJob(value: unknown): HubJob {
  const job = fieldsOf(value);
  const runtime = numberOf(job['runtime']);
  return {
    id: numberOf(job['id']),
    name: textOf(job['friendly_name']) ?? textOf(job['workflow']) ?? '',
    state: wordOf(job['state']) ?? 'UNKNOWN',
    site: textOf(job['site']),
    owner: textOf(fieldsOf(job['owner'])['name']),
    created: momentOf(job['created']),
    started: momentOf(job['started']),
    completed: momentOf(job['completed']),
    runtimeMs: runtime === null || runtime < 0 || runtime > longestRun ? null : runtime * 1000,
  };
}

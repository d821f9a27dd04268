import type { HubJob } from './health.ts';
import { fieldsOf, listOf, momentOf, numberOf, textOf } from './unknown-json.ts';

const most = 100;

/** The jobs of a page, in the Hub's order; null where the answer is no list. */
export function readJobs(json: unknown): readonly HubJob[] | null {
  return listOf(json)?.slice(0, most).map(readJob) ?? null;
}

function readJob(value: unknown): HubJob {
  const job = fieldsOf(value);
  const id = numberOf(job['id']);
  const runtime = numberOf(job['runtime']);
  return {
    id,
    name: textOf(job['friendly_name']) ?? textOf(job['workflow']) ?? `Job ${id ?? ''}`.trim(),
    state: textOf(job['state']) ?? 'UNKNOWN',
    site: textOf(job['site']),
    owner: textOf(fieldsOf(job['owner'])['name']),
    created: momentOf(job['created']),
    runtimeMs: runtime === null ? null : runtime * 1000,
  };
}

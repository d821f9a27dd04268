import type { HubJob } from '../../health.ts';
import { m } from '../../messages/index.ts';
import type { HubJobDetails } from '../../job.ts';
import { durationWords } from '../durations.ts';
import { jobNameWords, shownJobState } from '../job-words.ts';
import { momentWords } from '../moments.ts';
import { terminalTones } from './health-tone.ts';
import type { Paint } from './paint.ts';
import { cutWords, outside, table, type Cell } from './table.ts';

/** The jobs in a table, in the Hub's order; `now` in ms since the epoch. */
export function jobsText(jobs: readonly HubJob[], now: number, paint: Paint): string[] {
  if (jobs.length === 0) return [m.terminal_no_jobs()];
  const rows = jobs.map((job): Cell[] => [
    job.id === null ? '–' : String(job.id),
    stateCell(job),
    outside(jobNameWords(job)),
    outside(job.site),
    outside(job.owner),
    timeWords(job.created, now),
    runtimeWords(job),
  ]);
  return table(
    [
      m.terminal_id(),
      m.terminal_state(),
      m.terminal_name(),
      m.terminal_site(),
      m.terminal_owner(),
      m.terminal_created(),
      m.terminal_runtime(),
    ],
    rows,
    paint,
  );
}

/** A single job, a detail a line; `now` in ms since the epoch. */
export function jobText(job: HubJobDetails, now: number, paint: Paint): string[] {
  const rows: readonly (readonly [name: string, cell: Cell])[] = [
    [m.terminal_id(), job.id === null ? '–' : String(job.id)],
    [m.terminal_job_state(), stateCell(job)],
    [m.terminal_job_name(), outside(jobNameWords(job))],
    [m.terminal_job_site(), outside(job.site)],
    [m.terminal_job_queue(), outside(job.queue)],
    [m.terminal_job_owner(), outside(job.owner)],
    [m.terminal_job_created(), timeWords(job.created, now)],
    [m.terminal_job_started(), timeWords(job.started, now)],
    [m.terminal_job_completed(), timeWords(job.completed, now)],
    [m.terminal_job_runtime(), runtimeWords(job)],
  ];
  const [, ...lines] = table(
    ['', ''],
    rows.map(([text, cell]) => [{ text, tone: 'dim' }, cell]),
    paint,
  );
  return lines;
}

function stateCell(job: HubJob): Cell {
  const { word, tone } = shownJobState(job);
  return { text: cutWords(word), tone: terminalTones[tone] };
}

const timeWords = (time: number | null, now: number): string =>
  time === null ? '–' : momentWords(time, now);

const runtimeWords = ({ runtimeMs }: HubJob): string =>
  runtimeMs === null ? '–' : durationWords(runtimeMs);

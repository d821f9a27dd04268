import type { HubJob } from '../../health.ts';
import { jobEnding, type HubJobDetails } from '../../job.ts';
import { durationWords } from '../durations.ts';
import { momentWords } from '../moments.ts';
import type { Paint, Tone } from './paint.ts';
import { outside, table, type Cell } from './table.ts';

/** The jobs in a table, in the Hub's order; `now` in ms since the epoch. */
export function jobsText(jobs: readonly HubJob[], now: number, paint: Paint): string[] {
  if (jobs.length === 0) return ['The Hub lists no jobs.'];
  const rows = jobs.map((job): Cell[] => [
    job.id === null ? '–' : String(job.id),
    stateCell(job),
    outside(job.name),
    outside(job.site),
    outside(job.owner),
    timeWords(job.created, now),
    runtimeWords(job),
  ]);
  return table(['ID', 'STATE', 'NAME', 'SITE', 'OWNER', 'CREATED', 'RUNTIME'], rows, paint);
}

/** A single job, a detail a line; `now` in ms since the epoch. */
export function jobText(job: HubJobDetails, now: number, paint: Paint): string[] {
  const rows: readonly (readonly [name: string, cell: Cell])[] = [
    ['ID', job.id === null ? '–' : String(job.id)],
    ['State', stateCell(job)],
    ['Name', outside(job.name)],
    ['Site', outside(job.site)],
    ['Queue', outside(job.queue)],
    ['Owner', outside(job.owner)],
    ['Created', timeWords(job.created, now)],
    ['Started', timeWords(job.started, now)],
    ['Completed', timeWords(job.completed, now)],
    ['Runtime', runtimeWords(job)],
  ];
  const [, ...lines] = table(
    ['', ''],
    rows.map(([text, cell]) => [{ text, tone: 'dim' }, cell]),
    paint,
  );
  return lines;
}

function stateCell(job: HubJob): Cell {
  const text = outside(job.state);
  const ending = jobEnding(job);
  const tone: Tone = ending === 'well' ? 'good' : ending === 'badly' ? 'bad' : 'warn';
  return { text, tone };
}

const timeWords = (time: number | null, now: number): string =>
  time === null ? '–' : momentWords(time, now);

const runtimeWords = ({ runtimeMs }: HubJob): string =>
  runtimeMs === null ? '–' : durationWords(runtimeMs);

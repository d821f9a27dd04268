import { fuzzHubAnswers } from './hub-answers.ts';
import type { PartOptions } from './part.ts';
import type { PartReport } from './report.ts';

/** In ms, far above what is promised: a busy machine alone holds a thread up for most of a second. */
const longestBlockMs = 2_000;

/** Has a Hub answer with whatever breaks clients; what holds up the thread that asked is wrong. */
export async function hubAnswersPart({ count, seed }: PartOptions): Promise<PartReport> {
  const { slowest, slowestMs, tried, wrong } = await fuzzHubAnswers({ answers: count, seed });
  const longest = `the longest block was while reading ${slowest}`;
  const blocked = slowestMs > longestBlockMs ? [`${longest}: ${slowestMs} ms`] : [];
  return { tried, wrong: [...wrong, ...blocked], slowestMs, notes: [longest] };
}

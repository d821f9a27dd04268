import { fuzzHubAnswers } from './hub-answers.ts';
import type { PartOptions } from './part.ts';
import type { PartReport } from './report.ts';

/** In ms; far above what is promised, because a busy machine can block a thread for most of a second. */
const longestBlockMs = 2_000;

/** Has a Hub send answers made to break clients. An answer that blocks the calling thread is a fault. */
export async function hubAnswersPart({ count, seed }: PartOptions): Promise<PartReport> {
  const { slowest, slowestMs, tried, wrong } = await fuzzHubAnswers({ answers: count, seed });
  const longest = `the longest block was while reading ${slowest}`;
  const blocked = slowestMs > longestBlockMs ? [`${longest}: ${slowestMs} ms`] : [];
  return { tried, wrong: [...wrong, ...blocked], slowestMs, notes: [longest] };
}

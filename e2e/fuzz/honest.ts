import { bytesOf, draftOf } from './draft.ts';
import type { Door } from './door.ts';
import { exchange, type Patience } from './exchange.ts';
import { whole } from './kind.ts';
import { readAnswers } from './read-answers.ts';

const calls = [
  { target: '/v1/status', holds: '"version":1' },
  { target: '/hub/-/api/health/', holds: '"overall_health"' },
];

/** What an honest caller should get at a door but doesn't; empty: nothing. */
export async function dishonoured(door: Door, patience: Patience): Promise<string[]> {
  const wrong: string[] = [];
  for (const { target, holds } of calls) {
    const bytes = bytesOf(draftOf({ method: 'GET', target }, door));
    const { answer } = await exchange(
      door,
      whole(bytes),
      { ...patience, quietMs: 5_000 },
      () => false,
    );
    const [status] = readAnswers(answer, ['GET']).statuses;
    if (status === 200 && answer.includes(holds)) continue;
    wrong.push(`an honest GET ${target} at the ${door.kind} got ${status ?? 'no answer'}`);
  }
  return wrong;
}

import { healthTone, type HealthTone } from '../../health-rank.ts';
import type { HealthCause } from '../../health.ts';
import type { Tone } from './paint.ts';

const tones: Record<HealthTone, Tone> = { ok: 'good', warn: 'warn', bad: 'bad', none: 'dim' };

/** The colour of one of the Hub's words for its health; null: it gave none. */
export const wordTone = (word: string | null): Tone => tones[healthTone(word)];

/** The colour of what is at fault. */
export function healthToneOf(cause: HealthCause): Tone {
  if (cause.kind === 'well') return 'good';
  return cause.kind === 'degraded' && healthTone(cause.health) !== 'bad' ? 'warn' : 'bad';
}

import { healthTone, type HealthTone } from '../../health-rank.ts';
import type { HealthCause } from '../../health.ts';
import type { Tone } from './paint.ts';

/** The terminal's colour for what the window shows in a tone. */
export const terminalTones: Record<HealthTone, Tone> = {
  ok: 'good',
  warn: 'warn',
  bad: 'bad',
  none: 'dim',
};

/** The colour of what is at fault. */
export function healthToneOf(cause: HealthCause): Tone {
  if (cause.kind === 'well') return 'good';
  return cause.kind === 'degraded' && healthTone(cause.health) !== 'bad' ? 'warn' : 'bad';
}

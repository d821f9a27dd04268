import type { Session } from '../../session.ts';
import type { Tone } from './paint.ts';

const tones: Record<Session['state'], Tone> = {
  active: 'good',
  refreshing: 'good',
  'signing-in': 'warn',
  unreachable: 'warn',
  'waiting-for-keychain': 'warn',
  blocked: 'bad',
  disabled: 'bad',
  expired: 'bad',
  'signed-out': 'dim',
};

/** The colour of a session's state. */
export const sessionTone = ({ state }: Session): Tone => tones[state];

import type { AppState } from '../../app-state.ts';
import { m } from '../../messages/index.ts';
import { stateWords } from '../session-words.ts';
import type { Paint } from './paint.ts';
import { sessionTone } from './session-tone.ts';
import { outside, table } from './table.ts';

/** The profiles in a table, with a mark at the current one; `now` in ms since the epoch. */
export function profilesText(
  { profiles, current }: Pick<AppState, 'profiles' | 'current'>,
  now: number,
  paint: Paint,
): string[] {
  if (profiles.length === 0) return [m.terminal_no_profiles()];
  const rows = profiles.map((profile) => [
    { text: profile.id === current ? '*' : ' ', tone: 'good' as const },
    outside(profile.name),
    outside(profile.user),
    { text: stateWords(profile, now), tone: sessionTone(profile.session) },
    outside(profile.hub),
  ]);
  return table(
    [' ', m.terminal_profile(), m.terminal_user(), m.terminal_session(), m.terminal_hub()],
    rows,
    paint,
  );
}

import type { AppState, ProfileState } from '../../app-state.ts';
import { m } from '../../messages/index.ts';
import { endedWords, disabledWords, passwordWords, stateWords } from '../session-words.ts';
import { keychainWords } from '../keychain-words.ts';
import { lockedSinceWords, lockedTitle } from '../lock-words.ts';
import { healthWords } from '../health-words.ts';
import { hubProblemWords } from '../hub-problem-words.ts';
import type { Paint } from './paint.ts';
import { healthToneOf } from './health-tone.ts';
import { sessionTone } from './session-tone.ts';
import { shortName } from '../shown-name.ts';
import { outside } from './table.ts';

/** Each profile with its session, keys and health, the current one marked; `now` in ms since the epoch. */
export function statusForPeople(
  {
    profiles,
    current,
    keychain,
    lock,
  }: Pick<AppState, 'profiles' | 'current' | 'keychain' | 'lock'>,
  now: number,
  paint: Paint,
): string[] {
  const trouble = keychainWords(keychain);
  return [
    ...(lock.state === 'locked'
      ? [
          paint(
            'bad',
            m.terminal_locked({ title: lockedTitle(), since: lockedSinceWords(lock, now) }),
          ),
        ]
      : []),
    ...(trouble === null ? [] : [paint('bad', trouble)]),
    ...(profiles.length === 0 ? [m.terminal_no_profiles()] : []),
    ...profiles.flatMap((profile) => [
      headLine(profile, profile.id === current, now, paint),
      ...details(profile, now, paint).map((line) => `    ${line}`),
    ]),
  ];
}

function headLine(profile: ProfileState, isCurrent: boolean, now: number, paint: Paint): string {
  const mark = isCurrent ? paint('good', '*') : ' ';
  const user = profile.user === null ? '' : ` (${outside(profile.user)})`;
  const state = paint(sessionTone(profile.session), stateWords(profile, now));
  return `${mark} ${paint('strong', outside(profile.name))}${user}: ${state}`;
}

function details(profile: ProfileState, now: number, paint: Paint): string[] {
  const { hub, session, keys, health } = profile;
  const password = passwordWords(session, profile.keepSignedIn, now);
  const trouble = troubleOf(profile);
  return [
    paint('dim', shortName(hub, 120)),
    ...(trouble === null ? [] : [trouble]),
    ...(password === null ? [] : [password]),
    ...(keys.length === 0 ? [] : [m.terminal_keys_here({ count: keys.length })]),
    // What was read before says nothing about now, while the session can't be used.
    ...(health === null || trouble !== null
      ? []
      : [paint(healthToneOf(health.cause), healthWords(health, hub, now))]),
  ];
}

/** What is wrong with a session, and what to do; null: nothing. */
function troubleOf({ session, hub }: ProfileState): string | null {
  switch (session.state) {
    case 'unreachable':
    case 'blocked':
      return hubProblemWords(session.problem, hub);
    case 'disabled':
      return disabledWords(hub);
    case 'expired':
      return endedWords(session.why, hub);
    default:
      return null;
  }
}

import type { ProfileState } from '../domain/app-state.ts';
import type { AppView } from '../domain/app-view.ts';
import type { ShellId } from '../domain/settings.ts';
import { shortName, shortStateWords } from '../domain/words/index.ts';
import { commandItem, headerItem } from './copy-items.ts';
import { actionItem, separator, submenu, type TrayItem } from './tray-item.ts';

/** "Profiles": each with its state and what it can copy without becoming the current one. */
export function profilesItem(view: AppView, now: number, shell: ShellId): TrayItem {
  return submenu('Profiles', [
    ...view.profiles.map((profile) =>
      profileItem(profile, profile.id === view.current, now, shell),
    ),
    ...(view.profiles.length > 0 ? [separator] : []),
    actionItem('Add a Hub…', { do: 'sign-in', profile: null }),
  ]);
}

function profileItem(
  profile: ProfileState,
  current: boolean,
  now: number,
  shell: ShellId,
): TrayItem {
  const state = `${current ? 'current, ' : ''}${shortStateWords(profile, now)}`;
  return submenu(`${shortName(profile.name)} — ${state}`, [
    headerItem(profile, shell),
    commandItem(profile, 'curl', shell),
    separator,
    {
      kind: 'radio',
      label: 'Make current',
      checked: current,
      action: { do: 'choose-profile', profile: profile.id },
    },
  ]);
}

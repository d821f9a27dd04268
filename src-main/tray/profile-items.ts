import type { ProfileState } from '../domain/app-state.ts';
import type { AppView } from '../domain/app-view.ts';
import { m } from '../domain/messages/index.ts';
import type { ShellId } from '../domain/settings.ts';
import { markedName, shortStateWords } from '../domain/words/index.ts';
import { commandItem, headerItem } from './copy-items.ts';
import { actionItem, separator, submenu, type TrayItem } from './tray-item.ts';

/** "Profiles": which is current, and what each of the others can copy without becoming it, beside its state. */
export function profilesItem(view: AppView, now: number, shell: ShellId): TrayItem {
  const others = view.profiles.filter(({ id }) => id !== view.current);
  return submenu(m.tray_profiles(), [
    ...view.profiles.map((profile) => currentItem(profile, profile.id === view.current)),
    ...(others.length > 0 ? [separator] : []),
    ...others.map((profile) => copyItem(profile, now, shell)),
    ...(view.profiles.length > 0 ? [separator] : []),
    actionItem(m.tray_add_hub(), { do: 'sign-in', profile: null }),
  ]);
}

const currentItem = (profile: ProfileState, checked: boolean): TrayItem => ({
  kind: 'radio',
  label: markedName(profile),
  checked,
  action: { do: 'choose-profile', profile: profile.id },
});

const copyItem = (profile: ProfileState, now: number, shell: ShellId): TrayItem =>
  submenu(m.tray_copy_for({ profile: markedName(profile), state: shortStateWords(profile, now) }), [
    headerItem(profile, shell),
    commandItem(profile, 'curl', shell),
  ]);

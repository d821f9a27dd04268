import type { ProfileState } from '../domain/app-state.ts';
import type { CredentialRef } from '../domain/credential.ts';
import { m } from '../domain/messages/index.ts';
import type { ShellId } from '../domain/settings.ts';
import { shortName } from '../domain/words/index.ts';
import { copyItem, headerItem } from './copy-items.ts';
import { actionItem, separator, submenu, type TrayItem } from './tray-item.ts';

/** "Client keys": the saved keys with what each can copy, then what there is to do with keys. */
export function keysItem(profile: ProfileState, shell: ShellId, helper: boolean): TrayItem {
  const { id, user, keys } = profile;
  return submenu(m.tray_keys(), [
    ...(keys.length === 0
      ? [{ kind: 'text' as const, label: m.tray_no_keys() }]
      : keys.map(({ name }) =>
          submenu(shortName(name), keyItems(profile, { kind: 'client-key', name }, shell, helper)),
        )),
    separator,
    // Only a person who signs in can create a key at the Hub.
    actionItem(m.tray_new_key(), { do: 'new-key', profile: id }, user !== null),
    actionItem(m.tray_open_keys(), { do: 'show-keys', profile: id }),
  ]);
}

function keyItems(
  profile: ProfileState,
  key: CredentialRef,
  shell: ShellId,
  helper: boolean,
): TrayItem[] {
  return [
    headerItem(profile, shell, key),
    copyItem(m.tray_copy_curl(), profile, key, 'curl', 'health', shell),
    ...(helper
      ? [copyItem(m.tray_copy_helper_command(), profile, key, 'helper command', 'health', shell)]
      : []),
  ];
}

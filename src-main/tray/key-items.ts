import type { ProfileState } from '../domain/app-state.ts';
import type { CredentialRef } from '../domain/credential.ts';
import type { ShellId } from '../domain/settings.ts';
import { shortName } from '../domain/words/index.ts';
import { copyItem, headerItem } from './copy-items.ts';
import { actionItem, separator, submenu, type TrayItem } from './tray-item.ts';

/** "Client keys": the saved keys with what each can copy, then what there is to do with keys. */
export function keysItem(profile: ProfileState, shell: ShellId, helper: boolean): TrayItem {
  const { id, user, keys } = profile;
  return submenu('Client keys', [
    ...(keys.length === 0
      ? [{ kind: 'text' as const, label: 'No client keys yet' }]
      : keys.map(({ name }) =>
          submenu(shortName(name), keyItems(profile, { kind: 'client-key', name }, shell, helper)),
        )),
    separator,
    // Only a person who signs in can create a key at the Hub.
    actionItem('New client key…', { do: 'new-key', profile: id }, user !== null),
    actionItem('Open client keys', { do: 'show-keys', profile: id }),
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
    copyItem('Copy curl', profile, key, 'curl', 'health', shell),
    ...(helper
      ? [copyItem('Copy helper command', profile, key, 'helper command', 'health', shell)]
      : []),
  ];
}

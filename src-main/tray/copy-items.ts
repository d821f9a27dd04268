import type { ProfileState } from '../domain/app-state.ts';
import { canCopy, copyLabel } from '../domain/copy-label.ts';
import type { CopyKind } from '../domain/copy-request.ts';
import { defaultCredential, type CredentialRef } from '../domain/credential.ts';
import { m } from '../domain/messages/index.ts';
import { menuEndpoints, type EndpointId } from '../domain/endpoint.ts';
import type { ShellId } from '../domain/settings.ts';
import { endpointName } from '../domain/words/endpoint-words.ts';
import { actionItem, submenu, type TrayItem } from './tray-item.ts';

/** "Copy header" with the profile's default credential, or with the one given. */
export function headerItem(
  profile: ProfileState,
  shell: ShellId,
  credential: CredentialRef = defaultCredential(profile),
): TrayItem {
  return copyItem(m.tray_copy_header(), profile, credential, 'header', 'health', shell);
}

/** "Copy curl" or "Copy helper command", with an item for each endpoint. */
export function commandItem(
  profile: ProfileState,
  what: 'curl' | 'helper command',
  shell: ShellId,
  enabled = true,
): TrayItem {
  const credential = defaultCredential(profile);
  return submenu(
    what === 'curl' ? m.tray_copy_curl() : m.tray_copy_helper_command(),
    menuEndpoints.map(({ id }) => copyItem(endpointName(id), profile, credential, what, id, shell)),
    enabled && canCopy(profile),
  );
}

/** A copy. Its label says if it opens sign-in first. */
export function copyItem(
  label: string,
  profile: ProfileState,
  credential: CredentialRef,
  what: CopyKind,
  endpoint: EndpointId,
  shell: ShellId,
): TrayItem {
  return actionItem(
    copyLabel(label, profile, what, credential),
    {
      do: 'copy',
      request: {
        what,
        profile: profile.id,
        credential,
        endpoint,
        shell,
        jq: false,
        variable: false,
      },
    },
    canCopy(profile),
  );
}

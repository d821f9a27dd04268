import type { CopyRequest } from '../domain/copy-request.ts';
import type { CredentialRef } from '../domain/credential.ts';
import type { ProfileId } from '../domain/ids.ts';

/** The action of a menu item. */
export type TrayAction =
  | { do: 'copy'; request: CopyRequest }
  | { do: 'quick-copy' }
  | { do: 'choose-profile'; profile: ProfileId }
  | { do: 'refresh'; profile: ProfileId }
  | { do: 'sign-in'; profile: ProfileId | null }
  | { do: 'sign-out'; profile: ProfileId }
  | { do: 'show-health'; profile: ProfileId }
  | { do: 'show-keys'; profile: ProfileId }
  | { do: 'new-key'; profile: ProfileId }
  | { do: 'open-docs'; profile: ProfileId; credential: CredentialRef }
  | { do: 'show-settings'; profile: ProfileId }
  | { do: 'lock' }
  | { do: 'open' }
  | { do: 'quit' };

/** A menu item as plain data. Labels are plain text, which the tray escapes. */
export type TrayItem =
  | { kind: 'text'; label: string }
  | { kind: 'separator' }
  /** `shortcut` is only shown: what it opens registers it. */
  | { kind: 'action'; label: string; enabled: boolean; action: TrayAction; shortcut?: string }
  | { kind: 'radio'; label: string; checked: boolean; action: TrayAction }
  | { kind: 'submenu'; label: string; enabled: boolean; items: TrayItem[] };

export const separator: TrayItem = { kind: 'separator' };

/** An action that can be chosen. */
export const actionItem = (label: string, action: TrayAction, enabled = true): TrayItem => ({
  kind: 'action',
  label,
  enabled,
  action,
});

/** A label that can't be chosen, in the place of an action or submenu that has nothing to act on. */
export const offItem = (label: string): TrayItem => actionItem(label, { do: 'open' }, false);

/** A submenu; `enabled` false shows its label alone. */
export const submenu = (label: string, items: TrayItem[], enabled = true): TrayItem => ({
  kind: 'submenu',
  label,
  enabled,
  items,
});

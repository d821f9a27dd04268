import { profileOf, type AppState, type ProfileState } from '../domain/app-state.ts';
import type { AppView } from '../domain/app-view.ts';
import { canCopy } from '../domain/copy-label.ts';
import { defaultCredential } from '../domain/credential.ts';
import { isLocked } from '../domain/lock.ts';
import { m } from '../domain/messages/index.ts';
import { readShortcut } from '../domain/quick-shortcut.ts';
import { needsSignIn } from '../domain/session.ts';
import type { ShellId } from '../domain/settings.ts';
import { headline, lockedTitle } from '../domain/words/index.ts';
import { commandItem, headerItem } from './copy-items.ts';
import { healthItem } from './health-item.ts';
import { keysItem } from './key-items.ts';
import { profilesItem } from './profile-items.ts';
import { actionItem, offItem, separator, submenu, type TrayItem } from './tray-item.ts';

/** The whole menu for a snapshot. `now` in ms since the epoch; `shell` is the shell for curl commands. */
export function trayMenu(view: AppView, now: number, shell: ShellId): TrayItem[] {
  if (isLocked(view)) return lockedMenu();
  const profile = profileOf(view, view.current);
  return [
    { kind: 'text', label: headline(profile, now) },
    separator,
    ...(profile ? copyItems(profile, shell, view.helper !== null) : copyOffItems()),
    quickCopyItem(view),
    separator,
    profile ? keysItem(profile, shell, view.helper !== null) : off(m.tray_keys()),
    healthItem(profile),
    docsItem(profile),
    separator,
    profilesItem(view, now, shell),
    profile
      ? actionItem(m.tray_refresh(), { do: 'refresh', profile: profile.id }, hasSession(profile))
      : offItem(m.tray_refresh()),
    signInOrOut(profile),
    separator,
    actionItem(m.tray_lock(), { do: 'lock' }),
    profile
      ? actionItem(m.tray_settings(), { do: 'show-settings', profile: profile.id })
      : offItem(m.tray_settings()),
    ...lastItems(),
  ];
}

const off = (label: string): TrayItem => submenu(label, [], false);

const copyOffItems = (): TrayItem[] => [
  offItem(m.tray_copy_header()),
  off(m.tray_copy_curl()),
  off(m.tray_copy_helper_command()),
];

const lastItems = (): TrayItem[] => [
  actionItem(m.tray_open(), { do: 'open' }),
  actionItem(m.tray_quit(), { do: 'quit' }),
];

/**
 * The menu while Hubkey is locked, which shows nothing of a profile. It can't unlock, because any program
 * can press a tray item over D-Bus.
 */
const lockedMenu = (): TrayItem[] => [
  { kind: 'text', label: lockedTitle() },
  separator,
  ...copyOffItems(),
  off(m.tray_keys()),
  off(m.tray_health_off()),
  off(m.tray_profiles()),
  separator,
  ...lastItems(),
];

const copyItems = (profile: ProfileState, shell: ShellId, helper: boolean): TrayItem[] => [
  headerItem(profile, shell),
  commandItem(profile, 'curl', shell),
  commandItem(profile, 'helper command', shell, helper),
];

/** With its shortcut once the desktop has given it to Hubkey. */
function quickCopyItem({ profiles, quickShortcut, settings }: AppState): TrayItem {
  const registered = ['set', 'waiting', 'works'].includes(quickShortcut);
  const shortcut = registered ? readShortcut(settings.quickShortcut) : null;
  return {
    kind: 'action',
    label: m.tray_quick_copy(),
    enabled: profiles.some(canCopy),
    action: { do: 'quick-copy' },
    ...(shortcut === null ? {} : { shortcut }),
  };
}

/** The API docs open in a window that is signed in; the label ends in an ellipsis if sign-in comes first. */
function docsItem(profile: ProfileState | undefined): TrayItem {
  if (!profile) return offItem(m.tray_docs());
  const credential = defaultCredential(profile);
  const asks = credential.kind === 'session' && needsSignIn(profile.session);
  return actionItem(
    asks ? m.tray_docs_asks() : m.tray_docs(),
    { do: 'open-docs', profile: profile.id, credential },
    canCopy(profile),
  );
}

const hasSession = ({ session }: ProfileState): boolean => 'accessUntil' in session;

function signInOrOut(profile: ProfileState | undefined): TrayItem {
  if (profile && hasSession(profile)) {
    return actionItem(m.tray_sign_out(), { do: 'sign-out', profile: profile.id });
  }
  return actionItem(
    m.tray_sign_in(),
    { do: 'sign-in', profile: profile && profile.user !== null ? profile.id : null },
    profile?.session.state !== 'signing-in',
  );
}

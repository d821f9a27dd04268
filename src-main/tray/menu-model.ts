import { profileOf, type ProfileState } from '../domain/app-state.ts';
import type { AppView } from '../domain/app-view.ts';
import type { CopyKind, CopyRequest } from '../domain/copy-request.ts';
import { menuEndpoints, type EndpointId } from '../domain/endpoint.ts';
import type { ProfileId } from '../domain/ids.ts';
import { defaultCredential, type CredentialRef } from '../domain/credential.ts';
import { isLocked } from '../domain/lock.ts';
import type { ShellId } from '../domain/settings.ts';
import { headline, lockedTitle, shortName } from '../domain/words/index.ts';

/** The action of a menu item. */
export type TrayAction =
  | { do: 'copy'; request: CopyRequest }
  | { do: 'choose-profile'; profile: ProfileId }
  | { do: 'refresh'; profile: ProfileId }
  | { do: 'sign-in'; profile: ProfileId | null }
  | { do: 'sign-out'; profile: ProfileId }
  | { do: 'show-health'; profile: ProfileId }
  | { do: 'lock' }
  | { do: 'open' }
  | { do: 'quit' };

/** A menu item as plain data. Labels are plain text, which the tray escapes. */
export type TrayItem =
  | { kind: 'text'; label: string }
  | { kind: 'separator' }
  | { kind: 'action'; label: string; enabled: boolean; action: TrayAction }
  | { kind: 'radio'; label: string; checked: boolean; action: TrayAction }
  | { kind: 'submenu'; label: string; enabled: boolean; items: TrayItem[] };

/** The whole menu for a snapshot. `now` in ms since the epoch; `shell` is the shell for curl commands. */
export function trayMenu(view: AppView, now: number, shell: ShellId): TrayItem[] {
  if (isLocked(view)) return lockedMenu;
  const profile = profileOf(view, view.current);
  const copyable = profile !== undefined && canCopy(profile);
  return [
    { kind: 'text', label: headline(profile, now) },
    { kind: 'separator' },
    profile
      ? copyItem('Copy header', copyable, requestFor(profile, defaultCredential(profile)))
      : { kind: 'action', label: 'Copy header', enabled: false, action: { do: 'open' } },
    {
      kind: 'submenu',
      label: 'Copy curl',
      enabled: copyable,
      items: profile
        ? menuEndpoints.map(({ id, label }) =>
            copyItem(
              label,
              copyable,
              requestFor(profile, defaultCredential(profile), 'curl', id, shell),
            ),
          )
        : [],
    },
    {
      kind: 'submenu',
      label: 'Copy helper command',
      enabled: copyable && view.helper !== null,
      items: profile
        ? menuEndpoints.map(({ id, label }) =>
            copyItem(
              label,
              copyable,
              requestFor(profile, defaultCredential(profile), 'helper command', id, shell),
            ),
          )
        : [],
    },
    {
      kind: 'submenu',
      label: 'Client keys',
      enabled: (profile?.keys.length ?? 0) > 0,
      items: profile ? keyItems(profile, shell) : [],
    },
    healthItem(profile),
    { kind: 'separator' },
    {
      kind: 'submenu',
      label: 'Profiles',
      enabled: view.profiles.length > 0,
      items: view.profiles.map(({ id, name }) => ({
        kind: 'radio',
        label: shortName(name),
        checked: id === view.current,
        action: { do: 'choose-profile', profile: id },
      })),
    },
    {
      kind: 'action',
      label: 'Refresh now',
      enabled: profile !== undefined && 'accessUntil' in profile.session,
      action: profile ? { do: 'refresh', profile: profile.id } : { do: 'open' },
    },
    signInOrOut(profile),
    { kind: 'separator' },
    { kind: 'action', label: 'Lock now', enabled: true, action: { do: 'lock' } },
    { kind: 'action', label: 'Open Hubkey', enabled: true, action: { do: 'open' } },
    { kind: 'action', label: 'Quit Hubkey', enabled: true, action: { do: 'quit' } },
  ];
}

const off = (label: string): TrayItem => ({ kind: 'submenu', label, enabled: false, items: [] });

/**
 * The menu while Hubkey is locked, which shows nothing of a profile. It can't unlock, because any program
 * can press a tray item over D-Bus.
 */
const lockedMenu: TrayItem[] = [
  { kind: 'text', label: lockedTitle },
  { kind: 'separator' },
  { kind: 'action', label: 'Copy header', enabled: false, action: { do: 'open' } },
  ...['Copy curl', 'Copy helper command', 'Client keys', 'Health', 'Profiles'].map(off),
  { kind: 'separator' },
  { kind: 'action', label: 'Open Hubkey', enabled: true, action: { do: 'open' } },
  { kind: 'action', label: 'Quit Hubkey', enabled: true, action: { do: 'quit' } },
];

/** A copy is enabled if it can succeed, even if it needs a sign-in first. */
function canCopy(profile: ProfileState): boolean {
  return profile.user !== null || profile.keys.length > 0;
}

function requestFor(
  profile: ProfileState,
  credential: CredentialRef,
  what: CopyKind = 'header',
  endpoint: EndpointId = 'health',
  shell: ShellId = 'posix',
): CopyRequest {
  return { what, profile: profile.id, credential, endpoint, shell, jq: false, variable: false };
}

function copyItem(label: string, enabled: boolean, request: CopyRequest): TrayItem {
  return { kind: 'action', label, enabled, action: { do: 'copy', request } };
}

function keyItems(profile: ProfileState, shell: ShellId): TrayItem[] {
  return profile.keys.map(({ name }) => ({
    kind: 'submenu',
    label: shortName(name),
    enabled: true,
    items: [
      copyItem('Copy header', true, requestFor(profile, { kind: 'client-key', name })),
      copyItem(
        'Copy curl',
        true,
        requestFor(profile, { kind: 'client-key', name }, 'curl', 'health', shell),
      ),
    ],
  }));
}

/** A menu can't show hundreds of sites: the worst come first, and the rest are counted. */
const maxSites = 20;

function healthItem(profile: ProfileState | undefined): TrayItem {
  const health = profile?.health;
  if (!profile || !health) {
    return { kind: 'submenu', label: 'Health: not read yet', enabled: false, items: [] };
  }
  const open = (label: string): TrayItem => ({
    kind: 'action',
    label,
    enabled: true,
    action: { do: 'show-health', profile: profile.id },
  });
  const { sites, word } = health;
  const more = sites.length - maxSites;
  return {
    kind: 'submenu',
    label: `Health: ${shortName(word)}`,
    enabled: true,
    items: [
      ...sites.slice(0, maxSites).map(({ name, health: state }) => open(siteLabel(name, state))),
      ...(more > 0 ? [open(`${more} more sites…`)] : []),
      ...(sites.length === 0 ? [open('Open Health')] : []),
    ],
  };
}

/** Shortened to one line. */
const siteLabel = (name: string, state: string | null): string =>
  `${shortName(name)} — ${state === null ? 'unknown' : shortName(state)}`;

function signInOrOut(profile: ProfileState | undefined): TrayItem {
  const holdsSession = profile !== undefined && 'accessUntil' in profile.session;
  if (holdsSession) {
    const action: TrayAction = { do: 'sign-out', profile: profile.id };
    return { kind: 'action', label: 'Sign out', enabled: true, action };
  }
  return {
    kind: 'action',
    label: 'Sign in…',
    enabled: profile?.session.state !== 'signing-in',
    action: { do: 'sign-in', profile: profile && profile.user !== null ? profile.id : null },
  };
}

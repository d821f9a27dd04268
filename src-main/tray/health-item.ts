import type { ProfileState } from '../domain/app-state.ts';
import { m } from '../domain/messages/index.ts';
import { shortName } from '../domain/words/index.ts';
import { actionItem, submenu, type TrayItem } from './tray-item.ts';

/** A menu can't show hundreds of sites: the worst come first, and the rest are counted. */
const maxSites = 20;

/** "Health: WORD" with the sites. */
export function healthItem(profile: ProfileState | undefined): TrayItem {
  const health = profile?.health;
  if (!profile || !health) return submenu(m.tray_health_unread(), [], false);
  const open = (label: string): TrayItem =>
    actionItem(label, { do: 'show-health', profile: profile.id });
  const { sites, word } = health;
  const more = sites.length - maxSites;
  return submenu(m.tray_health({ word: shortName(word) }), [
    ...sites.slice(0, maxSites).map(({ name, health: state }) => open(siteLabel(name, state))),
    ...(more > 0 ? [open(m.tray_more_sites({ count: more }))] : []),
    ...(sites.length === 0 ? [open(m.tray_open_health())] : []),
  ]);
}

/** Shortened to one line. */
const siteLabel = (name: string, health: string | null): string =>
  health === null
    ? m.tray_site_unknown({ site: shortName(name) })
    : m.tray_site({ site: shortName(name), health: shortName(health) });

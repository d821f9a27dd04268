import type { ProfileState } from '../domain/app-state.ts';
import { shortName } from '../domain/words/index.ts';
import { actionItem, submenu, type TrayItem } from './tray-item.ts';

/** A menu can't show hundreds of sites: the worst come first, and the rest are counted. */
const maxSites = 20;

/** "Health: WORD" with the sites. */
export function healthItem(profile: ProfileState | undefined): TrayItem {
  const health = profile?.health;
  if (!profile || !health) return submenu('Health: not read yet', [], false);
  const open = (label: string): TrayItem =>
    actionItem(label, { do: 'show-health', profile: profile.id });
  const { sites, word } = health;
  const more = sites.length - maxSites;
  return submenu(`Health: ${shortName(word)}`, [
    ...sites.slice(0, maxSites).map(({ name, health: state }) => open(siteLabel(name, state))),
    ...(more > 0 ? [open(`${more} more sites…`)] : []),
    ...(sites.length === 0 ? [open('Open Health')] : []),
  ]);
}

/** Shortened to one line. */
const siteLabel = (name: string, state: string | null): string =>
  `${shortName(name)} — ${state === null ? 'unknown' : shortName(state)}`;

import type { ScreenName } from './app-state.ts';
import { healthTabs, settingsSections, type ScreenSection } from './screen-section.ts';

/** A place in the window that a `hubkey:` link names. A link only ever opens something. */
export interface HubkeyLink {
  /** A profile's name, which may not exist; null: the current one. */
  profile: string | null;
  /** null: whatever the window shows. */
  screen: LinkedScreen | null;
  section: ScreenSection | null;
}

type LinkedScreen = Exclude<ScreenName, 'sign-in'>;

/** The screens that a link can open, with their sections. */
const sectionsOf: Readonly<Record<LinkedScreen, readonly ScreenSection[]>> = {
  copy: [],
  keys: [],
  health: healthTabs,
  activity: [],
  settings: settingsSections,
};

/** Longer texts aren't read: no name of a profile comes near it. */
const maxLength = 500;

/**
 * Reads `hubkey:SCREEN/SECTION` and `hubkey:PROFILE/SCREEN/SECTION`, each part after the first optional. A profile
 * named like a screen needs its screen beside it. null: the text is no such link.
 */
export function readHubkeyLink(text: string): HubkeyLink | null {
  const [, rest] = /^hubkey:(?:\/\/)?(.*)$/is.exec(text) ?? [];
  if (rest === undefined || text.length > maxLength) return null;
  const parts = rest.replace(/\/$/, '').split('/').map(decoded);
  if (rest === '' || rest === '/') return { profile: null, screen: null, section: null };
  const own = placeOf(parts);
  if (own) return { profile: null, ...own };
  const [profile, ...place] = parts;
  if (!profile) return null;
  if (place.length === 0) return { profile, screen: null, section: null };
  const named = placeOf(place);
  return named && { profile, ...named };
}

/** The first link in a program's arguments, which may not be readable; null: there is none. */
export function linkIn(args: readonly string[]): HubkeyLink | 'unreadable' | null {
  const text = args.find((arg) => /^hubkey:/i.test(arg));
  return text === undefined ? null : (readHubkeyLink(text) ?? 'unreadable');
}

function placeOf([name, section, ...more]: readonly (string | null)[]): {
  screen: LinkedScreen;
  section: ScreenSection | null;
} | null {
  const screen = linkedScreens.find((known) => known === name);
  if (!screen || more.length > 0) return null;
  if (section === undefined) return { screen, section: null };
  const known = sectionsOf[screen].find((own) => own === section);
  return known ? { screen, section: known } : null;
}

const linkedScreens: readonly LinkedScreen[] = ['copy', 'keys', 'health', 'activity', 'settings'];

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

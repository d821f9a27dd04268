import type { CredentialRef } from '../credential.ts';
import { exhaustive } from '../exhaustive.ts';
import type { ProfileId } from '../ids.ts';
import { m } from '../messages/index.ts';
import type { PaletteAct, PaletteDeed, PaletteScreen, PaletteSection } from '../palette-choice.ts';
import { shortName, shownName } from './shown-name.ts';

const sections: Record<PaletteSection, () => string> = {
  recent: m.palette_section_recent,
  favourites: m.palette_section_favourites,
  copy: m.palette_section_copy,
  endpoints: m.palette_section_endpoints,
  do: m.palette_section_do,
  others: m.palette_section_others,
};

/** The heading of a part of the palette. */
export const sectionWords = (section: PaletteSection): string => sections[section]();

/** A copy without a request: "Copy header". */
export function copyLineWords(what: 'header' | 'value' | 'export'): string {
  switch (what) {
    case 'header':
      return m.palette_copy_header();
    case 'value':
      return m.palette_copy_value();
    case 'export':
      return m.palette_copy_export();
    default:
      return exhaustive(what);
  }
}

/** A command for a request: "Copy curl: Jobs". */
export const commandLineWords = (what: 'helper command' | 'curl', name: string): string =>
  what === 'curl' ? m.palette_copy_curl_of({ name }) : m.palette_copy_helper_of({ name });

/** A request that needs something first: "Fill in GET /api/jobs/{id}/". */
export const fillInWords = (request: string): string => m.palette_fill_in({ request });

/** Whose credential a copy has: "key “nightly”", of another profile "hub.example, session". */
export function whoseWords(profile: string, credential: CredentialRef, isCurrent: boolean): string {
  if (credential.kind === 'session')
    return m.palette_other_session({ profile: shownName(profile) });
  const name = shownName(credential.name);
  return isCurrent
    ? m.palette_key({ name })
    : m.palette_other_key({ profile: shownName(profile), name });
}

/** What stands beside a line: whose credential it is, and what the Hub says about the request. */
export function detailWords(whose: string, about: string): string {
  if (whose === '' || about === '') return whose + about;
  return m.palette_about({ whose, about });
}

const screens: Record<PaletteScreen, () => string> = {
  copy: m.palette_open_copy,
  keys: m.palette_open_keys,
  health: m.palette_open_health,
  activity: m.palette_open_activity,
  settings: m.palette_open_settings,
};

/** What the palette does besides copying: "Switch to staging". */
export function deedWords(
  deed: PaletteDeed | { do: 'lock' },
  profiles: readonly { id: ProfileId; name: string }[],
): string {
  switch (deed.do) {
    case 'lock':
      return m.palette_lock();
    case 'refresh':
      return m.palette_refresh();
    case 'sign-in':
      return m.palette_sign_in();
    case 'switch': {
      const name = profiles.find(({ id }) => id === deed.profile)?.name ?? '';
      return m.palette_switch({ profile: shortName(name) });
    }
    case 'screen':
      return screens[deed.screen]();
    case 'open-docs':
      return m.palette_open_docs();
    default:
      return exhaustive(deed);
  }
}

/** What Enter does with a line. */
export function enterWords(act: PaletteAct['do']): string {
  switch (act) {
    case 'copy':
      return m.palette_enter_copies();
    case 'fill-in':
    case 'screen':
    case 'sign-in':
    case 'open-docs':
      return m.palette_enter_opens();
    case 'lock':
    case 'refresh':
    case 'switch':
      return m.palette_enter_runs();
    default:
      return exhaustive(act);
  }
}

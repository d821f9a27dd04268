import type { AppState, ProfileState } from './app-state.ts';
import type { CheckRow } from './doctor.ts';
import type { ProductFacts } from './product-facts.ts';
import { readShortcut } from './quick-shortcut.ts';
import { doctorLines } from './words/doctor/report.ts';

/**
 * Facts for a report, as text: a line each, in English names that developers search for. It has no secret and names
 * no Hub, user or key of its own; the rows of the last check name Hubs.
 */
export function diagnostics(
  state: AppState,
  { versions, system, folders }: ProductFacts,
  checks: readonly CheckRow[],
): string {
  const facts = {
    ...versions,
    system,
    data: folders.data,
    keychain: state.keychain,
    lock: state.lock.state,
    tray: state.tray,
    helper: state.helper === null ? null : { socket: state.helper.socket !== null },
    languages: state.runtime.languages,
    environment: state.runtime.environment.map(({ name }) => name),
    notices: state.notices.map(({ kind }) => kind),
    shortcut: state.quickShortcut,
    settings: {
      ...state.settings,
      // Whatever else was typed there by mistake isn't copied.
      quickShortcut: readShortcut(state.settings.quickShortcut),
    },
    profiles: state.profiles.map(profileFacts),
  };
  const lines = Object.entries(facts).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return `${[...lines, ...(checks.length > 0 ? ['', ...doctorLines(checks)] : [])].join('\n')}\n`;
}

const profileFacts = (profile: ProfileState) => ({
  session: profile.session.state,
  encrypted: profile.hub.startsWith('https:'),
  pinned: profile.pin !== null,
  keepSignedIn: profile.keepSignedIn,
  changes: profile.changes,
  keys: profile.keys.length,
});

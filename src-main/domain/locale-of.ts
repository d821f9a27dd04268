import type { AppState } from './app-state.ts';
import { chosenLocale, type Locale } from './messages/index.ts';

/** The language that Hubkey shows: the one chosen in Settings, or the system's. */
export const localeOf = ({ settings, runtime }: Pick<AppState, 'settings' | 'runtime'>): Locale =>
  chosenLocale(settings.language, runtime.languages);

import type { AppState } from './app-state.ts';
import type { HubkeyLink } from './hubkey-link.ts';
import type { ProfileId } from './ids.ts';
import { sameName } from './same-name.ts';

/** What a link opens. */
interface LinkDestination extends Pick<HubkeyLink, 'screen' | 'section'> {
  /** null: there is no profile yet. */
  profile: ProfileId | null;
  /** The name of that profile if it isn't the current one. */
  switchTo: string | null;
}

/** Finds what a link names among the profiles that there are. */
export function destinationOf(
  { current, profiles }: Pick<AppState, 'current' | 'profiles'>,
  { profile, screen, section }: HubkeyLink,
): LinkDestination | 'no-profile' {
  if (profile === null) return { profile: current, switchTo: null, screen, section };
  const named = profiles.find(({ name }) => sameName(name, profile));
  if (!named) return 'no-profile';
  const switchTo = named.id === current ? null : named.name;
  return { profile: named.id, switchTo, screen, section };
}

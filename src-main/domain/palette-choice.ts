import type { CopyRequest } from './copy-request.ts';
import type { CredentialRef } from './credential.ts';
import type { ProfileId } from './ids.ts';
import type { ProfileMark } from './profile-mark.ts';
import type { SavedRequest } from './saved-request.ts';

/** What the palette does besides copying and locking. */
export type PaletteDeed =
  | { do: 'refresh' | 'sign-in' | 'switch'; profile: ProfileId }
  | { do: 'screen'; screen: PaletteScreen; profile: ProfileId }
  | { do: 'open-docs'; profile: ProfileId; credential: CredentialRef };

/** The screens that the palette opens. */
export const paletteScreens = ['copy', 'keys', 'health', 'activity', 'settings'] as const;
export type PaletteScreen = (typeof paletteScreens)[number];

/** What a line of the quick palette does. */
export type PaletteAct =
  | { do: 'copy'; request: CopyRequest }
  /** Opens the Copy screen to fill in what the endpoint needs. */
  | { do: 'fill-in'; profile: ProfileId; request: SavedRequest }
  | PaletteDeed
  | { do: 'lock' };

/** The part of the palette that a line stands in. */
export type PaletteSection = 'recent' | 'favourites' | 'copy' | 'endpoints' | 'do' | 'others';

/** A line of the quick palette. */
export interface PaletteChoice {
  section: PaletteSection;
  /** "Copy header", "Copy helper command: Jobs". */
  label: string;
  /** Whose credential, where it isn't the current profile's default one, and what the Hub says about the request. */
  detail: string;
  /** What is found as well: the path of a request that the label names, and the profile. */
  hidden: string;
  /** What the request is called in the label; empty: the line has none. */
  name: string;
  act: PaletteAct;
  /** It repeats a line of the current profile's default credential for another credential. */
  repeats: boolean;
  /** The mark of the profile that it is about, where that isn't the current one; absent: it has none. */
  mark?: ProfileMark;
  /** The request that can be a favourite of that profile; absent: the line has none. */
  favourite?: { profile: ProfileId; request: SavedRequest; marked: boolean };
}

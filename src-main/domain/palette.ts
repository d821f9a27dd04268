import type { AppState, ProfileState } from './app-state.ts';
import type { CopyRequest } from './copy-request.ts';
import { menuEndpoints } from './endpoint.ts';
import { credentialsOf, type CredentialRef } from './credential.ts';
import type { ShellId } from './settings.ts';
import { shownName } from './words/shown-name.ts';

/** What a line of the quick palette does. */
type PaletteAct = { do: 'copy'; request: CopyRequest } | { do: 'lock' };

/** A line of the quick palette. */
export interface PaletteChoice {
  /** "Copy header", "Copy helper command: Jobs". */
  label: string;
  /** Whose credential: "hub.example, session"; empty if no credential is involved. */
  detail: string;
  act: PaletteAct;
}

/** Everything that can be copied: the current profile first, in each profile the session before the keys. The lock is last. */
export function paletteChoices(
  { profiles, current }: Pick<AppState, 'profiles' | 'current'>,
  shell: ShellId,
): PaletteChoice[] {
  const first = profiles.filter(({ id }) => id === current);
  const others = profiles.filter(({ id }) => id !== current);
  const copies = [...first, ...others].flatMap((profile) =>
    credentialsOf(profile).flatMap((credential) => copiesOf(profile, credential, shell)),
  );
  if (copies.length === 0) return [];
  return [...copies, { label: 'Lock now', detail: '', act: { do: 'lock' } }];
}

/**
 * The choices that contain every word of a search, the closest first: words as typed come before
 * words with letters in between. Case makes no difference.
 */
export function matchingChoices(
  choices: readonly PaletteChoice[],
  search: string,
): PaletteChoice[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return choices
    .map((choice) => ({ choice, gap: gapOf(`${choice.label} ${choice.detail}`, words) }))
    .filter(({ gap }) => gap !== null)
    .sort((left, right) => (left.gap ?? 0) - (right.gap ?? 0))
    .map(({ choice }) => choice);
}

function copiesOf(
  profile: ProfileState,
  credential: CredentialRef,
  shell: ShellId,
): PaletteChoice[] {
  const whose = credential.kind === 'session' ? 'session' : `key “${shownName(credential.name)}”`;
  const detail = `${shownName(profile.name)}, ${whose}`;
  const request = { profile: profile.id, credential, shell, jq: false };
  return [
    ...(['header', 'value', 'export'] as const).map((what) => ({
      label: `Copy ${what}`,
      detail,
      act: { do: 'copy', request: { ...request, what, endpoint: 'health' as const } } as const,
    })),
    ...(['helper command', 'curl'] as const).flatMap((what) =>
      menuEndpoints.map(({ id, label }) => ({
        label: `Copy ${what}: ${label}`,
        detail,
        act: { do: 'copy', request: { ...request, what, endpoint: id } } as const,
      })),
    ),
  ];
}

/** How many of the words are only found with letters in between; null: a word isn't found at all. */
function gapOf(text: string, words: readonly string[]): number | null {
  const lower = text.toLowerCase();
  const parts = lower.split(/\s+/);
  let gap = 0;
  for (const word of words) {
    if (lower.includes(word)) continue;
    if (!parts.some((part) => hasInOrder(part, word))) return null;
    gap += 1;
  }
  return gap;
}

function hasInOrder(part: string, word: string): boolean {
  let at = 0;
  for (const letter of part) if (letter === word[at]) at += 1;
  return at === word.length;
}

import type { AppState, ProfileState } from './app-state.ts';
import type { CatalogueEntry } from './catalogue.ts';
import type { CopyRequest } from './copy-request.ts';
import { askingEndpoint, menuEndpoints, type EndpointChoice } from './endpoint.ts';
import { credentialsOf, defaultCredential, sessionRef, type CredentialRef } from './credential.ts';
import type { ProfileId } from './ids.ts';
import { requestOfChoice } from './request-of-choice.ts';
import { hasRequest, sameRequest, type SavedRequest } from './saved-request.ts';
import type { ShellId } from './settings.ts';
import { shortName, shownName } from './words/shown-name.ts';

/** What a line of the quick palette does. */
type PaletteAct =
  | { do: 'copy'; request: CopyRequest }
  | { do: 'lock' }
  /** Opens the Copy screen to fill in what the endpoint needs. */
  | { do: 'fill-in'; profile: ProfileId; request: SavedRequest };

/** A line of the quick palette. */
export interface PaletteChoice {
  /** "Copy header", "Copy helper command: Jobs". */
  label: string;
  /** Whose credential: "hub.example, session"; empty if no credential is involved. */
  detail: string;
  act: PaletteAct;
  /** The request that can be a favourite of that profile; absent: the line has none. */
  favourite?: { profile: ProfileId; request: SavedRequest; marked: boolean };
}

type View = Pick<AppState, 'profiles' | 'current'>;

/**
 * Everything that can be copied: the recent requests of the current profile, its favourites, then everything
 * else of it, and the other profiles; in each profile the session before the keys. The requests of its
 * Hub's document follow, and the lock is last.
 */
export function paletteChoices(
  { profiles, current }: View,
  shell: ShellId,
  catalogue: readonly CatalogueEntry[] = [],
): PaletteChoice[] {
  const first = profiles.find(({ id }) => id === current);
  const others = profiles.filter(({ id }) => id !== current);
  const copies = [...(first ? [first] : []), ...others].flatMap((profile) =>
    credentialsOf(profile).flatMap((credential) => copiesOf(profile, credential, shell)),
  );
  if (copies.length === 0) return [];
  const requests = first ? [...first.recentRequests, ...first.favouriteRequests] : [];
  return eachOnce([
    ...(first ? requests.flatMap((request) => requestLines(first, request, shell)) : []),
    ...copies,
    ...(first ? catalogue.flatMap((entry) => entryLines(first, entry, shell)) : []),
    { label: 'Lock now', detail: '', act: { do: 'lock' } },
  ]);
}

/** The commands for a path that was typed as the search, with or without a method before it; none if it is no path. */
export function typedChoices(
  { profiles, current }: View,
  shell: ShellId,
  search: string,
): PaletteChoice[] {
  const profile = profiles.find(({ id }) => id === current);
  const typed = /^\s*(?:([a-z]+)\s+)?((?:\/|api\/)\S.*)$/is.exec(search);
  const [, method = 'GET', path] = typed ?? [];
  const canCopy = profile && (profile.user !== null || profile.keys.length > 0);
  if (!canCopy || path === undefined) return [];
  const request = requestOfChoice({ method: method.toUpperCase(), path });
  return request ? requestLines(profile, request, shell) : [];
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

/** What a line says, by which it is known in a list where each text is once. */
export const choiceText = ({ label, detail }: PaletteChoice): string => `${label}\n${detail}`;

/** The choices, each text once: the first of those that read the same. */
export function eachOnce(choices: readonly PaletteChoice[]): PaletteChoice[] {
  const once = new Map<string, PaletteChoice>();
  for (const choice of choices) {
    const text = choiceText(choice);
    if (!once.has(text)) once.set(text, choice);
  }
  return [...once.values()];
}

const whoseOf = (profile: ProfileState, credential: CredentialRef): string => {
  const whose = credential.kind === 'session' ? 'session' : `key “${shownName(credential.name)}”`;
  return `${shownName(profile.name)}, ${whose}`;
};

function copiesOf(
  profile: ProfileState,
  credential: CredentialRef,
  shell: ShellId,
): PaletteChoice[] {
  const detail = whoseOf(profile, credential);
  const request = { profile: profile.id, credential, shell, jq: false, variable: false };
  return [
    ...(['header', 'value', 'export'] as const).map((what) => ({
      label: `Copy ${what}`,
      detail,
      act: { do: 'copy', request: { ...request, what, endpoint: 'health' as const } } as const,
    })),
    ...commandLines(profile, credential, shell, (what) =>
      menuEndpoints.map((endpoint) => ({
        label: `Copy ${what}: ${endpoint.label}`,
        endpoint: endpoint.id,
        request: endpoint,
      })),
    ),
  ];
}

type Command = 'helper command' | 'curl';
interface CommandLine {
  label: string;
  endpoint: EndpointChoice;
  request: SavedRequest;
}

/** The lines of both commands, each as `lines` has them. */
function commandLines(
  profile: ProfileState,
  credential: CredentialRef,
  shell: ShellId,
  lines: (what: Command) => readonly CommandLine[],
  detail = whoseOf(profile, credential),
): PaletteChoice[] {
  const common = { profile: profile.id, credential, shell, jq: false, variable: false };
  return (['helper command', 'curl'] as const).flatMap((what) =>
    lines(what).map(({ label, endpoint, request: { method, path } }) => ({
      label,
      detail,
      act: { do: 'copy', request: { ...common, what, endpoint } } as const,
      favourite: {
        profile: profile.id,
        request: { method, path },
        marked: hasRequest(profile.favouriteRequests, { method, path }),
      },
    })),
  );
}

/** A request of the current profile, by the endpoint's name where a menu has it. */
function requestLines(
  profile: ProfileState,
  request: SavedRequest,
  shell: ShellId,
): PaletteChoice[] {
  const known = menuEndpoints.find((endpoint) => sameRequest(endpoint, request));
  const name = known?.label ?? `${request.method} ${shortName(request.path, 200)}`;
  const endpoint = known?.id ?? { ...request, exact: true };
  return commandLines(profile, credentialFor(profile, request), shell, (what) => [
    { label: `Copy ${what}: ${name}`, endpoint, request },
  ]);
}

/** Signing in needs no key, so its line doesn't name one. */
const credentialFor = (profile: ProfileState, { method, path }: SavedRequest): CredentialRef =>
  askingEndpoint(method, path) ? sessionRef : defaultCredential(profile);

/** An entry of the Hub's document. What has to be filled in is filled in on the Copy screen. */
function entryLines(profile: ProfileState, entry: CatalogueEntry, shell: ShellId): PaletteChoice[] {
  const { method, path, summary } = entry;
  const request = { method, path };
  if (menuEndpoints.some((endpoint) => sameRequest(endpoint, request))) return [];
  const about = summary ? `, ${shortName(summary, 160)}` : '';
  if (entry.body !== null || entry.parameters.some(({ required }) => required)) {
    return [
      {
        label: `Fill in ${method} ${shortName(path, 200)}`,
        detail: `${shownName(profile.name)}${about}`,
        act: { do: 'fill-in', profile: profile.id, request },
      },
    ];
  }
  const credential = credentialFor(profile, request);
  return commandLines(
    profile,
    credential,
    shell,
    (what) => [
      {
        label: `Copy ${what}: ${method} ${shortName(path, 200)}`,
        endpoint: { ...request, exact: true },
        request,
      },
    ],
    whoseOf(profile, credential) + about,
  );
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

import type { AppState, ProfileState } from './app-state.ts';
import type { CatalogueEntry } from './catalogue.ts';
import type { CopyRequest } from './copy-request.ts';
import { askingEndpoint, menuEndpoints, type EndpointChoice } from './endpoint.ts';
import { credentialsOf, defaultCredential, sessionRef, type CredentialRef } from './credential.ts';
import type { ProfileId } from './ids.ts';
import { hasParameter } from './path-template.ts';
import { typedRequest } from './typed-request.ts';
import { ok, type Result } from './result.ts';
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
  /** It repeats a line of the current profile's default credential for another credential. */
  repeats: boolean;
  /** The request that can be a favourite of that profile; absent: the line has none. */
  favourite?: { profile: ProfileId; request: SavedRequest; marked: boolean };
}

type View = Pick<AppState, 'profiles' | 'current'>;

/** How many recent requests come before everything that needs no search. */
const maxFirstRecent = 5;

/**
 * Everything that can be copied: the plain texts of the current profile's default credential, its latest
 * requests and favourites, then everything else of it, and the other profiles; in each profile the session
 * before the keys. The requests of its Hub follow, and the lock is last.
 */
export function paletteChoices(
  { profiles, current }: View,
  shell: ShellId,
  catalogue: readonly CatalogueEntry[] = [],
): PaletteChoice[] {
  const first = profiles.find(({ id }) => id === current);
  const others = profiles.filter(({ id }) => id !== current);
  const copies = [...(first ? [first] : []), ...others].flatMap((profile) =>
    credentialsOf(profile).map((credential, at) => {
      const repeats = profile !== first || at > 0;
      return copiesOf(profile, credential, shell).map((choice) => ({ ...choice, repeats }));
    }),
  );
  const [basic = [], ...rest] = copies;
  if (basic.length === 0) return [];
  const saved = (requests: readonly SavedRequest[]): PaletteChoice[] =>
    first ? requests.flatMap((request) => requestLines(first, request, shell)) : [];
  const recent = first?.recentRequests ?? [];
  return eachOnce([
    ...basic.filter(({ favourite }) => !favourite),
    ...saved([...recent.slice(0, maxFirstRecent), ...(first?.favouriteRequests ?? [])]),
    ...basic,
    ...rest.flat(),
    ...(first ? catalogue.flatMap((entry) => entryLines(first, entry, shell)) : []),
    ...saved(recent.slice(maxFirstRecent)),
    { label: 'Lock now', detail: '', act: { do: 'lock' }, repeats: false },
  ]);
}

/**
 * The commands for a path that was typed as the search, with or without a method before it; none if it is no
 * path. A failure is a sentence.
 */
export function typedChoices(
  { profiles, current }: View,
  shell: ShellId,
  search: string,
  catalogue: readonly CatalogueEntry[] = [],
): Result<PaletteChoice[], string> {
  const profile = profiles.find(({ id }) => id === current);
  const canCopy = profile && (profile.user !== null || profile.keys.length > 0);
  const [, form = '', typed] = typedPath.exec(search) ?? [];
  if (!canCopy || typed === undefined) return ok([]);
  const request = typedRequest(typed, catalogue);
  if (!request.ok) return request;
  const lines = requestLines(profile, request.value, shell);
  return ok(lines.filter(({ label }) => label.includes(form.toLowerCase())));
}

/** What begins with a slash, or a word with a later slash; a method may stand before it, and the form before that. */
const typedPath = /^\s*(?:(curl|helper)\s+)?((?:[a-z]+\s+)?(?:\/\S.*|[\w-]+\/\S*\s*))$/is;

/**
 * The choices that contain every word of a search, the closest first: what is exactly the path or name that
 * was typed, then words as they stand, then words with letters in between; the same for other credentials
 * comes after those. Case makes no difference.
 */
export function matchingChoices(
  choices: readonly PaletteChoice[],
  search: string,
): PaletteChoice[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...choices];
  return choices
    .map((choice) => ({ choice, rank: rankOf(choice, words) }))
    .filter(({ rank }) => rank !== null)
    .sort((left, right) => (left.rank ?? 0) - (right.rank ?? 0))
    .map(({ choice }) => choice);
}

/** The choices, each once: the first of those that have the same key. */
export function eachOnce(choices: readonly PaletteChoice[]): PaletteChoice[] {
  const once = new Map<string, PaletteChoice>();
  for (const choice of choices) {
    const key = choiceKey(choice);
    if (!once.has(key)) once.set(key, choice);
  }
  return [...once.values()];
}

/** What a line is known by, whatever it says: the request that it copies or fills in, otherwise its text. */
export function choiceKey({ label, detail, act, favourite }: PaletteChoice): string {
  if (act.do === 'fill-in') return `fill in\n${act.profile}\n${requestText(act.request)}`;
  if (act.do !== 'copy' || !favourite) return `${label}\n${detail}`;
  const { what, profile, credential } = act.request;
  const whose = credential.kind === 'session' ? '' : credential.name;
  return [what, profile, credential.kind, whose, requestText(favourite.request)].join('\n');
}

const requestText = ({ method, path }: SavedRequest): string => `${method} ${path}`;

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
      repeats: false,
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
      repeats: false,
      favourite: favouriteOf(profile, { method, path }),
    })),
  );
}

const favouriteOf = (profile: ProfileState, request: SavedRequest) => ({
  profile: profile.id,
  request,
  marked: hasRequest(profile.favouriteRequests, request),
});

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
        repeats: false,
        // A template can't be saved, as it is no request yet.
        ...(hasParameter(path) ? {} : { favourite: favouriteOf(profile, request) }),
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

/** Lower is closer; null: a word isn't found at all. */
function rankOf(
  { label, detail, repeats }: PaletteChoice,
  words: readonly string[],
): number | null {
  const gap = gapOf(`${label} ${detail}`, words);
  if (gap === null) return null;
  return gap * 8 + (repeats ? 4 : 0) + distanceOf(label.toLowerCase(), words);
}

/** 0: all words are in the label, which has no others but what it copies; 1: all are whole in it; 2: all are in it. */
function distanceOf(label: string, words: readonly string[]): number {
  const parts = label.split(/[\s/:]+/).filter((part) => part !== '' && part !== 'api');
  const asked = words.flatMap((word) => word.split('/')).filter((part) => part && part !== 'api');
  if (!asked.every((part) => label.includes(part))) return 3;
  if (!asked.every((part) => parts.includes(part))) return 2;
  const [, request = ''] = label.split(': ');
  const named = request.split(/[\s/]+/).filter((part) => part && part !== 'api' && part !== 'get');
  return named.every((part) => asked.includes(part)) ? 0 : 1;
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

import type { AppState, ProfileState } from './app-state.ts';
import type { CatalogueEntry } from './catalogue.ts';
import { canCopy } from './copy-label.ts';
import { menuEndpoints, type EndpointChoice } from './endpoint.ts';
import { credentialsOf, defaultCredential, type CredentialRef } from './credential.ts';
import { hasParameter } from './path-template.ts';
import {
  paletteScreens,
  type PaletteChoice,
  type PaletteDeed,
  type PaletteSection,
} from './palette-choice.ts';
import { markOf } from './profile-mark.ts';
import { typedRequest } from './typed-request.ts';
import type { RequestProblem } from './request-problem.ts';
import { ok, type Result } from './result.ts';
import { hasRequest, sameRequest, type SavedRequest } from './saved-request.ts';
import { credentialFor, savedRequestCopy } from './saved-request-copy.ts';
import { sessionDeed } from './session-deed.ts';
import type { ShellId } from './settings.ts';
import { endpointName, entryWords } from './words/endpoint-words.ts';
import {
  commandLineWords,
  copyLineWords,
  deedWords,
  detailWords,
  fillInWords,
  whoseWords,
} from './words/palette-words.ts';
import { shortName, shownName } from './words/shown-name.ts';

type View = Pick<AppState, 'profiles' | 'current'>;

/** How many recent requests come before everything that needs no search. */
const maxFirstRecent = 5;

/**
 * Everything that the palette does: the latest requests and favourites of the current profile, the copies with its
 * default credential, what else can be done, its other credentials and the other profiles, and the requests of its
 * Hub. The labels are in the language that is shown.
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
      return copiesOf(subjectOf(profile, credential, !repeats, profile === first), shell, repeats);
    }),
  );
  const [basic = [], ...rest] = copies;
  if (basic.length === 0) return [];
  const saved = (requests: readonly SavedRequest[], section: PaletteSection): PaletteChoice[] =>
    first ? requests.flatMap((request) => requestLines(first, request, shell, section)) : [];
  const recent = first?.recentRequests ?? [];
  return eachOnce([
    ...saved(recent.slice(0, maxFirstRecent), 'recent'),
    ...saved(first?.favouriteRequests ?? [], 'favourites'),
    ...basic,
    ...(first ? deeds(first, others) : []),
    ...rest.flat(),
    ...(first ? catalogue.flatMap((entry) => entryLines(first, entry, shell)) : []),
    ...saved(recent.slice(maxFirstRecent), 'recent'),
  ]);
}

/** What can be done besides copying. */
function deeds(profile: ProfileState, others: readonly ProfileState[]): PaletteChoice[] {
  const { id } = profile;
  const credential = defaultCredential(profile);
  const session = sessionDeed(profile);
  const acts: (PaletteDeed | { do: 'lock' })[] = [
    ...(session ? [{ do: session, profile: id }] : []),
    ...others.map((other) => ({ do: 'switch', profile: other.id }) as const),
    ...paletteScreens.map((screen) => ({ do: 'screen', screen, profile: id }) as const),
    { do: 'open-docs', profile: id, credential },
    { do: 'lock' },
  ];
  return acts.map((act) => ({
    section: 'do',
    label: deedWords(act, [profile, ...others]),
    detail: '',
    hidden: '',
    name: '',
    act,
    repeats: false,
    ...(act.do === 'switch' ? markPart(others.find(({ id: other }) => other === act.profile)) : {}),
  }));
}

function markPart(profile: ProfileState | undefined): Pick<PaletteChoice, 'mark'> {
  const mark = profile && markOf(profile);
  return mark ? { mark } : {};
}

/**
 * The commands for a path that was typed as the search, with or without a method before it; none if it is no
 * path.
 */
export function typedChoices(
  { profiles, current }: View,
  shell: ShellId,
  search: string,
  catalogue: readonly CatalogueEntry[] = [],
): Result<PaletteChoice[], RequestProblem> {
  const profile = profiles.find(({ id }) => id === current);
  const [, form = '', typed] = typedPath.exec(search) ?? [];
  if (!profile || !canCopy(profile) || typed === undefined) return ok([]);
  const request = typedRequest(typed, catalogue);
  if (!request.ok) return request;
  const lines = requestLines(profile, request.value, shell, 'endpoints');
  return ok(
    lines.filter(({ act }) => act.do === 'copy' && act.request.what.includes(form.toLowerCase())),
  );
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

/** The choices by section, the sections in the order of their first choices. */
export function bySection(
  choices: readonly PaletteChoice[],
): { section: PaletteSection; choices: readonly PaletteChoice[] }[] {
  const sections = [...new Set(choices.map(({ section }) => section))];
  return sections.map((section) => ({
    section,
    choices: choices.filter((choice) => choice.section === section),
  }));
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

/** Whose credential a line copies. */
interface Subject {
  profile: ProfileState;
  credential: CredentialRef;
  /** Empty for the current profile's default credential. */
  whose: string;
  section: PaletteSection;
  isCurrent: boolean;
}

const subjectOf = (
  profile: ProfileState,
  credential: CredentialRef,
  isDefault: boolean,
  isCurrent: boolean,
): Subject => ({
  profile,
  credential,
  whose: isDefault ? '' : whoseWords(profile.name, credential, isCurrent),
  section: isDefault ? 'copy' : 'others',
  isCurrent,
});

function copiesOf(subject: Subject, shell: ShellId, repeats: boolean): PaletteChoice[] {
  const { profile, credential, whose, section } = subject;
  const request = { profile: profile.id, credential, shell, jq: false, variable: false };
  const texts = (['header', 'value', 'export'] as const).map((what): PaletteChoice => ({
    section,
    label: copyLineWords(what),
    detail: whose,
    hidden: shownName(profile.name),
    name: '',
    act: { do: 'copy', request: { ...request, what, endpoint: 'health' } },
    repeats: false,
  }));
  const commands = commandLines(subject, shell, section === 'copy' ? 'endpoints' : section, () =>
    menuEndpoints.map((endpoint) => ({
      name: endpointName(endpoint.id),
      endpoint: endpoint.id,
      request: endpoint,
    })),
  );
  const mark = subject.isCurrent ? {} : markPart(profile);
  return [...texts, ...commands].map((line) => ({ ...line, repeats, ...mark }));
}

interface CommandLine {
  name: string;
  endpoint: EndpointChoice;
  request: SavedRequest;
}

/** The lines of both commands, each as `lines` has them. */
function commandLines(
  { profile, credential, whose }: Subject,
  shell: ShellId,
  section: PaletteSection,
  lines: () => readonly CommandLine[],
  about = '',
): PaletteChoice[] {
  const common = { profile: profile.id, credential, shell, jq: false, variable: false };
  return (['helper command', 'curl'] as const).flatMap((what) =>
    lines().map(({ name, endpoint, request: { method, path } }) => ({
      section,
      label: commandLineWords(what, name),
      detail: detailWords(whose, about),
      hidden: `${path} ${shownName(profile.name)}`,
      name,
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
  section: PaletteSection,
): PaletteChoice[] {
  const { name, endpoint, credential } = savedRequestCopy(profile, request);
  const subject = subjectOf(profile, credential, true, true);
  return commandLines(subject, shell, section, () => [{ name, endpoint, request }]);
}

/** An entry of the Hub's document. What has to be filled in is filled in on the Copy screen. */
function entryLines(profile: ProfileState, entry: CatalogueEntry, shell: ShellId): PaletteChoice[] {
  const { method, path } = entry;
  const request = { method, path };
  if (menuEndpoints.some((endpoint) => sameRequest(endpoint, request))) return [];
  const words = entryWords(entry);
  const about = words ? shortName(words, 160) : '';
  const name = `${method} ${shortName(path, 200)}`;
  if (entry.body !== null || entry.parameters.some(({ required }) => required)) {
    return [
      {
        section: 'endpoints',
        label: fillInWords(name),
        detail: about,
        hidden: shownName(profile.name),
        name,
        act: { do: 'fill-in', profile: profile.id, request },
        repeats: false,
        // A template can't be saved, as it is no request yet.
        ...(hasParameter(path) ? {} : { favourite: favouriteOf(profile, request) }),
      },
    ];
  }
  const subject = subjectOf(profile, credentialFor(profile, request), true, true);
  const line = { name, endpoint: { ...request, exact: true }, request };
  return commandLines(subject, shell, 'endpoints', () => [line], about);
}

/** Lower is closer; null: a word isn't found at all. */
function rankOf(
  { label, detail, hidden, name, repeats }: PaletteChoice,
  words: readonly string[],
): number | null {
  const gap = gapOf(`${label} ${detail} ${hidden}`, words);
  if (gap === null) return null;
  return gap * 8 + (repeats ? 4 : 0) + distanceOf(label.toLowerCase(), name.toLowerCase(), words);
}

/** 0: all words are in the label, which has no others but what it copies; 1: all are whole in it; 2: all are in it. */
function distanceOf(label: string, name: string, words: readonly string[]): number {
  const parts = label.split(/[\s/:]+/).filter((part) => part !== '' && part !== 'api');
  const asked = words.flatMap((word) => word.split('/')).filter((part) => part && part !== 'api');
  if (!asked.every((part) => label.includes(part))) return 3;
  if (!asked.every((part) => parts.includes(part))) return 2;
  const named = name.split(/[\s/]+/).filter((part) => part && part !== 'api' && part !== 'get');
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

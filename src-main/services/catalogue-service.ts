import { profileOf, type ProfileState } from '../domain/app-state.ts';
import type { Catalogue } from '../domain/catalogue.ts';
import { defaultCredential } from '../domain/credential.ts';
import type { ProfileId } from '../domain/ids.ts';
import type { HubProblem } from '../domain/hub-problem.ts';
import { fail, type Result } from '../domain/result.ts';
import { Sequencer } from '../domain/sequencer.ts';
import { withGuide } from '../domain/with-guide.ts';
import { documentPaths } from '../domain/openapi/document-paths.ts';
import type { CatalogueStore } from '../ports/catalogue-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { ApiDocument, HubClient } from '../ports/hub-client.ts';
import type { CredentialDesk } from './credentials/desk.ts';
import { targetOf } from './credentials/hub-target.ts';
import type { Store } from './store.ts';

/** How long a loaded document counts as current, in ms; a document that wasn't found is tried again sooner. */
const freshMs = { hub: 24 * 60 * 60_000, 'built-in': 10 * 60_000 } as const;

export interface CatalogueDeps {
  store: Store;
  desk: CredentialDesk;
  hub: HubClient;
  clock: Clock;
  files: CatalogueStore;
}

/** The requests that a Hub accepts: those of its guide, and those of its own API document if there is one. */
export class CatalogueService {
  readonly #deps: CatalogueDeps;
  readonly #known = new Map<ProfileId, Catalogue>();
  readonly #reading = new Map<ProfileId, Promise<Catalogue>>();

  /** A profile's file is written and removed one after the other. */
  readonly #turns = new Sequencer<ProfileId>();

  constructor(deps: CatalogueDeps) {
    this.#deps = deps;
  }

  /** From memory or the file if that is recent; `again` always loads it from the Hub. */
  async of(id: ProfileId, again: boolean): Promise<Catalogue> {
    const document = await this.#document(id, again);
    return { ...document, entries: withGuide(document.entries) };
  }

  /** The document alone, as it is saved. */
  async #document(id: ProfileId, again: boolean): Promise<Catalogue> {
    const known = this.#known.get(id) ?? (await this.#deps.files.load(id));
    const age = this.#deps.clock.now() - (known?.readAt ?? 0);
    // After a rejection the person may have signed in.
    const refused = known?.unread ? isRefusal(known.unread.problem) : false;
    if (known && !again && !refused && age < freshMs[known.source]) return known;
    const reading = this.#reading.get(id) ?? this.#read(id);
    this.#reading.set(id, reading);
    const found = await reading.finally(() => this.#reading.delete(id));
    // An earlier document is better than none while the Hub can't be reached.
    const best = found.source === 'built-in' && known?.source === 'hub' && !again ? known : found;
    if (!this.#exists(id)) return best;
    this.#known.set(id, best);
    if (best === found && found.source === 'hub') await this.#save(id, found);
    return best;
  }

  /** What was read of it before, by anybody; null: nothing. Asks no Hub. */
  async known(id: ProfileId): Promise<Catalogue | null> {
    const document = this.#known.get(id) ?? (await this.#deps.files.load(id));
    return document && { ...document, entries: withGuide(document.entries) };
  }

  async forget(id: ProfileId): Promise<void> {
    this.#known.delete(id);
    await this.#turns.run(id, () => this.#deps.files.remove(id));
  }

  #save(id: ProfileId, document: Catalogue): Promise<void> {
    return this.#turns.run(id, async () => {
      if (this.#exists(id)) await this.#deps.files.save(id, document);
    });
  }

  /** A profile may be removed while its document is read. */
  #exists(id: ProfileId): boolean {
    return profileOf(this.#deps.store.state, id) !== undefined;
  }

  async #read(id: ProfileId): Promise<Catalogue> {
    const { store, clock } = this.#deps;
    const profile = profileOf(store.state, id);
    const builtIn: Catalogue = { ...builtInCatalogue, readAt: clock.now() };
    if (!profile) return builtIn;
    let unread: Catalogue['unread'] = null;
    let paths: readonly string[] = [docsPath];
    for (let at = 0; at < paths.length; at += 1) {
      const path = paths[at] ?? docsPath;
      const answer = await this.#readDocument(profile, path);
      const document = answer.ok ? answer.value : null;
      if (document?.kind === 'catalogue') {
        const { entries } = document;
        return { entries, source: 'hub', from: path, unread: null, readAt: clock.now() };
      }
      if (!answer.ok && (isTooMuch(answer.problem) || isRefusal(answer.problem))) {
        unread ??= { path, problem: answer.problem };
      }
      if (path === docsPath) {
        const named = document?.paths ?? documentPaths(null);
        paths = [docsPath, ...named.filter((candidate) => candidate !== docsPath)];
      } else if (!answer.ok && isAway(answer.problem)) break;
    }
    return { ...builtIn, unread };
  }

  /**
   * Uses the profile's credential, or none if there is none, as some Hubs show the document
   * to everybody; otherwise the Hub refuses.
   */
  async #readDocument(
    profile: ProfileState,
    path: string,
  ): Promise<Result<ApiDocument, HubProblem>> {
    const { desk, hub } = this.#deps;
    const answer = await desk.use(profile.id, defaultCredential(profile), {
      path,
      purpose: 'own',
      run: (target, credential) => hub.readDocument(target, credential, path),
      problemIn: () => ofNobody,
    });
    if (answer.ok) return answer;
    const { problem } = answer;
    const ofHub = problem.kind === 'hub' || problem.kind === 'hub-unreachable';
    return ofHub ? fail(problem.problem) : hub.readDocument(targetOf(profile), null, path);
  }
}

/** Some Hubs show their document to everybody, so a good answer proves nothing about the credential. */
const ofNobody: HubProblem = { kind: 'not-found' };

const docsPath = '/api/docs/';

const isAway = ({ kind }: HubProblem): boolean =>
  kind === 'no-network' || kind === 'unreachable' || kind === 'throttled';

/** The document may exist for other users. */
const isRefusal = ({ kind }: HubProblem): boolean =>
  kind === 'rejected' || kind === 'blocked' || kind === 'not-permitted';

/** There was a document, but Hubkey would not read it. */
const isTooMuch = (problem: HubProblem): boolean =>
  problem.kind === 'unreadable' &&
  ['too-large', 'too-deep', 'too-slow', 'not-read'].includes(problem.why);

const builtInCatalogue: Omit<Catalogue, 'readAt'> = {
  source: 'built-in',
  from: null,
  unread: null,
  entries: [],
};

import { profileOf } from '../domain/app-state.ts';
import type { Catalogue } from '../domain/catalogue.ts';
import { defaultCredential } from '../domain/credential.ts';
import { endpoints } from '../domain/endpoint.ts';
import type { ProfileId } from '../domain/ids.ts';
import type { HubProblem } from '../domain/hub-problem.ts';
import { documentPaths } from '../domain/openapi/document-paths.ts';
import type { CatalogueStore } from '../ports/catalogue-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { HubClient } from '../ports/hub-client.ts';
import type { CredentialDesk } from './credentials/desk.ts';
import { targetOf } from './credentials/session-service.ts';
import type { Store } from './store.ts';

/** How long what was read stands for the present, in ms; what was not found is looked for sooner. */
const freshMs = { hub: 24 * 60 * 60_000, 'built-in': 10 * 60_000 } as const;

export interface CatalogueDeps {
  store: Store;
  desk: CredentialDesk;
  hub: HubClient;
  clock: Clock;
  files: CatalogueStore;
}

/** What requests a Hub takes: by its own API document where that can be found, else by the built-in table. */
export class CatalogueService {
  readonly #deps: CatalogueDeps;
  readonly #known = new Map<ProfileId, Catalogue>();
  readonly #reading = new Map<ProfileId, Promise<Catalogue>>();

  constructor(deps: CatalogueDeps) {
    this.#deps = deps;
  }

  /** From memory or file where that is fresh; `again` reads it from the Hub whatever is kept. */
  async of(id: ProfileId, again: boolean): Promise<Catalogue> {
    const known = this.#known.get(id) ?? (await this.#deps.files.load(id));
    const age = this.#deps.clock.now() - (known?.readAt ?? 0);
    if (known && !again && age < freshMs[known.source]) return known;
    const reading = this.#reading.get(id) ?? this.#read(id);
    this.#reading.set(id, reading);
    const found = await reading.finally(() => this.#reading.delete(id));
    // A document that was there and can't be reached now is better than none.
    const best = found.source === 'built-in' && known?.source === 'hub' && !again ? known : found;
    this.#known.set(id, best);
    if (best === found && found.source === 'hub') await this.#deps.files.save(id, found);
    return best;
  }

  async forget(id: ProfileId): Promise<void> {
    this.#known.delete(id);
    await this.#deps.files.remove(id);
  }

  async #read(id: ProfileId): Promise<Catalogue> {
    const { store, desk, hub, clock } = this.#deps;
    const profile = profileOf(store.state, id);
    const builtIn: Catalogue = { ...builtInCatalogue, readAt: clock.now() };
    if (!profile) return builtIn;
    const target = targetOf(profile);
    let unread: Catalogue['unread'] = null;
    let paths: readonly string[] = [docsPath];
    for (let at = 0; at < paths.length; at += 1) {
      const path = paths[at] ?? docsPath;
      // Taken for each: it is lent for one call.
      const taken = await desk.take(id, defaultCredential(profile), 'own');
      const answer = await hub.readDocument(target, taken.ok ? taken.value : null, path);
      const document = answer.ok ? answer.value : null;
      if (document?.kind === 'catalogue') {
        const { entries } = document;
        return { entries, source: 'hub', from: path, unread: null, readAt: clock.now() };
      }
      if (!answer.ok && isTooMuch(answer.problem)) unread ??= { path, problem: answer.problem };
      if (path === docsPath) {
        const named = document?.paths ?? documentPaths(null);
        paths = [docsPath, ...named.filter((one) => one !== docsPath)];
      } else if (!answer.ok && isAway(answer.problem)) break;
    }
    return { ...builtIn, unread };
  }
}

const docsPath = '/api/docs/';

const isAway = ({ kind }: HubProblem): boolean =>
  kind === 'no-network' || kind === 'unreachable' || kind === 'throttled';

/** There was a document, which Hubkey would not read. */
const isTooMuch = (problem: HubProblem): boolean =>
  problem.kind === 'unreadable' &&
  ['too-large', 'too-deep', 'too-slow', 'not-read'].includes(problem.why);

const builtInCatalogue: Omit<Catalogue, 'readAt'> = {
  source: 'built-in',
  from: null,
  unread: null,
  entries: endpoints.map(({ label, method, path }) => ({
    method,
    path,
    summary: label,
    tag: '',
    parameters: [],
    body: null,
  })),
};

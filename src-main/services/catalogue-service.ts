import { profileOf } from '../domain/app-state.ts';
import type { Catalogue } from '../domain/catalogue.ts';
import { endpoints } from '../domain/endpoint.ts';
import type { ProfileId } from '../domain/ids.ts';
import { documentPaths } from '../domain/openapi/document-paths.ts';
import { readCatalogue } from '../domain/openapi/read-catalogue.ts';
import type { CatalogueStore } from '../ports/catalogue-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { HubClient, HubCredential } from '../ports/hub-client.ts';
import { targetOf, type SessionService } from './session-service.ts';
import type { Store } from './store.ts';

/** How long what was read stands for the present, in ms; what was not found is looked for sooner. */
const freshMs = { hub: 24 * 60 * 60_000, 'built-in': 10 * 60_000 } as const;

export interface CatalogueParts {
  store: Store;
  sessions: SessionService;
  hub: HubClient;
  clock: Clock;
  kept: CatalogueStore;
}

/** What requests a Hub takes: by its own API document where that can be found, else by the built-in table. */
export class CatalogueService {
  readonly #parts: CatalogueParts;
  readonly #known = new Map<ProfileId, Catalogue>();
  readonly #reading = new Map<ProfileId, Promise<Catalogue>>();

  constructor(parts: CatalogueParts) {
    this.#parts = parts;
  }

  /** From memory or file where that is fresh; `again` reads it from the Hub whatever is kept. */
  async of(id: ProfileId, again: boolean): Promise<Catalogue> {
    const known = this.#known.get(id) ?? (await this.#parts.kept.load(id));
    const age = this.#parts.clock.now() - (known?.readAt ?? 0);
    if (known && !again && age < freshMs[known.source]) return known;
    const reading = this.#reading.get(id) ?? this.#read(id);
    this.#reading.set(id, reading);
    const found = await reading.finally(() => this.#reading.delete(id));
    // A document that was there and can't be reached now is better than none.
    const best = found.source === 'built-in' && known?.source === 'hub' && !again ? known : found;
    this.#known.set(id, best);
    if (best === found && found.source === 'hub') await this.#parts.kept.save(id, found);
    return best;
  }

  async forget(id: ProfileId): Promise<void> {
    this.#known.delete(id);
    await this.#parts.kept.remove(id);
  }

  async #read(id: ProfileId): Promise<Catalogue> {
    const { store, sessions, hub, clock } = this.#parts;
    const profile = profileOf(store.state, id);
    const builtIn: Catalogue = { ...builtInCatalogue, readAt: clock.now() };
    if (!profile) return builtIn;
    const access = await sessions.access(id);
    const credential: HubCredential | null = access.ok
      ? { kind: 'bearer', token: access.value }
      : null;
    const target = targetOf(profile);
    const docs = await hub.readDocument(target, credential, '/api/docs/');
    if (docs.ok && docs.value.kind === 'data') {
      const entries = readCatalogue(docs.value.data);
      if (entries?.length) {
        return { entries, source: 'hub', from: '/api/docs/', readAt: clock.now() };
      }
    }
    const page = docs.ok && docs.value.kind === 'page' ? docs.value.html : null;
    for (const path of documentPaths(page)) {
      const document = await hub.readDocument(target, credential, path);
      if (!document.ok) {
        const away = ['no-network', 'unreachable', 'throttled'].includes(document.problem.kind);
        if (away) return builtIn;
        continue;
      }
      const entries = document.value.kind === 'data' ? readCatalogue(document.value.data) : null;
      if (entries?.length) return { entries, source: 'hub', from: path, readAt: clock.now() };
    }
    return builtIn;
  }
}

const builtInCatalogue: Omit<Catalogue, 'readAt'> = {
  source: 'built-in',
  from: null,
  entries: endpoints.map(({ label, method, path }) => ({
    method,
    path,
    summary: label,
    tag: '',
    parameters: [],
    body: null,
  })),
};

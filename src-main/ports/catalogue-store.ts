import type { Catalogue } from '../domain/catalogue.ts';
import type { ProfileId } from '../domain/ids.ts';

/** Stores the requests listed in Hubs' API documents. Never rejects: a list that can't be stored is loaded again. */
export interface CatalogueStore {
  load(profile: ProfileId): Promise<Catalogue | null>;
  save(profile: ProfileId, catalogue: Catalogue): Promise<void>;
  remove(profile: ProfileId): Promise<void>;
}

import type { Catalogue } from '../domain/catalogue.ts';
import type { ProfileId } from '../domain/ids.ts';

/** Keeps what Hubs' API documents list. Rejects never: one that can't be kept is read again. */
export interface CatalogueStore {
  load(profile: ProfileId): Promise<Catalogue | null>;
  save(profile: ProfileId, catalogue: Catalogue): Promise<void>;
  remove(profile: ProfileId): Promise<void>;
}

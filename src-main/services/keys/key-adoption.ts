import type { CreatedKey } from '../../domain/created-key.ts';
import { profileOf } from '../../domain/app-state.ts';
import type { ProfileId } from '../../domain/ids.ts';
import { keyAdoptedWords } from '../../domain/words/notification-words.ts';
import type { Notifications } from '../notifications.ts';
import type { Store } from '../store.ts';
import type { KeyService } from './key-service.ts';

export interface KeyAdoptionDeps {
  store: Store;
  keys: Pick<KeyService, 'saveCreated'>;
  notifications: Notifications;
  showKeys: (profile: ProfileId) => void;
}

/** Saves client keys that are created outside Hubkey's own forms but with its credentials, and tells the person. */
export class KeyAdoption {
  readonly #deps: KeyAdoptionDeps;

  constructor(deps: KeyAdoptionDeps) {
    this.#deps = deps;
  }

  /** `program`: the path of the program that created it; null: the person did, in the API docs. Never rejects. */
  async take(id: ProfileId, created: CreatedKey, program: string | null): Promise<void> {
    const { store, keys, notifications, showKeys } = this.#deps;
    const adopted = await keys.saveCreated(id, created);
    const profile = profileOf(store.state, id);
    if (!adopted || !profile) return;
    notifications.tell(keyAdoptedWords(profile, adopted, program), () => showKeys(id));
  }
}

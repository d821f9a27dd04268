import { profileOf } from '../domain/app-state.ts';
import type { CopyRequest } from '../domain/copy-request.ts';
import type { ProfileId } from '../domain/ids.ts';
import { refreshFailedWords, signOutUnsavedWords } from '../domain/words/notification-words.ts';
import type { PersonCopyService } from './copies/person-copy-service.ts';
import type { SessionService } from './credentials/session-service.ts';
import type { PersonTeller } from './person-teller.ts';
import type { ProfileService } from './profile-service.ts';
import type { Store } from './store.ts';

export interface TrayActsDeps {
  store: Store;
  teller: PersonTeller;
  copies: Pick<PersonCopyService, 'copy'>;
  sessions: Pick<SessionService, 'refreshNow'>;
  profiles: Pick<ProfileService, 'signOut'>;
}

/** Actions of the tray menu that may fail. The menu is closed by then, so the result is shown elsewhere. */
export class TrayActs {
  readonly #deps: TrayActsDeps;

  constructor(deps: TrayActsDeps) {
    this.#deps = deps;
  }

  async copy(request: CopyRequest): ReturnType<PersonCopyService['copy']> {
    const copied = await this.#deps.copies.copy(request, 'tray');
    // If the password is needed, sign-in has opened by now.
    if (!copied.ok && copied.problem.kind !== 'sign-in-needed') {
      this.#deps.teller.copyFailed(copied.problem, 'tray');
    }
    return copied;
  }

  async refresh(id: ProfileId): Promise<void> {
    const { store, teller, sessions } = this.#deps;
    await sessions.refreshNow(id);
    const profile = profileOf(store.state, id);
    const words = profile && refreshFailedWords(profile);
    if (words) teller.notify(words);
  }

  async signOut(id: ProfileId): Promise<void> {
    const { store, teller, profiles } = this.#deps;
    const profile = profileOf(store.state, id);
    await profiles.signOut(id);
    const words = profile && signOutUnsavedWords(profile, store.state.keychain);
    if (words) teller.notify(words);
  }
}

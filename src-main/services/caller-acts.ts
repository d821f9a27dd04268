import type { Activity, ProgramAct } from '../domain/activity.ts';
import { profileOf } from '../domain/app-state.ts';
import type { CallerConnection } from '../domain/caller.ts';
import type { ProfileId } from '../domain/ids.ts';
import { programWords } from '../domain/words/consent-words.ts';
import type { CallerInspector } from '../ports/caller-inspector.ts';
import type { SessionService } from './credentials/session-service.ts';
import type { ProfileService } from './profile-service.ts';
import type { Store } from './store.ts';

export interface CallerActsDeps {
  store: Store;
  inspector: CallerInspector;
  sessions: Pick<SessionService, 'refreshNow'>;
  profiles: Pick<ProfileService, 'choose' | 'signOut'>;
  record: (activity: Activity) => void;
}

/** What programs do with sessions and profiles, as a person could in the window; recorded with the program. */
export class CallerActs {
  readonly #deps: CallerActsDeps;

  constructor(deps: CallerActsDeps) {
    this.#deps = deps;
  }

  async choose(id: ProfileId, caller: CallerConnection): Promise<void> {
    await this.#note('use', id, caller);
    this.#deps.profiles.choose(id);
  }

  async signOut(id: ProfileId, caller: CallerConnection): Promise<void> {
    await this.#note('sign-out', id, caller);
    await this.#deps.profiles.signOut(id);
  }

  async refresh(id: ProfileId, caller: CallerConnection): Promise<void> {
    await this.#note('refresh', id, caller);
    await this.#deps.sessions.refreshNow(id);
  }

  /** First, as a caller may have ended by the time that the rest is done. */
  async #note(what: ProgramAct, id: ProfileId, caller: CallerConnection): Promise<void> {
    const { store, inspector, record } = this.#deps;
    const to = programWords(await inspector.inspect(caller));
    const profile = profileOf(store.state, id);
    if (profile) record({ kind: 'program-act', what, to, profile: profile.name });
  }
}

import type { Activity, ProgramAct } from '../domain/activity.ts';
import { profileOf, type ProfileState } from '../domain/app-state.ts';
import type { CallerConnection } from '../domain/caller.ts';
import type { ProfileId } from '../domain/ids.ts';
import { isLocked, lockedProblem, type LockedProblem } from '../domain/lock.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { programWords } from '../domain/words/consent-words.ts';
import type { CallerInspector } from '../ports/caller-inspector.ts';
import type { SessionService } from './credentials/session-service.ts';
import type { ProfileService } from './profile-service.ts';
import type { Store } from './store.ts';

export interface CallerActsDeps {
  store: Store;
  inspector: CallerInspector;
  sessions: Pick<SessionService, 'refreshForProgram'>;
  profiles: Pick<ProfileService, 'choose' | 'signOut'>;
  record: (activity: Activity) => void;
}

/** no-profile: it was removed meanwhile. */
export type CallerActProblem = LockedProblem | { kind: 'no-profile' };

/** What programs do with sessions and profiles, as a person could in the window; recorded with the program. */
export class CallerActs {
  readonly #deps: CallerActsDeps;

  constructor(deps: CallerActsDeps) {
    this.#deps = deps;
  }

  async choose(id: ProfileId, caller: CallerConnection): Promise<Result<void, CallerActProblem>> {
    const { profiles } = this.#deps;
    return this.#act('use', id, caller, () => profiles.choose(id));
  }

  async signOut(id: ProfileId, caller: CallerConnection): Promise<Result<void, CallerActProblem>> {
    const { profiles } = this.#deps;
    return this.#act('sign-out', id, caller, () => profiles.signOut(id));
  }

  /**
   * False: nothing was requested, see `SessionService.refreshForProgram`, or as the program has gone (`signal`).
   * Once it is sent, the answer is awaited and kept whoever has gone: it may hold the only refresh token.
   */
  async refresh(
    id: ProfileId,
    caller: CallerConnection,
    signal?: AbortSignal,
  ): Promise<Result<boolean, CallerActProblem>> {
    const { sessions } = this.#deps;
    return this.#act('refresh', id, caller, () =>
      signal?.aborted ? false : sessions.refreshForProgram(id),
    );
  }

  /** `act` gives false where it did nothing, which isn't recorded. */
  async #act<Value>(
    what: ProgramAct,
    id: ProfileId,
    caller: CallerConnection,
    act: () => Value | Promise<Value>,
  ): Promise<Result<Value, CallerActProblem>> {
    // First, as a caller may have ended by the time that the rest is done.
    const to = programWords(await this.#deps.inspector.inspect(caller));
    const present = this.#present(id);
    if (!present.ok) return present;
    const value = await act();
    if (value !== false) {
      this.#deps.record({ kind: 'program-act', what, to, profile: present.value.name });
    }
    return ok(value);
  }

  #present(id: ProfileId): Result<ProfileState, CallerActProblem> {
    const { state } = this.#deps.store;
    if (isLocked(state)) return fail(lockedProblem);
    const profile = profileOf(state, id);
    return profile ? ok(profile) : fail({ kind: 'no-profile' });
  }
}

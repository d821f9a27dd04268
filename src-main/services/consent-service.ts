import { profileOf } from '../domain/app-state.ts';
import { sameCaller, type CallerFacts } from '../domain/caller-facts.ts';
import type { CallerConnection } from '../domain/caller.ts';
import {
  consentFor,
  consentMs,
  isLive,
  mayChoose,
  type ConsentAsk,
  type ConsentChoice,
  type ConsentSubject,
} from '../domain/consent.ts';
import { programWords } from '../domain/words/consent-words.ts';
import { programAsksWords } from '../domain/words/notification-words.ts';
import type { CallerInspector } from '../ports/caller-inspector.ts';
import type { Clock } from '../ports/clock.ts';
import type { Disposable } from '../ports/disposable.ts';
import type { Notifier } from '../ports/notifier.ts';
import type { RandomId } from '../ports/random-id.ts';
import type { Deadlines } from './deadlines.ts';
import type { Store } from './store.ts';

export interface ConsentParts {
  store: Store;
  inspector: CallerInspector;
  clock: Clock;
  deadlines: Deadlines;
  randomId: RandomId;
  notifier: Notifier;
  showWindow: () => void;
}

export interface ConsentWish {
  subject: ConsentSubject;
  connection: CallerConnection;
  waitMs: number;
  /** The caller went away. */
  signal: AbortSignal;
}

/** The person's word on which program may have which raw credential. Remembered for this run alone. */
export class ConsentService implements Disposable {
  readonly #parts: ConsentParts;
  readonly #answers = new Map<string, (choice: ConsentChoice) => void>();
  /** Wishes of one program for one credential are decided one after the other. */
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor(parts: ConsentParts) {
    this.#parts = parts;
  }

  /** Whether the caller may have it, and who it is as far as is known. */
  async allows(wish: ConsentWish): Promise<{ allowed: boolean; program: string }> {
    const caller = await this.#parts.inspector.inspect(wish.connection);
    const program = programWords(caller);
    const { profile, credential } = wish.subject;
    const turn = caller.known === 'program' ? caller.program.executable : '';
    const name = JSON.stringify([turn, profile, credential.toLowerCase()]);
    const decided = (this.#turns.get(name) ?? Promise.resolve()).then(() =>
      this.#decide(wish, caller),
    );
    this.#turns.set(name, decided);
    const allowed = await decided;
    if (this.#turns.get(name) === decided) this.#turns.delete(name);
    return { allowed, program };
  }

  /** The person's answer; one to a question that is over changes nothing. */
  answer(id: string, choice: ConsentChoice): void {
    this.#answers.get(id)?.(choice);
  }

  revoke(id: string): void {
    const { grants } = this.#parts.store.state.consents;
    this.#parts.store.dispatch({
      type: 'grants-changed',
      grants: grants.filter((grant) => grant.id !== id),
    });
  }

  dispose(): void {
    for (const answer of [...this.#answers.values()]) answer('deny');
  }

  async #decide(wish: ConsentWish, caller: CallerFacts): Promise<boolean> {
    if (wish.signal.aborted) return false;
    const { store, clock, inspector } = this.#parts;
    const { settings, consents } = store.state;
    const now = clock.now();
    const what = consentFor(settings.rawHeaders, caller, wish.subject, consents.grants, now);
    if (what !== 'ask') return what === 'allow';
    const parents = caller.known === 'program' ? await inspector.parentsOf(caller.program) : [];
    const choice = await this.#ask(wish, { caller, parents });
    if (choice === 'deny' || !mayChoose(choice, caller)) return false;
    // While a person thought about it, the program may have gone and its pid be another's.
    const present = await inspector.inspect(wish.connection);
    if (!sameCaller(caller, present)) return false;
    if (choice !== 'once' && caller.known === 'program') {
      this.#remember(wish.subject, caller.program.executable, choice);
    }
    return true;
  }

  #ask(
    { subject, waitMs, signal }: ConsentWish,
    { caller, parents }: Pick<ConsentAsk, 'caller' | 'parents'>,
  ): Promise<ConsentChoice> {
    const { store, clock, deadlines, randomId, showWindow, notifier } = this.#parts;
    if (signal.aborted) return Promise.resolve('deny');
    const id = randomId();
    const until = clock.now() + Math.max(waitMs, 1_000);
    const ask: ConsentAsk = { ...subject, id, caller, parents, until };
    return new Promise((done) => {
      const end = (choice: ConsentChoice): void => {
        this.#answers.delete(id);
        deadlines.drop(`consent ${id}`);
        signal.removeEventListener('abort', gone);
        store.dispatch({ type: 'consent-ended', id });
        done(choice);
      };
      const gone = (): void => end('deny');
      this.#answers.set(id, end);
      deadlines.set(`consent ${id}`, until, gone);
      signal.addEventListener('abort', gone);
      store.dispatch({ type: 'consent-asked', ask });
      showWindow();
      const profile = profileOf(store.state, subject.profile);
      if (!profile || !store.state.settings.notifications) return;
      const words = programAsksWords(profile, programWords(caller));
      notifier.show({ ...words, onClick: showWindow });
    });
  }

  #remember(subject: ConsentSubject, executable: string, choice: 'minutes' | 'until-quit'): void {
    const { store, clock, deadlines, randomId } = this.#parts;
    const now = clock.now();
    const until = choice === 'minutes' ? now + consentMs : null;
    const id = randomId();
    const grant = { ...subject, id, executable, until };
    const live = store.state.consents.grants.filter((one) => isLive(one, now));
    store.dispatch({ type: 'grants-changed', grants: [...live, grant] });
    if (until !== null) deadlines.set(`grant ${id}`, until, () => this.revoke(id));
  }
}

import { sameCaller, type CallerFacts } from '../domain/caller-facts.ts';
import { questionKey, silenceKey } from '../domain/caller-key.ts';
import type { CallerConnection } from '../domain/caller.ts';
import {
  allowingChoices,
  consentFor,
  consentMs,
  holderFor,
  type AllowingChoice,
  type ConsentChoice,
  type ConsentSubject,
  type ConsentWant,
} from '../domain/consent.ts';
import type { ConsentProblem, NotAllowed } from '../domain/consent-problem.ts';
import { silencedBy, silenceOf, type ConsentSilence } from '../domain/consent-silence.ts';
import { callerWords, programWords } from '../domain/words/consent-words.ts';
import type { CallerInspector } from '../ports/caller-inspector.ts';
import type { Disposable } from '../ports/disposable.ts';
import { ConsentGrants } from './consent-grants.ts';
import { ConsentQuestions, type QuestionDeps } from './consent-questions.ts';

export interface ConsentDeps extends QuestionDeps {
  inspector: CallerInspector;
}

export interface ConsentWish {
  subject: ConsentSubject;
  want: ConsentWant;
  connection: CallerConnection;
  waitMs: number;
  /** The caller went away. */
  signal: AbortSignal;
}

/** The program in words, and why it may not have the credential; `problem` null: it may. */
export interface ConsentAnswer {
  program: string;
  problem: ConsentProblem | null;
}

/** The person's decisions about which program may have which raw credential, however it asks. */
export class ConsentService implements Disposable {
  readonly #deps: ConsentDeps;
  readonly #questions: ConsentQuestions;
  readonly #grants: ConsentGrants;

  constructor(deps: ConsentDeps) {
    this.#deps = deps;
    this.#questions = new ConsentQuestions(deps);
    this.#grants = new ConsentGrants(deps);
  }

  /** Whether the caller may have it. Asks the person if that isn't decided yet. */
  async allows(wish: ConsentWish): Promise<ConsentAnswer> {
    const caller = await this.#deps.inspector.inspect(wish.connection);
    return { program: programWords(caller), problem: await this.#decide(wish, caller) };
  }

  /** The person's answer. After a denial they aren't asked about that program for a while; an unanswered question has no such effect. */
  answer(id: string, choice: ConsentChoice): void {
    const question = this.#questions.find(id);
    if (!question) return;
    const { who: key, request } = question;
    if (choice === 'deny') {
      const { silences } = this.#deps.store.state.consents;
      const who = callerWords(request.caller);
      this.#setSilences(silencedBy(silences, { key, who }, this.#deps.clock.now()));
    } else this.endSilence(key);
    this.#questions.answer(id, choice);
    if (choice === 'deny') this.#questions.settle((other) => other.who === key);
  }

  revoke(id: string): void {
    this.#grants.revoke(id);
  }

  /** Lets a denied program ask again. */
  endSilence(key: string): void {
    const { silences } = this.#deps.store.state.consents;
    this.#setSilences(silences.filter((silence) => silence.key !== key));
  }

  /** Hubkey locked: ends all permissions and open questions. */
  lapse(): void {
    this.#grants.revokeAll();
    this.#questions.lock();
  }

  dispose(): void {
    this.#questions.dispose();
  }

  async #decide(wish: ConsentWish, caller: CallerFacts): Promise<ConsentProblem | null> {
    const { subject, want, connection, waitMs, signal } = wish;
    if (this.#locked) return lockedProblem;
    const settled = this.#settled(caller, subject);
    if (settled === 'never') return notAllowed({ because: 'never' });
    if (settled === 'allow') return null;
    const now = this.#deps.clock.now();
    const who = silenceKey(caller, connection);
    const silence = silenceOf(this.#deps.store.state.consents.silences, who, now);
    if (silence) return notAllowed({ because: 'silenced', leftMs: silence.until - now });
    const end = await this.#questions.ask({
      request: { ...subject, want, caller },
      who,
      same: questionKey(caller, subject, want),
      waitMs,
      signal,
    });
    switch (end) {
      case 'busy':
        return { kind: 'busy' };
      case 'nobody':
        return notAllowed({ because: 'unanswered' });
      case 'locked':
        return lockedProblem;
      case 'deny':
        return notAllowed({ because: 'denied' });
      case 'settled': {
        const present = await this.#deps.inspector.inspect(connection);
        return sameCaller(caller, present)
          ? this.#decide(wish, present)
          : notAllowed({ because: 'changed' });
      }
      default:
        return this.#apply(end, wish, caller);
    }
  }

  async #apply(
    choice: AllowingChoice,
    { subject, connection }: ConsentWish,
    caller: CallerFacts,
  ): Promise<ConsentProblem | null> {
    const { inspector, store, clock } = this.#deps;
    const offered = allowingChoices(store.state.settings.rawHeaders, caller);
    if (!offered.includes(choice)) return notAllowed({ because: 'denied' });
    // While the person decided, the program may have ended and its pid may have been reused.
    const present = await inspector.inspect(connection);
    if (this.#locked) return lockedProblem;
    if (!sameCaller(caller, present)) return notAllowed({ because: 'changed' });
    const settled = this.#settled(present, subject);
    if (settled === 'never') return notAllowed({ because: 'never' });
    const holder = settled === 'ask' ? holderFor(choice, present) : null;
    if (holder) {
      this.#grants.add(subject, holder, choice === 'minutes' ? clock.now() + consentMs : null);
      this.#questions.settle(({ request }) => this.#settled(request.caller, request) === 'allow');
    }
    return null;
  }

  get #locked(): boolean {
    return this.#deps.store.state.lock.state === 'locked';
  }

  #settled(caller: CallerFacts, subject: ConsentSubject): ReturnType<typeof consentFor> {
    const { store, clock } = this.#deps;
    const { rawHeaders } = store.state.settings;
    return consentFor(rawHeaders, caller, subject, this.#grants.all, clock.now());
  }

  #setSilences(silences: readonly ConsentSilence[]): void {
    this.#deps.store.dispatch({ type: 'consents-changed', change: { silences } });
  }
}

const lockedProblem: ConsentProblem = { kind: 'locked', passes: 'nothing' };

const notAllowed = (why: NotAllowed): ConsentProblem => ({ kind: 'not-allowed', why });

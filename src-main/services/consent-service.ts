import { sameCaller, type CallerFacts } from '../domain/caller-facts.ts';
import { questionKey, silenceKey } from '../domain/caller-key.ts';
import type { CallerConnection } from '../domain/caller.ts';
import { profileOf } from '../domain/app-state.ts';
import {
  allowingChoices,
  consentFor,
  consentMs,
  holderFor,
  lastingFiles,
  mayBeFor,
  type AllowingChoice,
  type ConsentChoice,
  type ConsentRule,
  type ConsentSubject,
  type ConsentWant,
} from '../domain/consent.ts';
import type { ConsentProblem, NotAllowed } from '../domain/consent-problem.ts';
import type { FileFacts } from '../domain/program-facts.ts';
import { silencedBy, silenceOf, type ConsentSilence } from '../domain/consent-silence.ts';
import { isLocked, lockedProblem, type LockedProblem } from '../domain/lock.ts';
import { callerWords, programWords } from '../domain/words/consent-words.ts';
import type { CallerInspector } from '../ports/caller-inspector.ts';
import type { Disposable } from '../ports/disposable.ts';
import type { FileHasher } from '../ports/file-hasher.ts';
import { ConsentGrants } from './consent-grants.ts';
import { ConsentQuestions, type QuestionDeps } from './consent-questions.ts';
import { FileHashes } from './file-hashes.ts';

export interface ConsentDeps extends QuestionDeps {
  inspector: CallerInspector;
  hasher: FileHasher;
}

export interface ConsentWish {
  subject: ConsentSubject;
  want: ConsentWant;
  /** Of a change: what is requested, with its query; null: a raw credential is wanted. */
  target: string | null;
  connection: CallerConnection;
  /** In ms; null: nobody is asked. */
  waitMs: number | null;
  /** The caller went away. */
  signal: AbortSignal;
}

/** The program in words, and why it may not have the credential; `problem` null: it may. */
export interface ConsentAnswer {
  program: string;
  problem: ConsentProblem | null;
}

/**
 * The person's decisions about which program may have which raw credential, however it asks, and which may
 * make which changes on a Hub through the helper.
 */
export class ConsentService implements Disposable {
  readonly #deps: ConsentDeps;
  readonly #questions: ConsentQuestions;
  readonly #grants: ConsentGrants;
  readonly #hashes: FileHashes;

  constructor(deps: ConsentDeps) {
    this.#deps = deps;
    this.#hashes = new FileHashes(deps.hasher);
    this.#questions = new ConsentQuestions(deps);
    this.#grants = new ConsentGrants(deps);
  }

  /** Whether the caller may have it. Asks the person if that isn't decided yet. */
  async allows(wish: ConsentWish): Promise<ConsentAnswer> {
    const caller = await this.#inspect(wish.connection);
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

  /** Hubkey locked: ends the permissions for this run and all open questions. */
  lapse(): void {
    this.#grants.revokePassing();
    this.#questions.lock();
  }

  dispose(): void {
    this.#questions.dispose();
  }

  async #decide(wish: ConsentWish, caller: CallerFacts): Promise<ConsentProblem | null> {
    const { subject, want, target, connection, waitMs, signal } = wish;
    if (this.#locked) return lockedDenial;
    const settled = this.#settled(caller, subject);
    if (settled === 'allow') return null;
    if (settled !== 'ask') return notAllowed({ because: settled });
    if (waitMs === null) return notAllowed({ because: 'unanswered' });
    const now = this.#deps.clock.now();
    const who = silenceKey(caller, connection);
    const silence = silenceOf(this.#deps.store.state.consents.silences, who, now);
    if (silence) return notAllowed({ because: 'silenced', leftMs: silence.until - now });
    const shown = await this.#deps.inspector.inspect(connection, { allParents: true });
    if (!sameCaller(caller, shown)) return notAllowed({ because: 'changed' });
    const end = await this.#questions.ask({
      request: { ...subject, want, caller: shown },
      who,
      same: questionKey(caller, subject, want, target),
      waitMs,
      signal,
    });
    switch (end) {
      case 'busy':
        return { kind: 'busy' };
      case 'nobody':
        return notAllowed({ because: 'unanswered' });
      case 'locked':
        return lockedDenial;
      case 'deny':
        return notAllowed({ because: 'denied' });
      case 'settled': {
        const present = await this.#inspect(connection);
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
    const { clock } = this.#deps;
    const offered = allowingChoices(this.#rule(subject), caller);
    if (!offered.includes(choice)) return notAllowed({ because: 'denied' });
    if (choice === 'always') await this.#hashes.learn(filesOf(caller));
    // While the person decided, the program may have ended and its pid may have been reused.
    const present = await this.#inspect(connection);
    if (this.#locked) return lockedDenial;
    if (!sameCaller(caller, present)) return notAllowed({ because: 'changed' });
    const settled = this.#settled(present, subject);
    if (settled === 'never' || settled === 'read-only') return notAllowed({ because: settled });
    const holder = settled === 'ask' ? holderFor(choice, present, this.#hashes.of) : null;
    if (holder) {
      this.#grants.add(subject, holder, choice === 'minutes' ? clock.now() + consentMs : null);
      this.#questions.settle(({ request }) => this.#settled(request.caller, request) === 'allow');
    }
    return null;
  }

  /** Reads the files of a caller for which there may be a saved grant, so that it is known by their content. */
  async #inspect(connection: CallerConnection): Promise<CallerFacts> {
    const caller = await this.#deps.inspector.inspect(connection);
    const files = lastingFiles(caller);
    if (files && this.#grants.all.some((grant) => mayBeFor(grant, files))) {
      await this.#hashes.learn(filesOf(caller));
    }
    return caller;
  }

  #rule({ profile, changes }: ConsentSubject): ConsentRule {
    const { state } = this.#deps.store;
    if (changes === null) return state.settings.rawHeaders;
    return profileOf(state, profile)?.changes ?? 'read-only';
  }

  get #locked(): boolean {
    return isLocked(this.#deps.store.state);
  }

  #settled(caller: CallerFacts, subject: ConsentSubject): ReturnType<typeof consentFor> {
    const now = this.#deps.clock.now();
    return consentFor(this.#rule(subject), caller, subject, this.#grants.all, now, this.#hashes.of);
  }

  #setSilences(silences: readonly ConsentSilence[]): void {
    this.#deps.store.dispatch({ type: 'consents-changed', change: { silences } });
  }
}

function filesOf(caller: CallerFacts): FileFacts[] {
  const { file, interpreter } = lastingFiles(caller) ?? { file: null, interpreter: null };
  return [file, interpreter].filter((file) => file !== null);
}

const lockedDenial: LockedProblem = { ...lockedProblem, denied: true };

const notAllowed = (why: NotAllowed): ConsentProblem => ({ kind: 'not-allowed', why });

import { profileOf } from '../domain/app-state.ts';
import type { ConsentRequest, ConsentChoice } from '../domain/consent.ts';
import { callerWords } from '../domain/words/consent-words.ts';
import { programAsksWords } from '../domain/words/notification-words.ts';
import type { Clock } from '../ports/clock.ts';
import type { Disposable } from '../ports/disposable.ts';
import type { RandomId } from '../ports/random-id.ts';
import type { Deadlines } from './deadlines.ts';
import type { Notifications } from './notifications.ts';
import { RaisePause } from './raise-pause.ts';
import type { Store } from './store.ts';

export interface QuestionDeps {
  store: Store;
  clock: Clock;
  deadlines: Deadlines;
  randomId: RandomId;
  notifications: Notifications;
  showWindow: () => void;
}

export interface Question {
  request: Omit<ConsentRequest, 'id' | 'until'>;
  /** Identifies the program, so that its repeated questions are recognised. */
  who: string;
  /** Questions with the same value are asked once; null: this one is always asked by itself. */
  same: string | null;
  waitMs: number;
  /** The caller went away. */
  signal: AbortSignal;
}

/**
 * The person's answer · nobody: no answer in time, or the caller went away · settled: the answer to another
 * question settled this one too · locked: Hubkey locked in the meantime · busy: too many questions wait.
 */
export type QuestionEnd = ConsentChoice | 'nobody' | 'settled' | 'locked' | 'busy';

/** The maximum number of open questions: the one on screen and those behind it. */
const maxQuestions = 6;
/** How many callers may wait for the same answer. */
const maxWaiting = 50;
const minimumWaitMs = 1_000;

interface Open {
  id: string;
  question: Question;
  waiting: Map<string, { until: number; end: (how: QuestionEnd) => void }>;
}

/** The open questions: one on screen, a few behind it, identical ones together. */
export class ConsentQuestions implements Disposable {
  readonly #deps: QuestionDeps;
  readonly #open: Open[] = [];
  /** By program. */
  readonly #raises = new RaisePause();
  #shown: string | null = null;

  constructor(deps: QuestionDeps) {
    this.#deps = deps;
  }

  /** Waits for the answer; `busy` at once if too many questions wait. */
  ask(question: Question): Promise<QuestionEnd> {
    if (question.signal.aborted) return Promise.resolve('nobody');
    const { same } = question;
    const alike =
      same === null ? undefined : this.#open.find((item) => item.question.same === same);
    if (alike && alike.waiting.size >= maxWaiting) return Promise.resolve('busy');
    if (!alike && this.#open.length >= maxQuestions) return Promise.resolve('busy');
    const open = alike ?? { id: this.#deps.randomId(), question, waiting: new Map() };
    if (!alike) this.#open.push(open);
    return this.#waitIn(open, question);
  }

  /** The question with that id, or undefined if it is over. */
  find(id: string): Question | undefined {
    return this.#open.find((item) => item.id === id)?.question;
  }

  /** Ends a question; one that is over changes nothing. */
  answer(id: string, choice: ConsentChoice): void {
    const open = this.#open.find((item) => item.id === id);
    if (!open) return;
    this.#raises.answered(open.question.who);
    for (const { end } of [...open.waiting.values()]) end(choice);
  }

  /** Ends the questions that an answer to another one has settled. */
  settle(isSettled: (question: Question) => boolean): void {
    this.#endAll('settled', isSettled);
  }

  /** Ends them all, as nobody is there to answer. */
  lock(): void {
    this.#endAll('locked', () => true);
  }

  dispose(): void {
    this.#endAll('nobody', () => true);
  }

  #endAll(how: QuestionEnd, which: (question: Question) => boolean): void {
    for (const { waiting } of this.#open.filter(({ question }) => which(question))) {
      for (const { end } of [...waiting.values()]) end(how);
    }
  }

  #waitIn(open: Open, { waitMs, signal }: Question): Promise<QuestionEnd> {
    const { clock, deadlines, randomId } = this.#deps;
    const waiter = randomId();
    const until = clock.now() + Math.max(waitMs, minimumWaitMs);
    return new Promise((resolve) => {
      const end = (how: QuestionEnd): void => {
        // A listener that hears of the end of a question may end the next one too.
        if (!open.waiting.delete(waiter)) return;
        deadlines.drop(`consent ${waiter}`);
        signal.removeEventListener('abort', gone);
        if (open.waiting.size === 0) this.#open.splice(this.#open.indexOf(open), 1);
        this.#publish();
        resolve(how);
      };
      const gone = (): void => end('nobody');
      open.waiting.set(waiter, { until, end });
      deadlines.set(`consent ${waiter}`, until, gone);
      signal.addEventListener('abort', gone);
      this.#publish();
    });
  }

  #publish(): void {
    const requests = this.#open.map(({ id, question, waiting }) => ({
      ...question.request,
      id,
      until: Math.max(...[...waiting.values()].map(({ until }) => until)),
    }));
    this.#deps.store.dispatch({ type: 'consents-changed', change: { requests } });
    const [first] = this.#open;
    if (first?.id === this.#shown) return;
    this.#shown = first?.id ?? null;
    if (first) this.#raise(first.question);
  }

  /** Raises the window once for each question shown, and rarely for a program that nobody answers. */
  #raise({ request, who }: Question): void {
    const { store, clock, notifications, showWindow } = this.#deps;
    if (!this.#raises.mayRaise(who, clock.now())) return;
    const profile = profileOf(store.state, request.profile);
    if (!profile) showWindow();
    else {
      const words = programAsksWords(profile, callerWords(request.caller), request.want);
      notifications.ask(words, showWindow);
    }
  }
}

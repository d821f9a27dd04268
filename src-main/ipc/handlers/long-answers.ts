import type { AnswerPart, LongAnswer } from '../../contract/long-answer.ts';
import { jsonParts, type JsonPart } from '../../domain/json-parts.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Disposable } from '../../ports/disposable.ts';

/** How many answers can be under way at once. A further one ends the oldest, which nobody fetched. */
const maxOpen = 8;

/** How long an answer waits for its next part to be fetched, in ms: the window that asked may be gone. */
const maxWaitMs = 60_000;

interface OpenAnswer {
  parts: Iterator<JsonPart, void>;
  timer: Disposable;
}

/**
 * Answers for the window that may be long, given part by part. Each part is written and sent when the window
 * asks for it, so that other work gets its turn in between.
 */
export class LongAnswers {
  readonly #clock: Pick<Clock, 'now' | 'at'>;
  readonly #open = new Map<number, OpenAnswer>();
  #last = 0;

  constructor(clock: Pick<Clock, 'now' | 'at'>) {
    this.#clock = clock;
  }

  /**
   * Begins to answer with a value that nobody changes later, and of which JSON loses nothing: no date, no number
   * beyond the finite.
   */
  begin<Value>(of: Value): LongAnswer<Value> {
    this.#last += 1;
    const first = this.#next(this.#last, jsonParts(of));
    const [oldest] = this.#open.keys();
    if (this.#open.size > maxOpen && oldest !== undefined) this.#drop(oldest);
    return first;
  }

  /** The next part. Throws if the answer was given up. */
  rest(id: number): AnswerPart {
    const answer = this.#open.get(id);
    if (!answer) throw new Error('This answer was given up.');
    answer.timer.dispose();
    return this.#next(id, answer.parts);
  }

  /** Gives up all answers under way. */
  clear(): void {
    for (const id of [...this.#open.keys()]) this.#drop(id);
  }

  /** Keeps the answer only if there is more of it. */
  #next(id: number, parts: Iterator<JsonPart, void>): AnswerPart {
    const { text = '', isLast = true } = parts.next().value ?? {};
    if (isLast) {
      this.#open.delete(id);
      return { text, rest: null };
    }
    const timer = this.#clock.at(this.#clock.now() + maxWaitMs, () => this.#open.delete(id));
    this.#open.set(id, { parts, timer });
    return { text, rest: id };
  }

  #drop(id: number): void {
    this.#open.get(id)?.timer.dispose();
    this.#open.delete(id);
  }
}

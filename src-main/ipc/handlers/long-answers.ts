import type { AnswerPart, LongAnswer } from '../../contract/long-answer.ts';
import { jsonParts, type JsonPart } from '../../domain/json-parts.ts';

/** How many answers can be under way at once. A further one ends the oldest, which nobody fetched. */
const maxOpen = 8;

/**
 * Answers for the window that may be long, given part by part. Each part is written and sent when the window
 * asks for it, so that other work gets its turn in between.
 */
export class LongAnswers {
  readonly #open = new Map<number, Iterator<JsonPart, void>>();
  #last = 0;

  /**
   * Begins to answer with a value that nobody changes later, and of which JSON loses nothing: no date, no number
   * beyond the finite.
   */
  begin<Value>(of: Value): LongAnswer<Value> {
    this.#last += 1;
    this.#open.set(this.#last, jsonParts(of));
    const [oldest] = this.#open.keys();
    if (this.#open.size > maxOpen && oldest !== undefined) this.#open.delete(oldest);
    return this.rest(this.#last);
  }

  /** The next part. Throws if the answer was given up. */
  rest(id: number): AnswerPart {
    const parts = this.#open.get(id);
    if (!parts) throw new Error('This answer was given up.');
    const { text = '', isLast = true } = parts.next().value ?? {};
    if (isLast) this.#open.delete(id);
    return { text, rest: isLast ? null : id };
  }
}

/** How long an outcome is shown, in ms. */
const shownMs = 8_000;
/** Screen readers announce no words that come together with their region, as after a reload; in ms. */
const announceableMs = 100;
/** How long an outcome is shown at least while another one waits, in ms. */
const leastMs = 1_500;

interface Outcome {
  /** Makes the words, so that they are in the language of the moment. */
  words: () => string;
  onend: (() => void) | null;
}

/** The outcome of what a person just did, shown for a while. */
class ToastState {
  #words = $state.raw<(() => string) | null>(null);
  #number = $state.raw(0);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #shown: Outcome | null = null;
  readonly #waiting: Outcome[] = [];

  /** null: nothing is shown. */
  get words(): (() => string) | null {
    return this.#words;
  }

  /** Rises with each outcome that is shown, as two may have the same words. */
  get number(): number {
    return this.#number;
  }

  /** Shows an outcome in place of the one before. `onend` is called once it has been shown. */
  say(words: () => string, onend: (() => void) | null = null): void {
    this.#waiting.push({ words, onend });
    // The one that is about to be shown comes first.
    if (this.#waiting.length === 1) this.#nextIn(announceableMs);
  }

  #nextIn(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#show(), ms);
  }

  #show(): void {
    const next = this.#waiting.shift();
    if (!next) return;
    this.#shown?.onend?.();
    this.#shown = next;
    this.#words = next.words;
    this.#number += 1;
    if (this.#waiting.length > 0) this.#nextIn(leastMs);
    else this.#timer = setTimeout(() => this.#end(), shownMs);
  }

  #end(): void {
    this.#words = null;
    this.#shown?.onend?.();
    this.#shown = null;
  }
}

export const toast = new ToastState();

/** How long an outcome is shown, in ms. */
const shownMs = 8_000;
/** Screen readers announce no words that come together with their region, as after a reload; in ms. */
const announceableMs = 100;

/** The outcome of what a person just did, shown for a while. */
class ToastState {
  #words = $state.raw<(() => string) | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #onend: (() => void) | null = null;

  /** Makes the words, so that they are in the language of the moment; null: nothing is shown. */
  get words(): (() => string) | null {
    return this.#words;
  }

  /** Shows an outcome in place of the one before. `onend` is called once it has been shown. */
  say(words: () => string, onend: (() => void) | null = null): void {
    clearTimeout(this.#timer);
    this.#onend?.();
    this.#onend = onend;
    this.#timer = setTimeout(() => {
      this.#words = words;
      this.#timer = setTimeout(() => this.#end(), shownMs);
    }, announceableMs);
  }

  #end(): void {
    this.#words = null;
    this.#onend?.();
    this.#onend = null;
  }
}

export const toast = new ToastState();

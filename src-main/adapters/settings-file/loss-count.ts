import { noLoss, type SettingsLoss } from '../../domain/saved.ts';

/** Counts what of a settings file can't be read. */
export class LossCount {
  #loss: SettingsLoss = noLoss;

  /** null: nothing was lost. */
  get loss(): SettingsLoss | null {
    return this.#loss === noLoss ? null : this.#loss;
  }

  /** Counts one more, as a function to hand on. */
  add(what: keyof SettingsLoss): () => void {
    return () => {
      const before = this.#loss[what];
      if (before !== 'all') this.#loss = { ...this.#loss, [what]: before + 1 };
    };
  }

  everyProfile(): void {
    this.#loss = { ...this.#loss, profiles: 'all' };
  }
}

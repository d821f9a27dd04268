import { noLoss, type SettingsLoss } from '../../domain/saved.ts';

/** Counts the parts of a settings file that can't be read. */
export class LossCount {
  #loss: SettingsLoss = noLoss;

  /** null: nothing was lost. */
  get loss(): SettingsLoss | null {
    return this.#loss === noLoss ? null : this.#loss;
  }

  /** A function that counts one more loss. */
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

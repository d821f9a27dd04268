/** The values of Hubkey and of what it is compared with, gathered turn by turn under a name. */
export class Turns {
  readonly #ours = new Map<string, number[]>();
  readonly #theirs = new Map<string, number[]>();

  ours(name: string): readonly number[] {
    return this.#ours.get(name) ?? [];
  }

  theirs(name: string): readonly number[] {
    return this.#theirs.get(name) ?? [];
  }

  add(name: string, ours: number, theirs: number): void {
    this.#ours.set(name, [...this.ours(name), ours]);
    this.#theirs.set(name, [...this.theirs(name), theirs]);
  }
}

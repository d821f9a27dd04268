/** The memory of the main process. */
export interface Memory {
  /** Gives back to the system what isn't used any more, and zeroes it. Blocks for some 20 ms. */
  giveBack(): void;
}

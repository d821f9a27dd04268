import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualItem,
} from '@tanstack/virtual-core';
import { untrack } from 'svelte';

/** Finds the rows of a long list that are in view, so that only those are drawn. Create it as a component initialises. */
export class VirtualRows {
  readonly #virtualizer: Virtualizer<HTMLElement, HTMLElement>;
  #changes = $state(0);

  /**
   * `rowHeight` in px is an estimate until a row is measured. `above` is the distance in px from the top of
   * the scroller to the list; `overscan` is how many rows beyond the visible ones are drawn.
   */
  constructor(
    rowHeight: (index: number) => number,
    scroller: () => HTMLElement | null,
    private readonly above: () => number = () => 0,
    overscan = 6,
  ) {
    this.#virtualizer = new Virtualizer({
      count: 0,
      estimateSize: rowHeight,
      getScrollElement: scroller,
      overscan,
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      onChange: () => this.#changed(),
    });
    $effect(() => this.#virtualizer._didMount());
    $effect(() => this.#virtualizer._willUpdate());
  }

  /** Sets how many rows there are. */
  setCount(count: number): void {
    const scrollMargin = this.above();
    this.#virtualizer.setOptions({ ...this.#virtualizer.options, count, scrollMargin });
    this.#virtualizer._willUpdate();
    this.#changed();
  }

  get items(): readonly VirtualItem[] {
    return this.#changes >= 0 ? this.#virtualizer.getVirtualItems() : [];
  }

  /** The height above the drawn rows, in px. */
  get before(): number {
    const start = this.items[0]?.start ?? 0;
    return Math.max(0, start - this.#virtualizer.options.scrollMargin);
  }

  /** The height below the drawn rows, in px. */
  get after(): number {
    const end = this.items.at(-1)?.end ?? 0;
    const { scrollMargin } = this.#virtualizer.options;
    return Math.max(0, this.#virtualizer.getTotalSize() + scrollMargin - end);
  }

  /** Untracked, because an effect that causes a change must not run again because of it. */
  #changed(): void {
    untrack(() => {
      this.#changes += 1;
    });
  }

  /** Scrolls as far as needed for a row to be in view. */
  reveal(index: number): void {
    this.#virtualizer.scrollToIndex(index);
  }

  /** Measures a drawn row by its `data-index`. */
  measure = (row: HTMLElement): void => this.#virtualizer.measureElement(row);
}

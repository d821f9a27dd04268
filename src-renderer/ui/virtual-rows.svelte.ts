import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualItem,
} from '@tanstack/virtual-core';
import { untrack } from 'svelte';

/** Which rows of a long list are seen, so that only those are drawn. Made while a component starts. */
export class VirtualRows {
  readonly #virtualizer: Virtualizer<HTMLElement, HTMLElement>;
  #changes = $state(0);

  /**
   * `rowHeight` in px is a guess until a row is measured. `above` is how far the list begins below the
   * top of what scrolls, `overscan` how many rows beyond the seen ones are drawn.
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

  /** Says how many rows there are now. */
  setCount(count: number): void {
    const scrollMargin = this.above();
    this.#virtualizer.setOptions({ ...this.#virtualizer.options, count, scrollMargin });
    this.#virtualizer._willUpdate();
    this.#changed();
  }

  get items(): readonly VirtualItem[] {
    return this.#changes >= 0 ? this.#virtualizer.getVirtualItems() : [];
  }

  /** The height of what comes before the rows that are drawn, in px. */
  get before(): number {
    const start = this.items[0]?.start ?? 0;
    return Math.max(0, start - this.#virtualizer.options.scrollMargin);
  }

  /** The height of what comes after them. */
  get after(): number {
    const end = this.items.at(-1)?.end ?? 0;
    const { scrollMargin } = this.#virtualizer.options;
    return Math.max(0, this.#virtualizer.getTotalSize() + scrollMargin - end);
  }

  /** Who tells of a change must not be told of it: an effect would run for ever. */
  #changed(): void {
    untrack(() => {
      this.#changes += 1;
    });
  }

  /** Measures a drawn row by its `data-index`. */
  measure = (row: HTMLElement): void => this.#virtualizer.measureElement(row);
}

import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualItem,
} from '@tanstack/virtual-core';

/** Which rows of a long list are seen, so that only those are drawn. Made while a component starts. */
export class VirtualRows {
  readonly #virtualizer: Virtualizer<HTMLElement, HTMLElement>;
  #changes = $state(0);

  /** `rowHeight` in px is a guess until a row is measured. */
  constructor(rowHeight: number, scroller: () => HTMLElement | null) {
    this.#virtualizer = new Virtualizer({
      count: 0,
      estimateSize: () => rowHeight,
      getScrollElement: scroller,
      overscan: 6,
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      onChange: () => {
        this.#changes += 1;
      },
    });
    $effect(() => this.#virtualizer._didMount());
    $effect(() => this.#virtualizer._willUpdate());
  }

  /** Says how many rows there are now. */
  setCount(count: number): void {
    this.#virtualizer.setOptions({ ...this.#virtualizer.options, count });
    this.#virtualizer._willUpdate();
    this.#changes += 1;
  }

  get items(): readonly VirtualItem[] {
    return this.#changes >= 0 ? this.#virtualizer.getVirtualItems() : [];
  }

  /** The height of what comes before the rows that are drawn, in px. */
  get before(): number {
    return this.items[0]?.start ?? 0;
  }

  /** The height of what comes after them. */
  get after(): number {
    const end = this.items.at(-1)?.end ?? 0;
    return Math.max(0, this.#virtualizer.getTotalSize() - end);
  }

  /** Measures a drawn row by its `data-index`. */
  measure = (row: HTMLElement): void => this.#virtualizer.measureElement(row);
}

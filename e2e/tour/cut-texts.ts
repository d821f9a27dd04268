import type { Page } from '@playwright/test';

/**
 * The texts of the page that a person can't read whole: cut by their element, or beyond the window's edge where nothing scrolls
 * to it. Cut texts with a tooltip that has them whole don't count.
 */
export const cutTexts = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const scrolls = (element: Element): boolean =>
      /auto|scroll/.test(getComputedStyle(element).overflowX);
    const ancestors = function* (element: Element): Generator<Element> {
      for (let at: Element | null = element; at; at = at.parentElement) yield at;
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? '';
      const element = node.parentElement;
      if (!text || !element?.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
        continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const boxes = [...range.getClientRects()];
      if (boxes.length === 0 || boxes.every(({ width, height }) => width <= 1 || height <= 1))
        continue;
      const says = [...ancestors(element)].some((at) => at.getAttribute('title')?.includes(text));
      if (says || element.closest('[data-clips]')) continue;
      const left = Math.min(...boxes.map((box) => box.left));
      const right = Math.max(...boxes.map((box) => box.right));
      for (const at of ancestors(element)) {
        const { overflowX } = getComputedStyle(at);
        const edge = at.getBoundingClientRect();
        // Words for readers alone are clipped to a pixel.
        if (edge.width <= 1 || edge.height <= 1 || scrolls(at)) break;
        const clips = at === document.documentElement || overflowX !== 'visible';
        if (clips && (right > edge.right + 1 || left < edge.left - 1)) {
          found.push(text);
          break;
        }
      }
    }
    return found;
  });

import type { Page } from '@playwright/test';

/**
 * What is wider than its room, by its tag and class and the px that it has too much: what a person would have to scroll
 * sideways, and choices and hints that are cut in their field, which no text node shows.
 */
export const wideParts = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const isSeen = (element: Element): boolean =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    const nameOf = (element: Element): string =>
      `${element.tagName.toLowerCase()}.${element.classList.item(0) ?? ''}`;
    const context = document.createElement('canvas').getContext('2d');
    const roomOf = (field: Element, style: CSSStyleDeclaration): number =>
      field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    const widthOf = (text: string, { font, letterSpacing }: CSSStyleDeclaration): number => {
      if (!context) return 0;
      Object.assign(context, { font, letterSpacing });
      return context.measureText(text).width;
    };

    const scrolled = [...document.querySelectorAll('*')].filter((element) => {
      const scrolls = /auto|scroll/.test(getComputedStyle(element).overflowX);
      return (scrolls || element === document.documentElement) && isSeen(element);
    });
    const tables = [...document.querySelectorAll('main table')].filter(isSeen);
    const widthAround = (part: Element): number => {
      for (let at = part.parentElement; at; at = at.parentElement) {
        if (getComputedStyle(at).display !== 'contents') return at.clientWidth;
      }
      return 0;
    };
    const cut = [
      ...[...document.querySelectorAll('select')].map((field) => ({
        field,
        text: field.selectedOptions[0]?.text ?? '',
      })),
      ...[...document.querySelectorAll('input')]
        .filter(({ value }) => value === '')
        .map((field) => ({ field, text: field.placeholder })),
    ].filter(({ field }) => isSeen(field) && getComputedStyle(field).whiteSpace !== 'normal');
    const wide: [string, number][] = [
      ...scrolled.map((part): [string, number] => [
        nameOf(part),
        part.scrollWidth - part.clientWidth,
      ]),
      ...tables.map((table): [string, number] => [
        nameOf(table),
        table.scrollWidth - widthAround(table),
      ]),
      ...cut.map(({ field, text }): [string, number] => {
        const style = getComputedStyle(field);
        return [text, Math.ceil(widthOf(text, style) - roomOf(field, style)) - 1];
      }),
    ];
    return wide.flatMap(([what, by]) => (by > 0 ? [`${what} is too wide by ${by} px`] : []));
  });

import type { Page } from '@playwright/test';

/** The longest task of the window while something is done, in ms; tasks below 50 ms count as 0 (Long Tasks API). */
export async function longestTask(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const store = window as unknown as { tasks: number[]; observer: PerformanceObserver };
    store.tasks = [];
    store.observer = new PerformanceObserver((list) => {
      store.tasks.push(...list.getEntries().map(({ duration }) => duration));
    });
    store.observer.observe({ entryTypes: ['longtask'] });
  });
  await act();
  return page.evaluate(() => {
    const store = window as unknown as { tasks: number[]; observer: PerformanceObserver };
    store.observer.disconnect();
    return Math.max(0, ...store.tasks);
  });
}

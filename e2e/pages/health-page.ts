import type { Locator, Page } from '@playwright/test';

/** The screen "Health", by the names people hear. */
export class HealthPage {
  readonly page: Page;
  readonly cause: Locator;
  readonly refresh: Locator;
  readonly filter: Locator;
  readonly alerts: Locator;
  readonly jobs: Locator;

  constructor(page: Page) {
    this.page = page;
    this.cause = page.getByRole('main').getByRole('status').first();
    this.refresh = page.getByRole('button', { name: 'Refresh', exact: true });
    this.filter = page.getByRole('textbox', { name: 'Filter sites', exact: true });
    this.alerts = page.getByRole('list', { name: 'Alerts', exact: true });
    this.jobs = page.getByRole('table', { name: 'Jobs', exact: true });
  }

  async open(): Promise<void> {
    await this.page.getByRole('link', { name: 'Health' }).click();
  }

  site(name: string): Locator {
    return this.page.getByRole('region', { name, exact: true });
  }

  /** Presses Refresh and waits until it is done. */
  async reload(): Promise<void> {
    await this.refresh.click();
    await this.page
      .getByRole('button', { name: 'Refresh', exact: true, disabled: false })
      .and(this.page.locator('[aria-busy="false"]'))
      .waitFor();
  }
}

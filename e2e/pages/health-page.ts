import type { Locator, Page } from '@playwright/test';

/** The screen "Health", by the names people hear. */
export class HealthPage {
  readonly page: Page;
  readonly cause: Locator;
  readonly refresh: Locator;
  readonly filter: Locator;
  readonly alerts: Locator;
  readonly jobs: Locator;
  readonly changes: Locator;

  constructor(page: Page) {
    this.page = page;
    this.cause = page.getByRole('main').getByRole('status').first();
    this.refresh = page.getByRole('button', { name: 'Refresh', exact: true });
    this.filter = page.getByRole('textbox', { name: 'Filter sites', exact: true });
    this.alerts = page.getByRole('list', { name: 'Alerts', exact: true });
    this.jobs = page.getByRole('table', { name: 'Jobs', exact: true });
    this.changes = page.getByRole('list', { name: 'Changes', exact: true });
  }

  async open(): Promise<void> {
    await this.page.getByRole('link', { name: 'Health' }).click();
  }

  site(name: string): Locator {
    return this.page.getByRole('region', { name, exact: true });
  }

  /** The button that opens and closes a site. */
  fold(name: string): Locator {
    return this.site(name).getByRole('button', { name, exact: true });
  }

  /** Shows the alerts, the jobs or the changes. */
  async show(tab: 'Alerts' | 'Jobs' | 'Changes'): Promise<void> {
    await this.page.getByRole('tab', { name: tab }).click();
  }

  /** Chooses from the menu of further actions. */
  async more(action: 'Export JSON' | 'Export PNG' | 'Choose credential…'): Promise<void> {
    await this.page.getByRole('button', { name: 'More actions', exact: true }).click();
    await this.page.getByRole('menuitem', { name: action, exact: true }).click();
  }

  async readWith(credential: string): Promise<void> {
    await this.more('Choose credential…');
    const dialog = this.page.getByRole('dialog', { name: 'Credential for health' });
    await dialog.getByRole('combobox', { name: 'Credential' }).selectOption(credential);
    await dialog.getByRole('button', { name: 'Close' }).click();
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

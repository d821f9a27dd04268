import { expect, type Locator, type Page } from '@playwright/test';
import { SettingsPage } from './settings-page.ts';

/** The doctor in Settings, by the names people hear. */
export class DoctorPage {
  readonly page: Page;
  readonly check: Locator;
  readonly copyReport: Locator;
  readonly table: Locator;

  constructor(page: Page) {
    this.page = page;
    this.check = page.getByRole('button', { name: 'Check this computer', exact: true });
    this.copyReport = page.getByRole('button', { name: 'Copy report', exact: true });
    this.table = page.getByRole('table', { name: 'Check this computer' });
  }

  /** Opens Settings, runs the doctor and waits for its report. */
  async run(): Promise<void> {
    await new SettingsPage(this.page).open('Security');
    await this.check.click();
    await expect(this.table).toHaveAttribute('aria-busy', 'false', { timeout: 20_000 });
  }

  /** The row of a check, by its first column. */
  row(check: string): Locator {
    return this.table
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name: check, exact: true }) });
  }
}

import type { Locator, Page } from '@playwright/test';
import { SettingsPage } from './settings-page.ts';

/** The part of the settings about items of the keychain that belong to no profile. */
export class UnclaimedPage {
  readonly page: Page;
  readonly note: Locator;
  readonly rows: Locator;
  readonly status: Locator;
  readonly dialog: Locator;
  readonly profile: Locator;
  readonly name: Locator;
  readonly alert: Locator;

  constructor(page: Page) {
    this.page = page;
    this.note = page.getByRole('note').filter({ hasText: 'to no profile' });
    this.rows = page.getByRole('list', { name: 'Client keys of no profile' }).getByRole('listitem');
    this.status = page.getByRole('status').filter({ hasText: 'is saved for' });
    this.dialog = page.getByRole('dialog', { name: 'Use this key for a profile', exact: true });
    this.profile = this.dialog.getByRole('combobox', { name: 'Profile', exact: true });
    this.name = this.dialog.getByRole('textbox', { name: 'Key name', exact: true });
    this.alert = this.dialog.getByRole('alert');
  }

  async open(): Promise<void> {
    await new SettingsPage(this.page).open('Security');
  }

  row(account: string): Locator {
    return this.rows.filter({ hasText: account });
  }

  /** The button beside a key. */
  use(account: string): Locator {
    return this.row(account).getByRole('button', { name: 'Use for a profile', exact: true });
  }
}

import type { Locator, Page } from '@playwright/test';

/** The screen "Client keys", by the names people hear. */
export class KeysPage {
  readonly page: Page;
  readonly search: Locator;
  readonly rows: Locator;
  /** The outcome of what was just done. */
  readonly status: Locator;
  readonly alert: Locator;

  constructor(page: Page) {
    this.page = page;
    this.search = page.getByRole('textbox', { name: 'Search keys', exact: true });
    this.rows = page.locator('tbody tr[data-index]');
    // The receipt of a copy stands before it.
    this.status = page.getByRole('status').last();
    this.alert = page.getByRole('alert');
  }

  async open(): Promise<void> {
    await this.page.getByRole('link', { name: 'Client keys' }).click();
  }

  row(name: string): Locator {
    return this.rows.filter({ has: this.page.getByText(name, { exact: true }) });
  }

  button(name: string, of: Locator | Page = this.page): Locator {
    return of.getByRole('button', { name, exact: true });
  }

  dialog(name: string): Locator {
    return this.page.getByRole('dialog', { name, exact: true });
  }

  async create(name: string): Promise<void> {
    await this.button('New client key').click();
    const dialog = this.dialog('New client key');
    await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
    await this.button('Create', dialog).click();
  }

  async rotate(name: string): Promise<void> {
    await this.more(name, 'Rotate');
    await this.button('Rotate', this.dialog('Rotate this key?')).click();
  }

  async revoke(name: string): Promise<void> {
    await this.more(name, 'Revoke');
    await this.button('Revoke', this.dialog(`Revoke “${name}”?`)).click();
  }

  async copy(name: string, form: string): Promise<void> {
    await this.button(`Copy ${name}`, this.row(name)).click();
    await this.item(form).click();
  }

  async more(name: string, action: string): Promise<void> {
    await this.button(`More for ${name}`, this.row(name)).click();
    await this.item(action).click();
  }

  async select(name: string): Promise<void> {
    await this.row(name).getByRole('checkbox').check();
  }

  /** An entry of the open menu. */
  item(name: string): Locator {
    return this.page
      .getByRole('menuitem', { name, exact: true })
      .or(this.page.getByRole('menuitemcheckbox', { name, exact: true }));
  }

  async save(dialog: Locator, name: string | null, key: string): Promise<void> {
    if (name !== null) {
      await dialog.getByRole('textbox', { name: 'Key name', exact: true }).fill(name);
    }
    await dialog.getByLabel('Client key', { exact: true }).fill(key);
    await this.button('Save key', dialog).click();
  }
}

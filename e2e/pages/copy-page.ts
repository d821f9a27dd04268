import { expect, type Locator, type Page } from '@playwright/test';

type CopyButton =
  'Copy header' | 'Copy value' | 'Copy curl' | 'Copy export' | 'Copy helper command';

/** The screen "Copy", by the names people hear. */
export class CopyPage {
  readonly page: Page;
  readonly heading: Locator;
  readonly credential: Locator;
  readonly endpoint: Locator;
  readonly shell: Locator;
  readonly path: Locator;
  readonly jq: Locator;
  readonly variable: Locator;
  readonly favourite: Locator;
  readonly receipt: Locator;
  readonly refreshNow: Locator;
  readonly signOut: Locator;
  readonly main: Locator;

  constructor(page: Page) {
    this.page = page;
    this.heading = page.getByRole('heading', { name: 'Copy', exact: true });
    this.credential = page.getByRole('combobox', { name: 'Credential', exact: true });
    this.endpoint = page.getByRole('combobox', { name: 'Endpoint', exact: true });
    this.shell = page.getByRole('combobox', { name: 'Shell', exact: true });
    this.path = page.getByRole('textbox', { name: 'Path', exact: true });
    this.jq = page.getByRole('checkbox', { name: 'Pipe to jq', exact: true });
    this.variable = page.getByRole('checkbox', { name: 'Credential from a variable', exact: true });
    this.favourite = page.getByRole('button', { name: 'Favourite', exact: true });
    this.receipt = page.getByRole('status').filter({ hasText: 'Copied' });
    this.refreshNow = page.getByRole('button', { name: 'Refresh now', exact: true });
    this.signOut = page.getByRole('button', { name: 'Sign out', exact: true });
    this.main = page.getByRole('main');
  }

  /** Makes Hubkey notice that its session has ended, unless a background reading has just done so. */
  async findSessionOver(): Promise<void> {
    const needed = this.main.getByText('Password needed', { exact: true });
    await this.refreshNow.click({ timeout: 2_000 }).catch(() => undefined);
    await needed.waitFor();
  }

  async copy(what: CopyButton): Promise<void> {
    await this.page.getByRole('button', { name: what, exact: true }).click();
  }

  /** Makes a copy of the menu "More forms". */
  async more(what: string): Promise<void> {
    const button = this.page.getByRole('button', { name: 'More forms', exact: true });
    await button.click();
    // The menu has its place once the button says that it is open.
    await expect(button).toHaveAttribute('aria-expanded', 'true');
    await this.page.getByRole('menuitem', { name: what, exact: true }).click();
  }
}

import { expect, type Locator, type Page } from '@playwright/test';

/** The forms that stand side by side, each with what its copy is called. */
const forms = {
  'Copy helper command': 'Helper command',
  'Copy curl': 'curl',
  'Copy header': 'Header',
  'Copy value': 'Value',
  'Copy export': 'Variable',
} as const;

/** The screen "Copy", by the names people hear. */
export class CopyPage {
  readonly page: Page;
  readonly heading: Locator;
  readonly credential: Locator;
  readonly endpoint: Locator;
  /** What the field "Endpoint" offers. */
  readonly offered: Locator;
  readonly shell: Locator;
  readonly jq: Locator;
  readonly variable: Locator;
  readonly favourite: Locator;
  /** What was copied, the Hub's check and the countdown. */
  readonly receipt: Locator;
  readonly preview: Locator;
  readonly copyButton: Locator;
  readonly refreshNow: Locator;
  readonly signOut: Locator;
  readonly main: Locator;

  constructor(page: Page) {
    this.page = page;
    this.heading = page.getByRole('heading', { name: 'Copy', exact: true });
    this.credential = page.getByRole('combobox', { name: 'Credential', exact: true });
    this.endpoint = page.getByRole('combobox', { name: 'Endpoint', exact: true });
    this.offered = page
      .getByRole('listbox', { name: 'Endpoints', exact: true })
      .getByRole('option');
    this.shell = page.getByRole('combobox', { name: 'Shell', exact: true });
    this.jq = page.getByRole('checkbox', { name: 'Pipe to jq', exact: true });
    this.variable = page.getByRole('checkbox', { name: 'Credential from a variable', exact: true });
    this.favourite = page.getByRole('button', { name: 'Favourite', exact: true });
    this.receipt = page
      .getByRole('group', { name: 'Last copy', exact: true })
      .filter({ hasText: 'Copied' });
    this.preview = page.getByRole('region', { name: 'Preview', exact: true });
    this.copyButton = page.getByRole('button', { name: 'Copy', exact: true });
    this.refreshNow = page.getByRole('button', { name: 'Refresh now', exact: true });
    this.signOut = page.getByRole('button', { name: 'Sign out', exact: true });
    this.main = page.getByRole('main');
  }

  /** Signs out, and says yes to the question. */
  async signOutNow(): Promise<void> {
    await this.signOut.click();
    const question = this.page.getByRole('dialog', { name: /^Sign out of / });
    await question.getByRole('button', { name: 'Sign out', exact: true }).click();
  }

  /** Makes Hubkey notice that its session has ended, unless a background reading has just done so. */
  async findSessionOver(): Promise<void> {
    const needed = this.main.getByText('Password needed', { exact: true });
    await this.refreshNow.click({ timeout: 2_000 }).catch(() => undefined);
    await needed.waitFor();
  }

  form(name: string): Locator {
    return this.page.getByRole('radio', { name, exact: true });
  }

  /** Chooses a form, and copies it. */
  async copy(what: keyof typeof forms): Promise<void> {
    await this.form(forms[what]).check();
    await this.copyButton.click();
  }

  /** Chooses an endpoint by its name or request, as a person does who types it. */
  async choose(name: string): Promise<void> {
    await this.endpoint.fill(name);
    await this.offered.filter({ hasText: name }).first().waitFor();
    await this.endpoint.press('Enter');
  }

  /** Types a path that isn't in the list, or a search. */
  async type(path: string): Promise<void> {
    await this.endpoint.fill(path);
    await this.endpoint.press('Enter');
  }

  /** Chooses a form of the menu "More forms", and copies it. */
  async more(what: string): Promise<void> {
    const button = this.page.getByRole('button', { name: 'More forms', exact: true });
    await button.click();
    // The menu has its place once the button says that it is open.
    await expect(button).toHaveAttribute('aria-expanded', 'true');
    await this.page.getByRole('menuitem', { name: what, exact: true }).click();
    await expect(this.form(what)).toBeChecked();
    await this.copyButton.click();
  }
}

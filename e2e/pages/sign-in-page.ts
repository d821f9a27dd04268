import { expect, type Locator, type Page } from '@playwright/test';
import type { StandInHub } from '../hub/hub.ts';

/** The screen "Sign in", by the names people hear. */
export class SignInPage {
  readonly page: Page;
  readonly heading: Locator;
  readonly address: Locator;
  readonly user: Locator;
  readonly password: Locator;
  readonly keep: Locator;
  readonly submit: Locator;
  readonly alert: Locator;
  readonly certificate: Locator;

  constructor(page: Page) {
    this.page = page;
    this.heading = page.getByRole('heading', { name: 'Sign in', exact: true });
    this.address = page.getByRole('textbox', { name: 'Hub address', exact: true });
    this.user = page.getByRole('textbox', { name: 'Username', exact: true });
    this.password = page.getByLabel('Password', { exact: true });
    this.keep = page.getByRole('checkbox', { name: 'Keep me signed in', exact: true });
    this.submit = page.getByRole('button', { name: 'Sign in', exact: true });
    this.alert = page.getByRole('alert');
    this.certificate = page.getByRole('dialog', { name: 'Untrusted certificate' });
  }

  async fill(address: string, user: string, password: string): Promise<void> {
    await this.address.fill(address);
    await this.user.fill(user);
    await this.password.fill(password);
  }

  /** Signs in and waits for the Copy screen. */
  async signIn(hub: StandInHub, { keep = false } = {}): Promise<void> {
    await this.fill(hub.url, hub.user, hub.password);
    if (keep) await this.keep.check();
    await this.submit.click();
    await expect(this.page.getByRole('main').getByText(/^Access for /)).toBeVisible();
  }

  /** Signs in to a further Hub, which is then the current one. */
  async addHub(hub: StandInHub): Promise<void> {
    await this.page.getByRole('button', { name: 'Profile', exact: true }).click();
    await this.page.getByRole('menuitem', { name: 'Add a Hub…' }).click();
    await this.signIn(hub);
  }

  /** Saves a pasted client key instead. */
  async saveKey(address: string, name: string, key: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Use a client key instead' }).click();
    await this.address.fill(address);
    await this.page.getByRole('textbox', { name: 'Key name', exact: true }).fill(name);
    await this.page.getByLabel('Client key', { exact: true }).fill(key);
    await this.page.getByRole('button', { name: 'Save key', exact: true }).click();
  }
}

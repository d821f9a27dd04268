import { expect, type Locator, type Page } from '@playwright/test';

/** The question whether a program may have a credential, or change something at the Hub. */
export class ConsentPage {
  readonly dialog: Locator;
  readonly deny: Locator;
  readonly allowButton: Locator;
  readonly howLong: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.dialog = page.getByRole('dialog', {
      name: /^(Let .* change things on|Give .* a credential for) .*\?$/,
    });
    this.deny = this.dialog.getByRole('button', { name: 'Deny', exact: true });
    this.allowButton = this.dialog.getByRole('button', { name: 'Allow', exact: true });
    this.howLong = this.dialog.getByRole('combobox', { name: 'How long' });
  }

  /** Allows what the dialog asks for; once, unless `howLong` says otherwise. */
  async allow(howLong = 'Once'): Promise<void> {
    await this.howLong.selectOption(howLong);
    await expect(this.allowButton).toBeEnabled();
    await this.allowButton.click();
  }

  /** Records from now on whether "Allow" can be pressed, from the moment it appears. */
  async watchAllow(): Promise<void> {
    await this.#page.evaluate(() => {
      const states: string[] = [];
      const noteState = (): void => {
        const buttons = [...document.querySelectorAll<HTMLButtonElement>('dialog button')];
        const allow = buttons.find(({ textContent }) => textContent.trim() === 'Allow');
        const state = allow?.disabled ? 'disabled' : 'enabled';
        if (allow && states.at(-1) !== state) states.push(state);
      };
      new MutationObserver(noteState).observe(document, {
        attributes: true,
        childList: true,
        subtree: true,
      });
      Object.assign(window, { allowStates: states });
    });
  }

  /** What `watchAllow` recorded. */
  allowStates(): Promise<unknown> {
    return this.#page.evaluate(() => Reflect.get(window, 'allowStates') as unknown);
  }

  /** What is offered beside "Deny". */
  choices(): Promise<string[]> {
    return this.howLong.getByRole('option').allTextContents();
  }
}

import { expect, type Locator, type Page } from '@playwright/test';

/** The question whether a program may have a credential. */
export class ConsentPage {
  readonly dialog: Locator;
  readonly deny: Locator;
  readonly allowButton: Locator;
  readonly howLong: Locator;

  constructor(page: Page) {
    this.dialog = page.getByRole('dialog', { name: 'Allow a program to have a credential?' });
    this.deny = this.dialog.getByRole('button', { name: 'Deny', exact: true });
    this.allowButton = this.dialog.getByRole('button', { name: 'Allow', exact: true });
    this.howLong = this.dialog.getByRole('combobox', { name: 'How long' });
  }

  /** Answers the question on screen; `once` where nothing else is said. */
  async allow(howLong = 'Once'): Promise<void> {
    await this.howLong.selectOption(howLong);
    await expect(this.allowButton).toBeEnabled();
    await this.allowButton.click();
  }

  /** What is offered beside "Deny". */
  choices(): Promise<string[]> {
    return this.howLong.getByRole('option').allTextContents();
  }
}

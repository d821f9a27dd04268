import { expect, type Locator, type Page } from '@playwright/test';

type Section = 'General' | 'Hubs' | 'Clipboard' | 'Terminal' | 'Programs' | 'Security' | 'About';

/** Settings, by the names people hear. */
export class SettingsPage {
  readonly page: Page;
  readonly sections: Locator;
  readonly search: Locator;
  readonly heading: Locator;

  constructor(page: Page) {
    this.page = page;
    this.sections = page.getByRole('navigation', { name: 'Settings sections' });
    this.search = page.getByRole('searchbox', { name: 'Search settings' });
    this.heading = page.getByRole('heading', { name: 'Settings', exact: true });
  }

  /** Opens Settings on a section. */
  async open(section: Section): Promise<void> {
    await this.page.getByRole('link', { name: 'Settings', exact: true }).click();
    await this.choose(section);
  }

  /** Goes to a section. */
  async choose(section: Section): Promise<void> {
    const link = this.sections.getByRole('link', { name: section, exact: true });
    await link.click();
    await expect(link).toHaveAttribute('aria-current', 'page');
  }

  /** A section's settings, or a group of what the search found. */
  group(name: string): Locator {
    return this.page.getByRole('region', { name, exact: true });
  }
}

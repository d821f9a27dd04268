import { expect, type Locator, type Page } from '@playwright/test';
import type { Hubkey } from '../fixtures/hubkey.ts';

/** The window with a Hub's API docs: its bar by the names people hear, and the Hub's page by scripts in it. */
export class ApiDocsWindow {
  readonly bar: Page;
  readonly copyValue: Locator;
  readonly openInBrowser: Locator;
  readonly #hubkey: Hubkey;
  readonly #docs: string;

  private constructor(hubkey: Hubkey, bar: Page, hub: string) {
    this.#hubkey = hubkey;
    this.#docs = `${hub}/api/docs/`;
    this.bar = bar;
    this.copyValue = bar.getByRole('button', { name: 'Copy value', exact: true });
    this.openInBrowser = bar.getByRole('button', { name: 'Open in browser', exact: true });
  }

  /** Opens it from the Copy screen, and waits until the Hub's page lists its calls. */
  static async open(hubkey: Hubkey, page: Page, hub: string): Promise<ApiDocsWindow> {
    const opened = await ApiDocsWindow.begin(hubkey, page, hub);
    await expect.poll(() => opened.run(`!!document.querySelector('.opblock')`)).toBe(true);
    return opened;
  }

  /** Opens it from the Copy screen, whatever the Hub's page shows. */
  static async begin(hubkey: Hubkey, page: Page, hub: string): Promise<ApiDocsWindow> {
    await page.getByRole('button', { name: 'Open API docs', exact: true }).click();
    const isBar = (candidate: Page): boolean => candidate.url().includes('#api-docs?');
    await expect.poll(() => hubkey.electron.windows().some(isBar)).toBe(true);
    const bar = hubkey.electron.windows().find(isBar);
    if (!bar) throw new Error('The bar went away.');
    return new ApiDocsWindow(hubkey, bar, hub);
  }

  /** What a script in the Hub's page gives; `gone` where there is no such page, null where it doesn't answer or fails. */
  async run(script: string): Promise<unknown> {
    return this.#hubkey.electron.evaluate(
      ({ webContents }, [address, source]) => {
        const docs = webContents
          .getAllWebContents()
          .find((one) => one.getURL().startsWith(address));
        if (!docs) return 'gone';
        const answer = docs.executeJavaScript(source) as Promise<unknown>;
        const late = new Promise<null>((resolve) => setTimeout(resolve, 6_000, null));
        return Promise.race([answer.catch(() => null), late]);
      },
      [this.#docs, script] as const,
    );
  }

  /** Status and text of the answer to a request that a script in the page makes. */
  async fetch(path: string, options = '{}'): Promise<unknown> {
    return this.run(
      `fetch(${JSON.stringify(path)}, ${options}).then(async (a) => [a.status, await a.text()], String)`,
    );
  }

  /** Presses "Try it out" and "Execute" at a call; gives the status, curl command and answer that Swagger UI shows. */
  async execute(id: string): Promise<{ status: string; curl: string; body: string }> {
    const shown = await this.run(`(async () => {
      const until = async (find) => {
        for (let left = 100; left > 0; left -= 1) {
          const found = find();
          if (found) return found;
          await new Promise((done) => setTimeout(done, 50));
        }
        throw new Error('not there');
      };
      const call = await until(() => document.getElementById(${JSON.stringify(id)}));
      if (!call.classList.contains('is-open')) call.querySelector('.opblock-summary-control').click();
      const start = await until(() => call.querySelector('.try-out__btn, .execute'));
      if (start.classList.contains('try-out__btn') && !call.querySelector('.execute')) start.click();
      call.querySelector('.btn-clear')?.click();
      await until(() => !call.querySelector('.live-responses-table'));
      (await until(() => call.querySelector('.execute'))).click();
      const answer = await until(() => call.querySelector('.live-responses-table .response'));
      const text = (name) => answer.querySelector(name)?.textContent ?? '';
      return {
        status: text('.response-col_status'),
        curl: call.querySelector('.curl-command')?.textContent ?? '',
        body: text('.response-col_description'),
      };
    })()`);
    if (typeof shown !== 'object' || shown === null)
      throw new Error(`Nothing executed: ${String(shown)}`);
    return shown as { status: string; curl: string; body: string };
  }

  /** What the desktop shows as its title. */
  async title(): Promise<string | undefined> {
    return this.#hubkey.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .find(({ webContents }) => webContents.getURL().includes('#api-docs?'))
        ?.getTitle(),
    );
  }

  /** How often the session of the Hub's page listens for an event. */
  async listeners(event: string): Promise<number | undefined> {
    return this.#hubkey.electron.evaluate(
      ({ webContents }, [address, name]) =>
        webContents
          .getAllWebContents()
          .find((one) => one.getURL().startsWith(address))
          ?.session.listenerCount(name),
      [this.#docs, event] as const,
    );
  }

  /** Loads the Hub's page again. */
  async reload(): Promise<void> {
    await this.#hubkey.electron.evaluate(
      ({ webContents }, address) =>
        webContents
          .getAllWebContents()
          .find((one) => one.getURL().startsWith(address))
          ?.reload(),
      this.#docs,
    );
  }

  async close(): Promise<void> {
    const closed = this.bar.waitForEvent('close');
    await this.#hubkey.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .find(({ webContents }) => webContents.getURL().includes('#api-docs?'))
        ?.close(),
    );
    await closed;
  }

  async isOpen(): Promise<boolean> {
    return (await this.run('true')) === true;
  }
}

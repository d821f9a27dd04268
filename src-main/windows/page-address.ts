/** The scheme of Hubkey's page. Only `page-scheme.ts` answers it, from the page's own folder. */
export const pageScheme = 'hubkey';

/** The page of both windows. */
export interface PageAddress {
  /**
   * Its address. Pages with different `turn`s have different hosts, and so never share a renderer process
   * (Chromium's site isolation): what an old page had in memory is gone with it.
   */
  at: (turn: number) => string;
  /** Whether an address is the page, with any turn and any `#` part. */
  is: (url: string) => boolean;
  /** Whether it is served for development, by a process other than Hubkey. */
  development: boolean;
}

/** The built page, at `hubkey:`. */
export const ownPage: PageAddress = {
  at: (turn) => `${pageScheme}://app-${turn}/index.html`,
  is: (url) => /^hubkey:\/\/app-\d+\/index\.html(#.*)?$/.test(url),
  development: false,
};

/** The page that `npm run dev` serves. */
export function developmentPage(address: string): PageAddress {
  const { href } = new URL(address);
  return { at: () => href, is: (url) => url.split('#')[0] === href, development: true };
}

/** The scheme of Hubkey's page: nothing but `page-scheme.ts` answers it, from the page's own folder. */
export const pageScheme = 'hubkey';

/** Where the page of both windows is. */
export interface PageAddress {
  /**
   * Its address. A page of another `turn` has another host, and so never shares a renderer process
   * with one before (Chromium's site isolation): what that one had in memory is gone with it.
   */
  at: (turn: number) => string;
  /** Whether an address is the page's, of whatever turn; what is behind `#` is the page's own. */
  is: (url: string) => boolean;
  /** Whether it is served for development, by something else than Hubkey. */
  development: boolean;
}

/** The page that was built, in `hubkey:`. */
export const ownPage: PageAddress = {
  at: (turn) => `${pageScheme}://app-${turn}/index.html`,
  is: (url) => /^hubkey:\/\/app-\d+\/index\.html(#.*)?$/.test(url),
  development: false,
};

/** The page that `npm run dev` serves at an address. */
export function developmentPage(address: string): PageAddress {
  const { href } = new URL(address);
  return { at: () => href, is: (url) => url.split('#')[0] === href, development: true };
}

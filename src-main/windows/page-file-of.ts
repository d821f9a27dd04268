import { ownPage, pageScheme } from './page-address.ts';
import type { PageFile } from './page-files.ts';

/**
 * Which file of the page a request is for; null: none. The path is compared as it is written, so
 * that nothing escaped, climbing or with a query is ever found.
 */
export function pageFileOf(
  files: ReadonlyMap<string, PageFile>,
  method: string,
  url: string,
): PageFile | null {
  const [address = ''] = url.split('#');
  const [, host = '', path = ''] = /^hubkey:\/\/([^/]*)(\/.*)$/.exec(address) ?? [];
  if (method !== 'GET' || !ownPage.is(`${pageScheme}://${host}/index.html`)) return null;
  return files.get(path) ?? null;
}

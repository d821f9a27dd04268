import { ownPage, pageScheme } from './page-address.ts';
import type { PageFile } from './page-files.ts';

/**
 * The file of the page that a request is for; null: none. The path is compared literally, so
 * that escapes, `..` and queries never match.
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

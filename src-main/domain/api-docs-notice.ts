import type { PageBase } from './api-docs.ts';

/**
 * Why the window shows no API docs, or not all of them. needs-files: scripts or styles of other servers, which are
 * never loaded · sign-in-page: the Hub wants a person to sign in to its own pages · not-found: it has no such page ·
 * not-loaded: any other reason.
 */
export type ApiDocsNotice =
  | { kind: 'needs-files'; hosts: readonly string[] }
  | { kind: 'sign-in-page' | 'not-found' | 'not-loaded' };

/** What a loaded page consists of. */
export interface PageFacts {
  /** The addresses of its scripts and styles, as the browser resolved them. */
  files: readonly string[];
  asksPassword: boolean;
}

/** What a person should know of a page that was loaded with that status; null: nothing. */
export function noticeOfPage(
  base: PageBase,
  status: number,
  { files, asksPassword }: PageFacts,
): ApiDocsNotice | null {
  if (status === 404) return { kind: 'not-found' };
  if (asksPassword) return { kind: 'sign-in-page' };
  const hosts = [
    ...new Set(files.map((file) => otherHost(base, file)).filter((host) => host !== null)),
  ];
  return hosts.length > 0 ? { kind: 'needs-files', hosts } : null;
}

/** The host and port of a file of another server; null: it is the Hub's, or no server's. */
function otherHost({ origin }: PageBase, file: string): string | null {
  if (file.startsWith(`${origin}/`)) return null;
  return /^https?:\/\/(?:[^/?#]*@)?([^/?#@]+)/.exec(file)?.[1] ?? null;
}

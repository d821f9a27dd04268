import { protocol, type Session } from 'electron';
import { readFile } from 'node:fs/promises';
import { pageScheme } from './page-address.ts';
import { pageFileOf } from './page-file-of.ts';
import { pageFiles, type PageFile } from './page-files.ts';
import { pageHeaders } from './page-policy.ts';

/** Registers the page's scheme with Chromium. Call it before Electron is ready. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: pageScheme, privileges: { standard: true, secure: true, codeCache: true } },
  ]);
}

/** Answers the page's scheme in a session from `folder`. Call it before the first window. */
export function servePage(session: Session, folder: string): void {
  let files: ReadonlyMap<string, PageFile> | null = null;
  session.protocol.handle(pageScheme, async ({ method, url }) => {
    files ??= pageFiles(folder);
    const file = pageFileOf(files, method, url);
    if (!file) return new Response(null, { status: 404, headers: pageHeaders });
    const headers = { ...pageHeaders, 'content-type': file.type };
    return new Response(await readFile(file.path), { headers });
  });
}

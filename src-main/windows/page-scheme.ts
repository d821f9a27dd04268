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

/**
 * Answers the page's scheme in a session from `folder`. Call it before the first window. `answered` is called with
 * the path of each file.
 */
export function servePage(
  session: Session,
  folder: string,
  answered: (path: string) => void = () => undefined,
): void {
  let files: ReadonlyMap<string, PageFile> | null = null;
  // `protocol.handle` loads Node's fetch at each start: 30 ms of the thread that the first window waits for.
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- Electron 45 has it, and its types will say when it goes
  session.protocol.registerBufferProtocol(pageScheme, ({ method, url }, answer) => {
    files ??= pageFiles(folder);
    const file = pageFileOf(files, method, url);
    if (!file) {
      answer({ statusCode: 404, headers: pageHeaders });
      return;
    }
    readFile(file.path).then(
      (data) => {
        answer({ data, headers: { ...pageHeaders, 'content-type': file.type } });
        answered(file.path);
      },
      () => answer({ statusCode: 404, headers: pageHeaders }),
    );
  });
}

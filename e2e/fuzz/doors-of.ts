import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HelperFile } from '../fixtures/hubkey.ts';
import type { Door } from './door.ts';

/** Both doors of the helper that wrote its `helper.json` into a folder; `profile` is who is signed in. */
export function doorsOf(userDataDir: string, profile: string): Door[] {
  const file = JSON.parse(readFileSync(join(userDataDir, 'helper.json'), 'utf8')) as HelperFile;
  const port = Number(new URL(file.url).port);
  const known = { port, token: file.token, profile, profileHost: profile.toLowerCase() };
  return [
    { ...known, kind: 'tcp', at: { host: '127.0.0.1', port }, host: `127.0.0.1:${port}` },
    { ...known, kind: 'socket', at: { path: file.socket ?? '' }, host: 'hubkey' },
  ];
}

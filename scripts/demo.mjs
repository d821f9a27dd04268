// The app against a stand-in Hub on this computer, in a folder of its own that is removed at the end.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { helpIfAsked } from './setup/help.mjs';
import { setUp } from './setup/set-up.mjs';

const args = process.argv.slice(2);
helpIfAsked(args, {
  command: 'npm run demo',
  about:
    'Opens Hubkey and a stand-in Hub on this computer, in a folder that is removed at the end.',
});
const runtime = await setUp(args.includes('--virtual-display') ? 'virtual' : 'run');
const { built } = await import('./setup/built.mjs');
const { openApp } = await import('./setup/open-app.mjs');
const { cache, root } = await import('./setup/folders.mjs');
const { userDataFolder } = await import('./setup/user-data-folder.mjs');
const { virtualDisplay } = await import('./setup/virtual-display.mjs');
await built();

const tsx = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
const hub = spawn(process.execPath, [tsx, 'e2e/hub/demo.ts'], {
  cwd: root,
  stdio: ['pipe', 'pipe', 'inherit'],
});
const { url, user, password } = await new Promise((resolve) => {
  hub.stdout.once('data', (line) => resolve(JSON.parse(line)));
});
console.log(`
A stand-in Hub is running on this computer, with two sites, client keys, alerts and jobs.
  Hub address  ${url}
  Username     ${user}
  Password     ${password}
Type the password into the sign-in form; the address and username are already there.
`);
const session = await virtualDisplay(args);
const given = args.some((arg) => arg.startsWith('--user-data-dir='));
const folder = given ? null : mkdtempSync(join(tmpdir(), 'hubkey-demo-'));
if (folder) args.push(`--user-data-dir=${folder}`);
const log = join(cache, 'demo.log');
const code = await openApp(runtime, args, {
  log,
  env: { HUBKEY_DEMO_HUB: url, HUBKEY_DEMO_USER: user },
  opened: () =>
    console.log(`Electron’s messages go to ${log}.
For the hubkey command in another terminal: export HUBKEY_USER_DATA='${userDataFolder(args)}'
Hubkey is open. To end it and the Hub, choose “Quit Hubkey” in its tray menu, or press Ctrl+C here.`),
});
hub.stdin.end();
if (folder) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
await session?.stop();
process.exit(code);

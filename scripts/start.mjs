// Everything needed, then the app. Further arguments go to it.
import { join } from 'node:path';
import { helpIfAsked } from './setup/help.mjs';
import { setUp } from './setup/set-up.mjs';

const args = process.argv.slice(2);
helpIfAsked(args, {
  command: 'npm start',
  about: 'Sets up what Hubkey needs, builds it and opens it.',
});
const runtime = await setUp(args.includes('--virtual-display') ? 'virtual' : 'run');
const { built } = await import('./setup/built.mjs');
const { openApp } = await import('./setup/open-app.mjs');
const { cache } = await import('./setup/folders.mjs');
const { virtualDisplay } = await import('./setup/virtual-display.mjs');
await built();
const session = await virtualDisplay(args);
const log = join(cache, 'start.log');
let isOpen = false;
const code = await openApp(runtime, args, {
  log,
  opened: () => {
    isOpen = true;
    console.log(`
Electron’s messages go to ${log}.
Hubkey is open. To end it, choose “Quit Hubkey” in its tray menu, or press Ctrl+C here.`);
  },
});
// Hubkey was running already: that one has shown its window, and this one has ended at once.
if (code === 0 && !isOpen) console.log('Hubkey was already open.');
await session?.stop();
process.exit(code);

// Everything needed, then the app. Further arguments go to it.
import { setUp } from './setup/set-up.mjs';

const args = process.argv.slice(2);
const runtime = await setUp(args.includes('--virtual-display') ? 'virtual' : 'run');
const { built } = await import('./setup/built.mjs');
const { openApp } = await import('./setup/open-app.mjs');
const { virtualDisplay } = await import('./setup/virtual-display.mjs');
await built();
const session = await virtualDisplay(args);
const code = await openApp(runtime, args);
await session?.stop();
process.exit(code);

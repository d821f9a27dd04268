// The app with reload while its sources change.
import { setUp } from './setup/set-up.mjs';

await setUp('run');
const { electronVite } = await import('./setup/built.mjs');
const { root } = await import('./setup/folders.mjs');
const { run } = await import('./setup/run.mjs');
const sandbox = process.getuid?.() === 0 ? ['--noSandbox'] : [];
const { code } = await run(process.execPath, [electronVite, 'dev', ...sandbox], {
  cwd: root,
  show: true,
});
process.exit(code);

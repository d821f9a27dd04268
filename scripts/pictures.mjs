// Takes the README's pictures of the real app.
import { setUp } from './setup/set-up.mjs';

await setUp('test');
const { built } = await import('./setup/built.mjs');
const { root } = await import('./setup/places.mjs');
const { run } = await import('./setup/run.mjs');
await built();
const args = ['--no-install', 'playwright', 'test', '-c', 'e2e/pictures/playwright.config.ts'];
const { code } = await run('npx', [...args, ...process.argv.slice(2)], { cwd: root, show: true });
process.exit(code);

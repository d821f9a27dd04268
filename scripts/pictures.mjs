// Takes a gallery of the real app to resources/screenshots: each screen and dialog in each look.
process.env.HUBKEY_PSEUDO = '1';
const { setUp } = await import('./setup/set-up.mjs');
await setUp('test');
const { root } = await import('./setup/folders.mjs');
const { electronVite } = await import('./setup/built.mjs');
const { playwright } = await import('./setup/playwright.mjs');
const { run } = await import('./setup/run.mjs');

const build = () =>
  run(process.execPath, [electronVite, 'build', '--logLevel', 'warn'], { cwd: root });
await build();
const code = await playwright('e2e/pictures/playwright.config.ts');
// Without the pseudo-language again.
delete process.env.HUBKEY_PSEUDO;
await build();
process.exit(code);

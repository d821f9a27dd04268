// Every check: types, lint, boundaries, unit tests, and end-to-end tests in the real Electron.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setUp } from './setup/set-up.mjs';

await setUp('test');
const { root } = await import('./setup/folders.mjs');
const { run } = await import('./setup/run.mjs');
const { tool } = await import('./setup/tool.mjs');
const { electronVite } = await import('./setup/built.mjs');
const figures = await import('./test/figures.mjs');

const folder = mkdtempSync(join(tmpdir(), 'hubkey-test-'));
const failedSteps = [];

async function step(name, command, args, env = {}) {
  const from = Date.now();
  const { code } = await run(command, args, {
    cwd: root,
    show: true,
    env: { ...process.env, ...env },
  });
  console.log(
    `${name}: ${code === 0 ? 'done' : 'failed'} in ${Math.round((Date.now() - from) / 1000)} s\n`,
  );
  if (code !== 0) failedSteps.push(name);
  return code;
}

/** A runner that left no report counts as one failure. */
function report(name, read) {
  try {
    return read(JSON.parse(readFileSync(join(folder, name), 'utf8')));
  } catch {
    return { ...figures.nothing, failed: 1 };
  }
}

const inSession = ['scripts/in-desktop-session.mjs', '--'];
await step('Static checks', process.execPath, ['scripts/check.mjs', '--ready']);
await step('Unit tests', process.execPath, [
  ...inSession,
  ...tool('vitest'),
  'run',
  '--reporter=dot',
  '--reporter=json',
  `--outputFile.json=${join(folder, 'unit.json')}`,
]);
if ((await step('Build', process.execPath, [electronVite, 'build', '--logLevel', 'warn'])) === 0) {
  const reports = { PLAYWRIGHT_JSON_OUTPUT_NAME: join(folder, 'e2e.json') };
  const [node, ...file] = tool('playwright');
  const args = [...file, 'test', '-c', 'e2e/playwright.config.ts', '--reporter=list,json'];
  await step('End-to-end tests', node, args, reports);
}
const all = figures.sum([
  report('unit.json', figures.vitestFigures),
  report('e2e.json', figures.playwrightFigures),
]);
rmSync(folder, { recursive: true });
if (all.flaky.length) console.log(`Passed only when repeated: ${all.flaky.join(' · ')}`);
for (const failure of all.failures) console.log(`Failed: ${failure}`);
if (failedSteps.length) console.log(`Failed steps: ${failedSteps.join(', ')}.`);
console.log(figures.lastLine(all));
process.exitCode = failedSteps.length || all.failed ? 1 : 0;

import { spawn } from 'node:child_process';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { coreFolder } from '../fixtures/leak-audit/core-folder.ts';
import { expect, test } from '../fixtures/test.ts';
import { CopyPage } from '../pages/copy-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

const cores = (): string[] =>
  existsSync(coreFolder())
    ? readdirSync(coreFolder()).filter((name) => /^core(\.\d+)?$/.test(name))
    : [];

test('a crash leaves no memory in a file, even where the person lets programs dump theirs @long', async ({
  launch,
  hub,
  desktop,
  userDataDir,
}) => {
  const unlimited = 'ulimit -c unlimited';
  const before = cores();
  expect(before).toEqual([]);
  // The test sees a core where there is one.
  const control = spawn('sh', ['-c', `${unlimited}; exec sleep 60`]);
  await new Promise((resolve) => setTimeout(resolve, 300));
  control.kill('SIGSEGV');
  await expect.poll(() => cores().length).toBe(1);
  for (const core of cores()) rmSync(join(coreFolder(), core));

  const program = join(userDataDir, 'unlimited');
  writeFileSync(program, `#!/bin/sh\n${unlimited}\nexec '${desktop.runtime}' "$@"\n`, {
    mode: 0o700,
  });
  const hubkey = await launch({ program });
  const page = await hubkey.window();
  await new SignInPage(page).signIn(hub);
  await expect(new CopyPage(page).heading).toBeVisible();
  const renderers = await hubkey.electron.evaluate(({ app }) =>
    app.getAppMetrics().flatMap(({ type, pid }) => (type === 'Tab' ? [pid] : [])),
  );
  expect(renderers).not.toEqual([]);
  const gone = hubkey.ended;
  for (const pid of [...renderers, hubkey.pid]) process.kill(pid, 'SIGSEGV');
  await gone;
  expect(cores()).toEqual([]);
});

import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../fixtures/test.ts';
import { CopyPage } from '../pages/copy-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

test('without a keychain Hubkey works in memory for this run and says so', async ({
  launch,
  hub,
  desktop,
  userDataDir,
}) => {
  // A session bus on which nothing offers a keychain, nor can be started to.
  const config = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd"><busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><auth>EXTERNAL</auth><policy context="default"><allow send_destination="*"/><allow own="*"/><allow eavesdrop="true"/></policy></busconfig>`;
  const file = join(userDataDir, 'bus.conf');
  writeFileSync(file, config);
  const bus = spawn('dbus-daemon', [
    `--config-file=${file}`,
    '--nofork',
    '--nopidfile',
    '--print-address=1',
  ]);
  const address = await new Promise<string>((done, failed) => {
    bus.stdout.once('data', (line: Buffer) => done(line.toString().trim()));
    bus.stderr.once('data', (line: Buffer) => failed(new Error(line.toString())));
  });
  try {
    const hubkey = await launch({ env: { DBUS_SESSION_BUS_ADDRESS: address } });
    const page = await hubkey.window();
    await new SignInPage(page).signIn(hub);
    const note = page.getByRole('note').filter({ hasText: 'No keychain runs here.' });
    await expect(note).toContainText('keeps what it holds in memory, for this run only');
    const copy = new CopyPage(page);
    await copy.copy('Copy header');
    await expect(copy.receipt).toBeVisible();
    expect(await desktop.clipboard.read()).toMatch(/^Authorization: Bearer /);
    await note.getByRole('button', { name: 'Try again' }).click();
    await expect(note).toBeVisible();
    expect(await desktop.keychain.accounts()).toEqual([]);
    // No tray host is on that bus either, and the window says so.
    await expect(page.getByText('This desktop shows no tray icons')).toBeVisible();
  } finally {
    bus.kill();
  }
});

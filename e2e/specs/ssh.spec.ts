import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import type { Hubkey } from '../fixtures/hubkey.ts';
import { commandFile, runCommand, type CommandResult } from '../fixtures/run-command.ts';
import { shells } from '../fixtures/shells.ts';
import { SshServer } from '../fixtures/ssh-server.ts';
import { expect, test as base } from '../fixtures/test.ts';
import { ConsentPage } from '../pages/consent-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

interface Fixtures {
  sshOptions: Parameters<typeof SshServer.start>[0];
  server: SshServer;
}

const test = base.extend<Fixtures>({
  sshOptions: [{}, { option: true }],
  server: async ({ sshOptions }, use) => {
    const server = await SshServer.start(sshOptions);
    await use(server);
    await server.stop();
  },
});

if (!SshServer.installed) test.skip('not tried: openssh-server is not installed', () => undefined);

async function signedIn(hubkey: Hubkey): Promise<string> {
  await expect.poll(() => hubkey.helperFile()?.socket).toBeTruthy();
  return hubkey.userDataDir;
}

/** Folders of `hubkey ssh` on this computer. */
const local = (): string[] => readdirSync('/tmp').filter((name) => name.startsWith('hubkey-ssh.'));

if (SshServer.installed) {
  test('hubkey works on another host for as long as the connection lives, and leaves nothing', async ({
    page,
    hub,
    hubkey,
    server,
  }) => {
    // A dozen connections, one after another.
    test.setTimeout(240_000);
    await new SignInPage(page).signIn(hub);
    const folder = await signedIn(hubkey);
    const before = local();
    for (const shell of shells) {
      const ssh = (command: string): Promise<CommandResult> =>
        runCommand(folder, ['ssh', ...server.options, server.host, command], { shell });
      const asked = await ssh('hubkey curl /api/jobs/ -o /dev/null -w "%{http_code}"; exit 9');
      expect(asked, shell.join(' ')).toEqual({ code: 9, out: '200', err: '' });
      const address = 'http://localhost/hub/-/api/health/';
      const plain = await ssh(`curl -sS --unix-socket "$HUBKEY_SOCKET" ${address}`);
      expect(plain, shell.join(' ')).toMatchObject({ code: 0, err: '' });
      expect(plain.out).toContain('overall_health');
      const modes = await ssh(
        'stat -c %a "${HUBKEY_SOCKET%/*}" "$HUBKEY_SOCKET"; ls -A "${HUBKEY_SOCKET%/*}"',
      );
      expect(modes.out, shell.join(' ')).toBe('700\n600\ns\n');
      expect(server.left()).toEqual([]);
    }
    expect(local()).toEqual(before);
    const wrong = await runCommand(folder, [
      'ssh',
      ...server.options,
      '-l',
      'nobody-else',
      server.host,
    ]);
    expect(wrong).toMatchObject({ code: 255, out: '' });
    expect(await runCommand(folder, ['ssh'])).toMatchObject({ code: 2 });
    expect(await runCommand(folder, ['ssh', '-fN', server.host])).toMatchObject({ code: 2 });
    expect(local()).toEqual(before);
  });

  test('who asks from there is asked about by connection, and named by its host @long', async ({
    page,
    hub,
    hubkey,
    server,
  }) => {
    await new SignInPage(page).signIn(hub);
    const folder = await signedIn(hubkey);
    const consent = new ConsentPage(page);
    const ssh = (command: string): Promise<CommandResult> =>
      runCommand(folder, ['ssh', ...server.options, server.host, command]);
    const words = `A program from ${server.host} over ssh`;

    const twice = ssh('hubkey header && hubkey header');
    await expect(consent.dialog).toContainText(words);
    expect(await consent.choices()).toEqual(['Once', 'This connection']);
    await consent.allow('This connection');
    const { code, out } = await twice;
    expect(code).toBe(0);
    expect(out).toMatch(/^(Authorization: Bearer [\w.-]+\n)\1$/);

    // The next connection is asked about anew, also for a change.
    const posted = ssh('hubkey curl auth/clientkeys -X POST -d "{}" -o /dev/null');
    await expect(consent.dialog).toContainText(words);
    await consent.deny.click();
    expect(await posted).toMatchObject({
      code: 1,
      err: expect.stringContaining('You denied it in Hubkey.'),
    });
    await page.getByRole('link', { name: 'Activity' }).click();
    await expect(page.getByRole('main')).toContainText(`a program from ${server.host} over ssh`);
  });

  test('an interrupt ends it as soon as ssh @long', async ({ page, hub, hubkey, server }) => {
    await new SignInPage(page).signIn(hub);
    const folder = await signedIn(hubkey);
    const before = local();
    const words = ['ssh', ...server.options, server.host, 'echo on; exec sleep 25'];
    const child = spawn('sh', [commandFile, ...words], {
      env: { ...process.env, HUBKEY_USER_DATA: folder },
      stdio: ['ignore', 'pipe', 'ignore'],
      // A group of its own, which Ctrl+C in a terminal would reach.
      detached: true,
    });
    const ended = once(child, 'exit');
    await once(child.stdout, 'data');
    const since = Date.now();
    process.kill(-(child.pid ?? NaN), 'SIGINT');
    expect(await ended).toEqual([130, null]);
    expect(Date.now() - since).toBeLessThan(3000);
    expect(local()).toEqual(before);
    expect(server.left()).toEqual([]);
  });

  test('says on HOST that Hubkey has quit @long', async ({ page, hub, hubkey, server }) => {
    await new SignInPage(page).signIn(hub);
    const folder = await signedIn(hubkey);
    const command = 'read -r line; hubkey curl jobs; echo $?; hubkey status; echo $?';
    const args = ['ssh', ...server.options, server.host, command];
    const child = spawn('sh', [commandFile, ...args], {
      env: { ...process.env, HUBKEY_USER_DATA: folder },
      stdio: 'pipe',
    });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    const closed = once(child, 'close');
    await expect.poll(() => server.left().length).toBeGreaterThan(0);
    await hubkey.kill();
    child.stdin.end('go\n');
    expect(await closed).toEqual([0, null]);
    expect(out).toBe('3\n3\n');
    const ours = err.split('\n').filter((line) => !line.startsWith('curl: '));
    const words = 'hubkey: Hubkey is not running. Start it, then try again.';
    expect(ours).toEqual([words, words, '']);
  });

  test.describe('without what it needs there', () => {
    test.use({ sshOptions: { withCommand: false, more: ['AllowStreamLocalForwarding local'] } });

    test('says so, and leaves nothing @long', async ({ page, hub, hubkey, server }) => {
      await new SignInPage(page).signIn(hub);
      const folder = await signedIn(hubkey);
      const before = local();
      const refused = await runCommand(folder, ['ssh', ...server.options, server.host, 'true']);
      expect(refused).toMatchObject({
        code: 1,
        out: '',
        err: expect.stringContaining(`hubkey: ${server.host} refused to forward Hubkey’s socket.`),
      });
      expect(refused.err).toContain('AllowStreamLocalForwarding');
      expect(server.left()).toEqual([]);
      expect(local()).toEqual(before);
    });
  });

  test.describe('without the command there', () => {
    test.use({ sshOptions: { withCommand: false } });

    test('says how to get it, and that curl alone works @long', async ({
      page,
      hub,
      hubkey,
      server,
    }) => {
      await new SignInPage(page).signIn(hub);
      const folder = await signedIn(hubkey);
      const { code, err } = await runCommand(folder, [
        'ssh',
        ...server.options,
        server.host,
        'exit 3',
      ]);
      expect(code).toBe(3);
      expect(err).toContain(`hubkey isn’t installed on ${server.host}.`);
      expect(err).toContain('curl --unix-socket "$HUBKEY_SOCKET" http://localhost/hub/-/api/jobs/');
    });
  });
}

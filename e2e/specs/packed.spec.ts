import { listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { OrdinaryUser } from '../fixtures/ordinary-user.ts';
import { PackedHubkey } from '../fixtures/packed-hubkey.ts';
import { PackedSession, toForm } from '../fixtures/packed-session.ts';
import { commandLine, isSandboxed, listeningPorts, processTree } from '../fixtures/process-tree.ts';
import { expect, test as base } from '../fixtures/test.ts';

const test = base.extend<{ session: PackedSession }, { packed: PackedHubkey }>({
  packed: [
    async ({}, use) => {
      const packed = await PackedHubkey.pack();
      await use(packed);
      packed.remove();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  session: async ({ packed }, use) => {
    const user = await OrdinaryUser.signIn();
    const session = new PackedSession(packed, user);
    await use(session);
    await session.stop();
    await user.signOut();
  },
});

/** How a fuse that is on is written into the executable: the character "1". */
const enabledFuse = '1'.charCodeAt(0);

/** The packages whose code is in a build, by its source maps. */
function bundled(part: string): string[] {
  const folder = join('out', part);
  const maps = readdirSync(folder, { encoding: 'utf8', recursive: true }).filter((file) =>
    file.endsWith('.map'),
  );
  const sources = maps.flatMap(
    (file) =>
      (JSON.parse(readFileSync(join(folder, file), 'utf8')) as { sources: string[] }).sources,
  );
  const names = sources.flatMap((source) => {
    const [, name] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source) ?? [];
    return name ? [name] : [];
  });
  return [...new Set(names)];
}

test('the package is hardened, and holds what runs, its licences and no more', async ({
  packed,
}) => {
  const fuses = await getCurrentFuseWire(packed.executable);
  const on = Object.values(FuseV1Options)
    .filter((fuse): fuse is FuseV1Options => typeof fuse === 'number')
    .filter((fuse) => Number(fuses[fuse]) === enabledFuse)
    .map((fuse) => FuseV1Options[fuse]);
  expect(on.sort()).toEqual(['EnableEmbeddedAsarIntegrityValidation', 'OnlyLoadAppFromAsar']);
  const files = listPackage(join(packed.resources, 'app.asar'), { isPack: false });
  const modules = files.filter((file) => /^\/node_modules\/[^/]+$/.test(file));
  expect(modules.sort()).toEqual([
    '/node_modules/@koromix',
    '/node_modules/keytar',
    '/node_modules/koffi',
  ]);
  expect(files.filter((file) => /\.(map|ts|svelte|md|cc|hh)$/.test(file))).toEqual([
    '/node_modules/keytar/LICENSE.md',
  ]);
  expect(files).toContain('/node_modules/koffi/LICENSE.txt');
  expect(files).toContain('/out/main/keychain-child.js');
  expect(existsSync(join(packed.resources, 'default_app.asar'))).toBe(false);

  for (const [part, file, least] of [
    ['main', 'LICENSES.main.txt', 20],
    ['renderer', 'LICENSES.window.txt', 3],
  ] as const) {
    const text = readFileSync(join(packed.folder, file), 'utf8');
    const names = bundled(part);
    expect(names.length).toBeGreaterThan(least);
    expect(names.filter((name) => !text.includes(`\n${name} `))).toEqual([]);
  }
  const ofWindow = readFileSync(join(packed.folder, 'LICENSES.window.txt'), 'utf8');
  expect(ofWindow.match(/SIL OPEN FONT LICENSE Version 1\.1/g)).toHaveLength(2);
  for (const file of ['LICENSE.hubkey.txt', 'LICENSE.electron.txt', 'LICENSES.chromium.html']) {
    expect(existsSync(join(packed.folder, file)), file).toBe(true);
  }

  const bill = JSON.parse(readFileSync(packed.bill, 'utf8')) as {
    bomFormat: string;
    components: { 'bom-ref': string }[];
  };
  expect(bill.bomFormat).toBe('CycloneDX');
  const refs = bill.components.map((component) => component['bom-ref'].replace(/@[^@]+$/, ''));
  const shipped = [
    ...bundled('main'),
    ...bundled('renderer'),
    '@github/keytar',
    'koffi',
    'electron',
  ];
  expect(shipped.filter((name) => !refs.includes(name))).toEqual([]);
  expect(
    refs.filter((name) => /^(eslint|vitest|@playwright\/test|typescript)$/.test(name)),
  ).toEqual([]);
});

/** The first page with the notice above it, which comes a moment later and has a button of its own on the way to the form. */
const wholePage = /doesn’t show tray icons[^]*Your password goes to the Hub/;

test('an ordinary user signs in, copies and asks from a terminal, in the real sandbox', async ({
  session,
  hub,
}) => {
  // Each of these would let another page, Hub or program in if Hubkey paid attention to it.
  const heard: string[] = [];
  const decoy = createServer((request, answer) => {
    heard.push(`${request.method ?? ''} ${request.url ?? ''}`);
    answer.end('<!doctype html><title>decoy</title>');
  });
  await new Promise<void>((resolve) => decoy.listen(0, '127.0.0.1', resolve));
  const decoyUrl = `http://127.0.0.1:${(decoy.address() as AddressInfo).port}/`;
  const { user, keyboard } = session;
  const trace = join(user.home, 'trace');
  const app = session.start([], {
    ELECTRON_RENDERER_URL: decoyUrl,
    HUBKEY_DEMO_HUB: decoyUrl,
    HUBKEY_DEMO_USER: 'decoy',
    ELECTRON_RUN_AS_NODE: '1',
    NODE_OPTIONS: `--require ${join(user.home, 'none.cjs')}`,
    SSLKEYLOGFILE: trace,
  });
  try {
    await keyboard.focus('Hubkey$');
    await expect.poll(() => session.sees()).toMatch(wholePage);
    expect(await session.sees()).not.toContain('decoy');

    const pids = processTree(app.pid ?? 0);
    const renderers = pids.filter((pid) => commandLine(pid).includes('--type=renderer'));
    expect(renderers.length).toBeGreaterThan(0);
    expect(renderers.filter((pid) => !isSandboxed(pid))).toEqual([]);
    expect(pids.filter((pid) => commandLine(pid).includes('--no-sandbox'))).toEqual([]);

    // If the field were filled in, copying its text would replace the page's text on the clipboard.
    await keyboard.press(...toForm, 'ctrl+a', 'ctrl+c', ...toForm.map(() => 'shift+Tab'));
    expect(await user.clipboard.read()).toContain('Your password goes to the Hub');
    await session.signIn(hub);
    await expect.poll(() => session.sees()).toContain('Access for');
    expect(hub.seen('POST', '/api/auth/token/')).toHaveLength(1);
    // The page that signed in is a new one, in the sandbox too.
    const later = processTree(app.pid ?? 0).filter((pid) =>
      commandLine(pid).includes('--type=renderer'),
    );
    expect(later.filter((pid) => renderers.includes(pid) || !isSandboxed(pid))).toEqual([]);

    expect((await session.run('hubkey', ['--quick'])).code).toBe(0);
    await keyboard.awaitFocus({ width: 580, height: 440 });
    await keyboard.type('header');
    await keyboard.press('Return');
    await expect.poll(() => user.clipboard.read()).toMatch(/^Authorization: Bearer [\w.-]+$/);

    const status = await session.run('resources/bin/hubkey', ['status', '--json']);
    expect(status).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(status.out)).toMatchObject({ profiles: [{ user: hub.user }] });
    const asked = await session.run('resources/bin/hubkey', ['curl', '/api/jobs/']);
    expect(asked).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(asked.out)).toHaveProperty('results');
    const helper = JSON.parse(readFileSync(join(user.userData, 'helper.json'), 'utf8')) as {
      url: string;
    };
    expect(listeningPorts(processTree(app.pid ?? 0))).toEqual([Number(new URL(helper.url).port)]);

    const ended = new Promise<number | null>((resolve) => app.once('exit', resolve));
    await keyboard.focus('Hubkey$');
    await keyboard.press('ctrl+q');
    expect(await ended).toBe(0);
    expect((await session.run('resources/bin/hubkey', ['status'])).code).toBe(3);
    expect(heard).toEqual([]);
    expect(existsSync(trace)).toBe(false);
  } finally {
    decoy.close();
  }
});

test.describe('with certificate checks switched off in the environment', () => {
  test.use({ hubOptions: { tls: 'self-signed' } });

  test('a certificate is checked all the same, and nothing is sent @long', async ({
    session,
    hub,
  }) => {
    session.start([], { NODE_TLS_REJECT_UNAUTHORIZED: '0' });
    await session.keyboard.focus('Hubkey$');
    await expect.poll(() => session.sees()).toMatch(wholePage);
    await session.signIn(hub);
    await expect.poll(() => session.sees()).toContain('Untrusted certificate');
    expect(hub.requests).toEqual([]);
  });
});

const refusedSwitches = [
  'remote-debugging-port=0',
  'remote-debugging-pipe',
  'inspect=127.0.0.1:0',
  'inspect-brk=127.0.0.1:0',
  'js-flags=--expose-gc',
  'load-extension=/tmp',
  'disable-web-security',
  'ignore-certificate-errors',
  'proxy-server=127.0.0.1:1',
  'proxy-pac-url=http://127.0.0.1:1/',
  'host-resolver-rules=MAP * 127.0.0.1',
  'log-net-log=net.log',
  'renderer-cmd-prefix=/bin/true',
  'disable-features=IsolateOrigins',
  'enable-logging',
  'require=none.cjs',
  'app=none',
];

test('a package starts with no switch that would weaken it @long', async ({ session }) => {
  test.setTimeout(180_000);
  for (const given of refusedSwitches) {
    // Where nobody could see a dialog, it ends at once.
    const ran = await session.run('hubkey', [`--${given}`], { DISPLAY: '' });
    expect(ran.code, given).toBe(1);
    expect(ran.err, given).toContain(`Hubkey doesn’t start with --${given.split('=')[0] ?? ''}.\n`);
    expect(ran.err, given).not.toContain('listening on');
  }
  // Chromium takes the blanks round an argument off.
  for (const port of ['--remote-debugging-port=0', '\t--remote-debugging-port=0']) {
    const ran = await session.refused(
      [port, `--log-net-log=${session.user.home}/net.log`],
      {},
      (pids) => {
        expect(listeningPorts(pids)).toEqual([]);
      },
    );
    expect(ran.code).toBe(1);
    expect(ran.err).not.toContain('listening on');
    expect(ran.err).toContain('with --remote-debugging-port and --log-net-log.\nThey could');
  }
  expect(existsSync(join(session.user.home, 'net.log'))).toBe(false);
  expect(existsSync(join(session.user.userData, 'helper.json'))).toBe(false);
});

test('an AppImage that can have no sandbox says so, and does not start @long', async ({
  session,
}) => {
  const image = { APPIMAGE: '/home/ana/Hubkey.AppImage', APPDIR: session.folder };
  const ran = await session.refused(['--no-sandbox'], image);
  expect(ran.code).toBe(1);
  expect(ran.err).toContain(
    'this computer doesn’t allow an AppImage the sandbox that protects your credentials.\nInstall Hubkey’s deb or rpm package instead.',
  );
  expect(existsSync(session.user.userData)).toBe(false);
});

test('a package does not start where Node would print what it sends @long', async ({ session }) => {
  const ran = await session.refused([], { NODE_DEBUG: 'http,https,tls' });
  expect(ran.code).toBe(1);
  expect(ran.err).toContain('Hubkey doesn’t start with NODE_DEBUG set.\nEverything it sends');
  expect(existsSync(join(session.user.userData, 'helper.json'))).toBe(false);
});

import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SmallDisk } from '../../../e2e/fixtures/small-disk.ts';
import { authorityPem, serverCertificate } from '../../../e2e/hub/certificates.ts';
import { Listener } from '../../../e2e/hub/listener.ts';
import type { UpdateOffer } from '../../domain/updates/read-manifest.ts';
import { sha512Of, signingKeys, UpdateFeed } from '../../../e2e/fixtures/update-feed.ts';
import { updatesContract } from '../../testing/updates-contract.ts';
import { FakeUpdates } from '../../testing/fake-updates.ts';
import { modeOf, useTestFolder } from '../../testing/test-folder.ts';
import { hubRoutes } from '../hub-connection/load-hub-routes.ts';
import { trustAuthorities } from '../hub-connection/authorities.ts';
import { SystemClock } from '../system-clock.ts';
import { FeedUpdates } from './feed-updates.ts';

const content = Buffer.from('#!/bin/sh\n: > "$0.ran"\n');
const signal = new AbortController().signal;
let folder = '';
let feed: UpdateFeed;
useTestFolder((made) => {
  folder = made;
});
beforeEach(async () => {
  vi.stubEnv('http_proxy', '');
  feed = await UpdateFeed.start();
  feed.offer('0.2.0', content, { releaseNotes: 'Faster' });
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await feed.stop();
});

const manifestOf = (url: string): string =>
  JSON.stringify({
    version: '0.2.0',
    files: [{ url, sha512: sha512Of(content), size: content.length }],
  });

function renameBehindLink(file: string): void {
  renameSync(file, `${file}.real`);
  symlinkSync(`${file}.real`, file);
}

const limits = { totalMs: 1_500, silenceMs: 600 };

/** An AppImage of version 0.1.0 in a folder of its own. */
function createUpdates(name = 'Hubkey.AppImage'): { updates: FeedUpdates; appImage: string } {
  const mounted = join(folder, 'mounted');
  const appImage = join(folder, 'apps', name);
  mkdirSync(mounted, { recursive: true });
  mkdirSync(join(folder, 'apps'), { recursive: true });
  if (!existsSync(appImage)) writeFileSync(appImage, 'old', { mode: 0o755 });
  vi.stubEnv('APPIMAGE', appImage);
  vi.stubEnv('APPDIR', mounted);
  const updates = new FeedUpdates({
    packaged: true,
    platform: 'linux',
    arch: 'x64',
    version: '0.1.0',
    env: process.env,
    executable: join(mounted, 'hubkey'),
    connection: { routes: hubRoutes(), clock: new SystemClock() },
    appDir: folder,
    folder: join(folder, 'updates'),
    quit: () => undefined,
    relaunch: () => undefined,
    checkLimits: limits,
    downloadLimits: limits,
  });
  return { updates, appImage };
}

const source = () => ({ feed: feed.url, key: feed.keys.key });
const check = (name?: string) => createUpdates(name).updates.check(source(), signal);

updatesContract('a fake', () => {
  const fake = new FakeUpdates();
  return Promise.resolve({
    updates: fake,
    source: { feed: 'https://updates.example/', key: '' },
    offer: (version: string) => fake.offers(version),
    tamper: () => fake.tamper(),
    stop: () => Promise.resolve(),
  });
});

updatesContract('a feed over http', () =>
  Promise.resolve({
    updates: createUpdates().updates,
    source: source(),
    offer: (version: string) => feed.offer(version, content),
    tamper: () => {
      feed.files.set('Hubkey-0.2.0.AppImage', Buffer.alloc(content.length, 'x'));
    },
    stop: () => Promise.resolve(),
  }),
);

const endless = (response: ServerResponse): void => {
  response.on('error', () => undefined);
  const more = (): void => {
    while (!response.destroyed && response.write('x'.repeat(65_536)));
    if (!response.destroyed) response.once('drain', more);
  };
  more();
};

describe('a manifest', () => {
  it('is read once it is proved, by GET requests that say nothing of this computer', async () => {
    expect(await check()).toMatchObject({ ok: true, value: { version: '0.2.0', notes: 'Faster' } });
    expect(feed.asked.map(({ line }) => line)).toEqual([
      'GET /hubkey/latest-linux.yml',
      'GET /hubkey/latest-linux.yml.sig',
    ]);
    const { host } = new URL(feed.url);
    for (const { headers } of feed.asked) {
      expect(headers).toEqual({
        accept: '*/*',
        'cache-control': 'no-cache',
        'user-agent': 'Hubkey',
        host,
        connection: 'close',
      });
    }
  });

  it.each<[string, () => void, object]>([
    [
      'changed after it was signed',
      () => {
        const good = feed.files.get('latest-linux.yml') as Buffer;
        feed.files.set('latest-linux.yml', Buffer.from(String(good).replace('0.2.0', '0.3.0')));
      },
      { kind: 'wrong-signature' },
    ],
    [
      'signed with another key',
      () => feed.put('latest-linux.yml', '{"version":"0.2.0"}', signingKeys()),
      { kind: 'wrong-signature' },
    ],
    [
      'with a signature that is none',
      () => feed.files.set('latest-linux.yml.sig', Buffer.from('trust me')),
      { kind: 'wrong-signature' },
    ],
    [
      'with half a signature',
      () => {
        const whole = feed.files.get('latest-linux.yml.sig') as Buffer;
        feed.files.set('latest-linux.yml.sig', whole.subarray(0, 44));
      },
      { kind: 'wrong-signature' },
    ],
    ['without a signature', () => feed.files.delete('latest-linux.yml.sig'), { kind: 'unsigned' }],
    [
      'with an empty signature',
      () => feed.files.set('latest-linux.yml.sig', Buffer.alloc(0)),
      { kind: 'unsigned' },
    ],
    ['that is older', () => feed.offer('0.0.9', content), { kind: 'older', version: '0.0.9' }],
    [
      'that is a preview of this version',
      () => feed.offer('0.1.0-rc.1', content),
      { kind: 'older', version: '0.1.0-rc.1' },
    ],
    ['that is no YAML', () => feed.put('latest-linux.yml', '{'), { kind: 'unreadable' }],
    [
      'that multiplies itself',
      () => feed.put('latest-linux.yml', 'a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\nversion: 0.2.0'),
      { kind: 'unreadable' },
    ],
    [
      'for another system',
      () => feed.put('latest-linux.yml', '{"version":"0.2.0","files":[]}'),
      { kind: 'no-file' },
    ],
    [
      'for another processor, in place of this one’s',
      () => {
        feed.put('latest-linux-arm64.yml', manifestOf('Hubkey-0.2.0-arm64.AppImage'));
        for (const end of ['', '.sig']) {
          const other = feed.files.get(`latest-linux-arm64.yml${end}`) as Buffer;
          feed.files.set(`latest-linux.yml${end}`, other);
        }
      },
      { kind: 'no-file' },
    ],
    [
      'that ends too early',
      () =>
        feed.files.set('latest-linux.yml', (_request, response) => {
          response.writeHead(200, { 'content-length': '500' }).write('version: 0.2.0');
          setTimeout(() => response.destroy(), 20);
        }),
      { kind: 'cut-short' },
    ],
    [
      'without an end',
      () => feed.files.set('latest-linux.yml', (_request, response) => endless(response)),
      { kind: 'too-large' },
    ],
    [
      'whose signature has no end',
      () => feed.files.set('latest-linux.yml.sig', (_request, response) => endless(response)),
      { kind: 'too-large' },
    ],
    [
      'that never begins',
      () => feed.files.set('latest-linux.yml', () => undefined),
      { kind: 'slow' },
    ],
    [
      'that comes byte by byte',
      () =>
        feed.files.set('latest-linux.yml', (_request, response) => {
          const timer = setInterval(() => response.write('x'), 50);
          response.on('close', () => clearInterval(timer));
        }),
      { kind: 'slow' },
    ],
    ['that is gone', () => feed.files.clear(), { kind: 'status', status: 404 }],
    [
      'that is elsewhere',
      () =>
        feed.files.set('latest-linux.yml', (_request, response) => {
          response.writeHead(302, { location: 'http://127.0.0.2:9/latest-linux.yml' }).end();
        }),
      { kind: 'redirect' },
    ],
  ])('%s is refused', async (_name, make, problem) => {
    make();
    expect(await check()).toEqual({ ok: false, problem });
  });

  it('of the version that runs is no news', async () => {
    feed.offer('0.1.0', content);
    expect(await check()).toEqual({ ok: true, value: null });
  });

  it('isn’t there where nothing answers', async () => {
    await feed.stop();
    expect(await check()).toEqual({ ok: false, problem: { kind: 'unreachable' } });
    feed = await UpdateFeed.start();
  });
});

it('asks nobody whose certificate this computer doesn’t trust', async () => {
  const asked: string[] = [];
  const listener = new Listener(0, (request, response) => {
    asked.push(request.url ?? '');
    response.end();
  });
  await listener.listen(serverCertificate('self-signed'));
  const url = `https://127.0.0.1:${listener.port}/`;
  const { updates } = createUpdates();
  expect(await updates.check({ feed: url, key: feed.keys.key }, signal)).toEqual({
    ok: false,
    problem: { kind: 'certificate' },
  });
  expect(asked).toEqual([]);
  await listener.stop();
  trustAuthorities(authorityPem());
  await listener.listen(serverCertificate('good'));
  await updates.check({ feed: url, key: feed.keys.key }, signal);
  expect(asked).toEqual(['/latest-linux.yml', '/latest-linux.yml.sig']);
  await listener.stop();
});

describe('a download', () => {
  async function offered(name?: string): Promise<UpdateOffer> {
    const found = await check(name);
    if (!found.ok || !found.value) throw new Error('Nothing is offered.');
    return found.value;
  }

  async function download(offer: UpdateOffer, name?: string) {
    const { updates, appImage } = createUpdates(name);
    const percents: number[] = [];
    const report = (percent: number) => void percents.push(percent);
    const outcome = await updates.download(source(), offer, { report, signal });
    return { outcome, updates, appImage, percents };
  }

  const saved = () => {
    const pending = join(folder, 'updates', 'pending');
    return existsSync(pending) ? readdirSync(pending) : [];
  };

  it('that is good takes the AppImage’s place when Hubkey quits, and isn’t started by that', async () => {
    const offer = await offered();
    const { outcome, updates, appImage, percents } = await download(offer);
    expect(outcome).toEqual({ ok: true });
    expect(percents.at(-1)).toBe(100);
    expect(readFileSync(appImage, 'utf8')).toBe('old');
    expect(updates.install(false)).toEqual({ kind: 'in-place' });
    expect(readFileSync(appImage)).toEqual(content);
    expect(modeOf(appImage)).toBe(0o755);
    expect(readdirSync(join(folder, 'apps'))).toEqual(['Hubkey.AppImage']);
    expect(saved().filter((file) => file.endsWith('.AppImage'))).toEqual([]);
    expect(updates.install(false)).toEqual({ kind: 'failed', problem: 'changed' });
    expect(feed.asked).toHaveLength(3);
  });

  it('takes the place of a file with a version in its name, which everything starts by that name', async () => {
    const name = 'Hubkey-0.1.0.AppImage';
    const { updates, appImage } = await download(await offered(name), name);
    updates.install(false);
    expect(readFileSync(appImage)).toEqual(content);
    expect(readdirSync(join(folder, 'apps'))).toEqual(['Hubkey-0.1.0.AppImage']);
  });

  it.each([
    ['ends with an error', '#!/bin/sh\nexit 1\n'],
    ['is no program', '\u007fELF'],
  ])('that %s is put in place as it is signed', async (_name, text) => {
    feed.offer('0.2.0', Buffer.from(text));
    const { updates, appImage } = await download(await offered());
    updates.install(false);
    expect(readFileSync(appImage, 'utf8')).toBe(text);
    expect(readdirSync(join(folder, 'apps'))).toEqual(['Hubkey.AppImage']);
  });

  it('leaves the old version where the disk is full', async ({ skip }) => {
    feed.offer('0.2.0', Buffer.alloc(3_000_000, 'x'));
    const offer = await offered();
    const disk = SmallDisk.mount(join(folder, 'apps'), '1m');
    if (!disk) return skip('This user may not mount a small disk.');
    try {
      const { updates, appImage } = await download(offer);
      expect(updates.install(false)).toEqual({ kind: 'failed', problem: 'disk-full' });
      expect(readFileSync(appImage, 'utf8')).toBe('old');
      expect(readdirSync(join(folder, 'apps'))).toEqual(['Hubkey.AppImage']);
    } finally {
      disk.unmount();
    }
  });

  it('is installed only as it was when it was proved', async () => {
    const { updates, appImage } = await download(await offered());
    const [name = ''] = saved().filter((file) => file.endsWith('.AppImage'));
    writeFileSync(join(folder, 'updates', 'pending', name), 'worse');
    expect(updates.install(false)).toEqual({ kind: 'failed', problem: 'changed' });
    expect(readFileSync(appImage, 'utf8')).toBe('old');
  });

  it('leaves the old version where its folder can’t be written to', async ({ skip }) => {
    const offer = await offered();
    const disk = SmallDisk.mount(join(folder, 'apps'), '1m');
    if (!disk) return skip('This user may not mount a small disk.');
    try {
      const { updates, appImage } = await download(offer);
      disk.readOnly();
      expect(updates.install(false)).toEqual({ kind: 'failed', problem: 'not-replaced' });
      expect(readFileSync(appImage, 'utf8')).toBe('old');
    } finally {
      disk.unmount();
    }
  });

  it('stays for a later run, which takes it without a request', async () => {
    const offer = await offered();
    await download(offer);
    const { updates, appImage } = createUpdates();
    expect(await updates.resume(source(), offer, signal)).toBe(true);
    expect(feed.asked).toHaveLength(3);
    expect(updates.install(false)).toEqual({ kind: 'in-place' });
    expect(readFileSync(appImage)).toEqual(content);
  });

  it.each<[string, (file: string) => void]>([
    ['of another content', (file) => writeFileSync(file, Buffer.alloc(content.length, 'x'))],
    ['of another size', (file) => writeFileSync(file, 'worse')],
    ['that is a link', (file) => renameBehindLink(file)],
    ['that is gone', (file) => rmSync(file)],
  ])('%s isn’t taken by a later run', async (_name, change) => {
    const offer = await offered();
    await download(offer);
    change(join(folder, 'updates', 'pending', 'Hubkey-0.2.0.AppImage'));
    const { updates, appImage } = createUpdates();
    expect(await updates.resume(source(), offer, signal)).toBe(false);
    updates.install(false);
    expect(readFileSync(appImage, 'utf8')).toBe('old');
    expect(existsSync(join(folder, 'updates', 'kept'))).toBe(false);
  });

  it('that was cut off while it was put in place leaves nothing after the next start', async () => {
    await download(await offered());
    const draft = join(folder, 'apps', '.Hubkey.AppImage.update');
    writeFileSync(draft, 'half');
    const { updates, appImage } = createUpdates();
    await updates.clean();
    expect(readdirSync(join(folder, 'apps'))).toEqual(['Hubkey.AppImage']);
    expect(readFileSync(appImage, 'utf8')).toBe('old');
    expect(readdirSync(join(folder, 'updates'))).toEqual([]);
  });

  it.each<[string, (response: ServerResponse) => void, string]>([
    ['with another content', (to) => to.end(Buffer.alloc(content.length, 'x')), 'wrong-file'],
    ['that ends too early', (to) => to.end(content.subarray(0, 10)), 'cut-short'],
    [
      'that breaks off',
      (to) => {
        to.writeHead(200, { 'content-length': String(content.length) }).write('x');
        setTimeout(() => to.destroy(), 20);
      },
      'cut-short',
    ],
    ['without an end', endless, 'too-large'],
    ['that stops', (to) => void to.write('x'), 'slow'],
    [
      'that is elsewhere',
      (to) => to.writeHead(302, { location: 'http://127.0.0.2/' }).end(),
      'redirect',
    ],
  ])('%s is refused, and nothing of it stays', async (_name, answer, kind) => {
    const offer = await offered();
    feed.files.set('Hubkey-0.2.0.AppImage', (_request, response) => answer(response));
    const { outcome, updates, appImage } = await download(offer);
    expect(outcome).toEqual({ ok: false, problem: { kind } });
    expect(saved()).toEqual([]);
    updates.install(false);
    expect(readFileSync(appImage, 'utf8')).toBe('old');
  });

  it('takes nothing that an earlier run left', async () => {
    const offer = await offered();
    await download(offer);
    feed.files.delete('Hubkey-0.2.0.AppImage');
    expect((await download(offer)).outcome).toEqual({
      ok: false,
      problem: { kind: 'status', status: 404 },
    });
  });

  it('ends when it is given up', async () => {
    const offer = await offered();
    feed.files.set('Hubkey-0.2.0.AppImage', (_request, response) => void response.write('x'));
    const { updates } = createUpdates();
    const giving = new AbortController();
    const outcome = updates.download(source(), offer, {
      report: () => giving.abort(),
      signal: giving.signal,
    });
    expect((await outcome).ok).toBe(false);
    expect(saved()).toEqual([]);
  });

  it('says which file can’t be replaced', async () => {
    const offer = await offered();
    const { updates, appImage } = createUpdates();
    rmSync(appImage);
    const options = { report: () => undefined, signal };
    expect(await updates.download(source(), offer, options)).toEqual({
      ok: false,
      problem: { kind: 'not-writable', path: appImage },
    });
    expect(feed.asked).toHaveLength(2);
  });
});

import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TrayHost } from '../fixtures/tray-host.ts';
import { ratio, type Row } from './figures.ts';

/** Prints a line once the first window shows a heading, so its page can be used. */
const probe = `
const { app } = require('electron');
app.on('browser-window-created', (_event, window) => {
  window.webContents.once('dom-ready', () => {
    window.webContents
      .executeJavaScript('new Promise((done) => { const look = () => document.querySelector("h1") ? done() : setTimeout(look, 2); look(); })')
      .then(() => process.stdout.write('usable\\n'));
  });
});
`;

const trayOnly = `
const { app, nativeImage, Tray } = require('electron');
let tray;
app.whenReady().then(() => { tray = new Tray(nativeImage.createFromPath(__dirname + '/icon.png')); });
`;

const blankWindow = `
const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 980, height: 660, show: false });
  window.once('ready-to-show', () => window.show());
  window.loadFile('index.html');
});
`;

/** spawn → tray and spawn → window, each against an Electron that does nothing else, turn by turn. */
export async function start(runtime: string, runs: number): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hubkey-bench-'));
  const tray = app(folder, 'tray', trayOnly);
  const window = app(folder, 'window', blankWindow);
  const preload = join(folder, 'probe.cjs');
  writeFileSync(preload, probe);
  const host = await TrayHost.start(process.env['DBUS_SESSION_BUS_ADDRESS'] ?? '');
  const times = { ours: [], plain: [], oursWindow: [], plainWindow: [] } as Record<
    string,
    number[]
  >;
  // The first round only fills the caches and isn't counted.
  for (let round = 0; round <= runs; round += 1) {
    const measured = {
      plain: await toTray(runtime, [tray], host),
      ours: await toTray(runtime, ['.', '--hidden'], host),
      plainWindow: await toWindow(runtime, ['-r', preload, window]),
      oursWindow: await toWindow(runtime, ['-r', preload, '.']),
    };
    if (round > 0) for (const [name, ms] of Object.entries(measured)) times[name]?.push(ms);
  }
  await host.stop();
  rmSync(folder, { recursive: true });
  return [
    {
      what: 'spawn → tray, to a tray-only Electron',
      measured: ratio(times['ours'] ?? [], times['plain'] ?? []),
      bound: '≤ 1.10 ×',
    },
    {
      what: 'spawn → window usable, to a blank window',
      measured: ratio(times['oursWindow'] ?? [], times['plainWindow'] ?? []),
      bound: '≤ 1.25 ×',
    },
  ];
}

function app(folder: string, name: string, main: string): string {
  const appFolder = join(folder, name);
  mkdirSync(appFolder);
  writeFileSync(
    join(appFolder, 'package.json'),
    JSON.stringify({ name, main: 'main.js', version: '1.0.0' }),
  );
  writeFileSync(join(appFolder, 'main.js'), main);
  writeFileSync(join(appFolder, 'index.html'), '<!doctype html><title>blank</title><h1>blank</h1>');
  cpSync('resources/tray/signed-in-22.png', join(appFolder, 'icon.png'));
  return appFolder;
}

async function toTray(runtime: string, args: string[], host: TrayHost): Promise<number> {
  const registered = host.nextRegistration();
  return timed(runtime, args, () => registered);
}

async function toWindow(runtime: string, args: string[]): Promise<number> {
  return timed(
    runtime,
    args,
    (child) =>
      new Promise((resolve) => {
        child.stdout?.on('data', (line: Buffer) => {
          if (line.toString().includes('usable')) resolve();
        });
      }),
  );
}

async function timed(
  runtime: string,
  args: string[],
  reached: (child: ChildProcess) => Promise<void>,
): Promise<number> {
  const data = mkdtempSync(join(tmpdir(), 'hubkey-bench-data-'));
  const from = performance.now();
  const child = spawn(
    runtime,
    [...args, '--no-sandbox', '--disable-gpu', `--user-data-dir=${data}`],
    { stdio: ['ignore', 'pipe', 'ignore'], detached: true },
  );
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await Promise.race([
    reached(child),
    ended.then(() => {
      throw new Error(`${args.join(' ')} ended before it was ready.`);
    }),
  ]);
  const ms = performance.now() - from;
  // With its helpers: they would go on writing to the folder.
  process.kill(-(child.pid ?? 0), 'SIGKILL');
  await ended;
  rmSync(data, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  return ms;
}

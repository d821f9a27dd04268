import { existsSync, readFileSync } from 'node:fs';
import { giveUp, run } from './run.mjs';

/** What Electron and the keychain need on Debian and Ubuntu. */
const forRunning = [
  'libgtk-3-0',
  'libnss3',
  'libgbm1',
  'libasound2',
  'libnotify4',
  'libxss1',
  'libsecret-1-0',
];

/** A display, a session bus and a keyring, if there are none. */
const forVirtualDesktop = ['xvfb', 'xauth', 'dbus', 'gnome-keyring'];

/** Programs that tests use besides Hubkey. */
const forTesting = [
  'xclip',
  'xdotool',
  'bash',
  'dash',
  'zsh',
  'fish',
  'busybox',
  'curl',
  'jq',
  'iproute2',
];

/** The Hub's frameworks, for tests that compare the stand-in Hub with them. */
const frameworks = [
  'python3-django',
  'python3-djangorestframework',
  'python3-djangorestframework-simplejwt',
  'python3-djangorestframework-api-key',
  'python3-djangorestframework-spectacular',
  'gunicorn',
];

/** Two of the forms that Hubkey copies requests in, for tests that run them. */
const forms = ['httpie', 'python3-requests'];

/** A real host for tests of `hubkey ssh`. */
const remoteHost = ['openssh-server'];

/** What Debian checks packages, desktop files and AppStream data with. */
const packageChecks = ['desktop-file-utils', 'appstream', 'lintian'];

/** Optional programs: tests that need one say so if it is missing. Ubuntu's Chromium is a snap, which needs a running snapd. */
const wished = [
  frameworks,
  forms,
  remoteHost,
  packageChecks,
  ...(isDebian() ? [['chromium']] : []),
];

const tables = {
  run: forRunning,
  virtual: [...forRunning, ...forVirtualDesktop],
  test: [...forRunning, ...forVirtualDesktop, ...forTesting],
};

/** Installs the missing packages of a table; automatically only as root or in CI. Other systems have their own. */
export async function systemPackages(table) {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) return;
  const missing = await absent(tables[table]);
  if (missing.length) await install(missing);
  if (table !== 'test') return;
  for (const group of wished) {
    const wanted = await absent(group);
    if (wanted.length) await tryToInstall(wanted);
  }
}

const isRoot = () => process.getuid() === 0;

async function install(missing) {
  if (!isRoot() && !process.env.CI) {
    giveUp(
      `Some system packages are missing. Install them, then run this again:\n  sudo apt-get install --no-install-recommends ${missing.join(' ')}`,
    );
  }
  console.error(`Installing system packages: ${missing.join(' ')}`);
  await apt(['update']);
  await apt(installing(missing));
}

const installing = (names) => ['install', '-y', '--no-install-recommends', ...names];

/** Tests also run without it, so a failed installation doesn't stop anything. */
async function tryToInstall(missing) {
  if (!isRoot() && !process.env.CI) return;
  console.error(`Installing system packages: ${missing.join(' ')}`);
  await runApt(['update']);
  const { code } = await runApt(installing(missing));
  if (code === 0) return;
  console.error(`${missing.join(' ')} can’t be installed here: its tests do nothing.`);
}

async function apt(args) {
  for (let attempt = 1; ; attempt += 1) {
    const { code, output } = await runApt(args);
    if (code === 0) return;
    if (attempt === 3) giveUp(`apt-get ${args[0]} failed:\n${output.slice(-2000)}`);
  }
}

function runApt(args) {
  const options = ['-q', '-o', 'DPkg::Lock::Timeout=120', '-o', 'Acquire::Retries=3'];
  const words = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...options, ...args];
  return isRoot() ? run(words[0], words.slice(1)) : run('sudo', ['-n', ...words]);
}

async function absent(names) {
  const wanted = names.map(renamed);
  const { output } = await run('dpkg-query', ['-W', '-f', '${Package} ${Status}\n', ...wanted]);
  const there = new Set(
    output
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  );
  return wanted.filter((name) => !there.has(name));
}

/** Debian 13 and Ubuntu 24.04 call these libraries by a new name (the 64-bit time_t change). */
const renamedSince = { 'libgtk-3-0': 'libgtk-3-0t64', libasound2: 'libasound2t64' };

function renamed(name) {
  return isNewer() && name in renamedSince ? renamedSince[name] : name;
}

function isDebian() {
  return /^ID=debian$/m.test(osRelease());
}

function osRelease() {
  return existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
}

function isNewer() {
  const text = osRelease();
  const version = Number(/^VERSION_ID="?(\d+)/m.exec(text)?.[1] ?? 0);
  return /^ID=ubuntu$/m.test(text) ? version >= 24 : version >= 13;
}

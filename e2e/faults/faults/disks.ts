import { execFileSync, spawnSync } from 'node:child_process';
import {
  closeSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Fault } from '../fault.ts';
import type { Rig } from '../rig.ts';

const settingsOf = ({ userDataDir }: Rig): string => join(userDataDir, 'settings.json');
const ballastOf = ({ userDataDir }: Rig): string => join(userDataDir, 'ballast');
const asideOf = ({ userDataDir }: Rig): string => `${userDataDir}-aside`;

/** Chromium's caches are much smaller. */
const diskMb = 100;

/** Writes until the disk is full. */
function fill(rig: Rig): void {
  const file = openSync(ballastOf(rig), 'a');
  for (let size = 1024 * 1024; size >= 1;) {
    try {
      writeSync(file, Buffer.alloc(size));
    } catch {
      size = Math.floor(size / 4);
    }
  }
  closeSync(file);
}

export const full: Fault = {
  name: 'a full disk',
  family: 'disk',
  diskMb,
  byRoot: true,
  begin: fill,
  end: (rig) => rmSync(ballastOf(rig)),
};

/** Nothing can be created, changed or renamed there, not even by root (chattr(1)); sockets don't have this attribute. */
const markImmutable = (rig: Rig, sign: '+' | '-'): void => {
  spawnSync('chattr', ['-R', '-f', `${sign}i`, rig.userDataDir]);
};

export const readOnly: Fault = {
  name: 'a read-only folder',
  family: 'disk',
  byRoot: true,
  begin: (rig) => markImmutable(rig, '+'),
  end: (rig) => markImmutable(rig, '-'),
};

export const folderGone: Fault = {
  name: 'the folder gone',
  family: 'disk',
  begin: (rig) => renameSync(rig.userDataDir, asideOf(rig)),
  end: (rig) => {
    rmSync(rig.userDataDir, { recursive: true, force: true });
    renameSync(asideOf(rig), rig.userDataDir);
  },
};

/** Reading the file fails with EIO for a while, as on a failing disk, even for root. */
export const unreadableSettings: Fault = {
  name: 'settings that can’t be read',
  family: 'disk',
  byRoot: true,
  // Nothing is mapped at the beginning of a process's memory, so reading there gives EIO (proc(5)).
  begin: (rig) =>
    void execFileSync('mount', ['--bind', `/proc/${process.pid}/mem`, settingsOf(rig)]),
  end: (rig) => void execFileSync('umount', [settingsOf(rig)]),
};

export const damagedSettings: readonly Fault[] = [
  {
    name: 'settings that are garbage',
    family: 'disk',
    begin: (rig) => writeFileSync(settingsOf(rig), '\0\0garbage'),
  },
  {
    name: 'settings that were cut',
    family: 'disk',
    begin: (rig) => truncateSync(settingsOf(rig), 60),
  },
];

/** One invalid field; everything else is unchanged. */
export const singleWrongField: readonly Fault[] = [
  {
    name: 'settings with an unknown theme',
    family: 'disk',
    begin: (rig) => change(rig, (text) => text.replace(/"theme":\s*"\w+"/, '"theme":"plaid"')),
  },
  {
    name: 'settings with a byte-order mark',
    family: 'disk',
    begin: (rig) => change(rig, (text) => `\uFEFF${text}`),
  },
];

function change(rig: Rig, by: (text: string) => string): void {
  const text = readFileSync(settingsOf(rig), 'utf8');
  writeFileSync(settingsOf(rig), by(text));
}

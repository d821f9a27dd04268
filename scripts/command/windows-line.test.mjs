import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../setup/folders.mjs';

const script = readFileSync(join(root, 'resources/bin/hubkey-command.ps1'), 'utf8');
const batch = readFileSync(join(root, 'resources/bin/hubkey.cmd'), 'utf8');

/** A pattern of the script. .NET has the flags in it, and no other difference in what is used here. */
const pattern = (name, flags) => {
  const [, text] = new RegExp(`^\\${name} = '(.*)'$`, 'm').exec(script) ?? [];
  return new RegExp(text.replace(/^\(\?is\)/, ''), flags);
};

/** What Split-Line of the script does, by the script's own patterns and replacements. */
function wordsOf(line) {
  const [, rest] = pattern('$LinePattern', 'is').exec(line) ?? [];
  if (rest === undefined) return null;
  return [...rest.matchAll(pattern('$WordPattern', 'g'))].map(([, quoted, plain]) =>
    (plain ?? quoted.replace(/\\\\$/, '\\')).replaceAll('\\"', '"'),
  );
}

/** The line as Windows starts a batch file: "CreateProcess", and .NET's own quotes around the file. */
const started = (words) =>
  String.raw`C:\WINDOWS\system32\cmd.exe /c ""C:\Users\Ana B\AppData\Local\Hubkey\bin\hubkey.cmd" ${words}"`;

describe('the words of a line by which PowerShell starts hubkey.cmd', () => {
  it.each([
    ['status', ['status']],
    ['curl /api/jobs/?limit=5&offset=10', ['curl', '/api/jobs/?limit=5&offset=10']],
    ['curl /api/jobs/?a=1|calc&calc', ['curl', '/api/jobs/?a=1|calc&calc']],
    ['curl jobs -d {"name":"x"}', ['curl', 'jobs', '-d', '{"name":"x"}']],
    [String.raw`curl jobs -d {\"name\":\"x\"}`, ['curl', 'jobs', '-d', '{"name":"x"}']],
    ['curl jobs -d "{"name": "x y"}"', ['curl', 'jobs', '-d', '{"name": "x y"}']],
    [String.raw`curl jobs -d "{\"name\": \"x y\"}"`, ['curl', 'jobs', '-d', '{"name": "x y"}']],
    [
      'keys new "my key" --profile "Jürgen’s Hub"',
      ['keys', 'new', 'my key', '--profile', 'Jürgen’s Hub'],
    ],
    [String.raw`curl jobs -o "C:\my files\\"`, ['curl', 'jobs', '-o', 'C:\\my files\\']],
    [String.raw`curl jobs -o C:\x\y`, ['curl', 'jobs', '-o', 'C:\\x\\y']],
    ['curl jobs -d {"name":"x y"} -v', ['curl', 'jobs', '-d', '{"name":"x y"}', '-v']],
    ['curl a" -v', ['curl', 'a"', '-v']],
    ['curl "" ""', ['curl', '', '']],
    ['curl "%20 100% ^ !x!"', ['curl', '%20 100% ^ !x!']],
    ['', []],
  ])('%s', (line, words) => {
    expect(wordsOf(started(line))).toEqual(words);
  });

  it('aren’t taken from another line', () => {
    expect(wordsOf('"C:\\WINDOWS\\system32\\cmd.exe"')).toBeNull();
    expect(wordsOf('cmd.exe /d /s /c "hubkey.cmd status"')).toBeNull();
    expect(wordsOf('')).toBeNull();
  });
});

describe('hubkey.cmd', () => {
  const lines = batch.split(/\r?\n/).filter((line) => line && !/^rem /.test(line));

  it('runs the script by a name that PowerShell doesn’t prefer to it, whatever the execution policy', () => {
    expect(batch).toContain('set "HUBKEY_SCRIPT=%~dp0hubkey-command.ps1"');
    const runs = lines.filter((line) => line.includes('-File'));
    expect(runs.length).toBe(2);
    for (const line of runs) expect(line).toContain('-NoProfile -ExecutionPolicy Bypass -File');
  });

  it('ends the cmd that was started for it alone before that runs the rest of its line', () => {
    expect(lines.at(-3)).toMatch(/^if defined HUBKEY_LINE .* & exit !errorlevel!$/);
    expect(lines.at(-1)).toMatch(/%\*$/);
  });

  it('has no block, which a ")" in a word would end', () => {
    expect(lines.filter((line) => /^\s*[()]|\($/.test(line))).toEqual([]);
  });
});

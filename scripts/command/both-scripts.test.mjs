import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../setup/folders.mjs';
import { saidIn } from './said-in.mjs';
import { commands, exitCodes, options } from './table.mjs';

const sh = readFileSync(join(root, 'resources/bin/hubkey'), 'utf8');
const powershell = readFileSync(join(root, 'resources/bin/hubkey-command.ps1'), 'utf8');
const manual = readFileSync(join(root, 'resources/man/hubkey.1'), 'utf8').replaceAll('\\-', '-');

const all = (text, pattern) => [...text.matchAll(pattern)].map((found) => found.slice(1).join(' '));
const unique = (words) => [...new Set(words)].sort();
const names = commands.map(({ name }) => name);
/** Variables of either script in a call's path become `*`; a query is left out. */
const target = (text) =>
  text
    .replaceAll(/\$\(\[Uri\]::\w+\(.*?\)\)|\$\(Get-Query \$Options\)|\$\{\w+:\+\/\}/g, '*')
    .replaceAll(/\$\w+/g, '*')
    .replace(/\?.*/, '')
    .replaceAll('/**', '/*')
    .replaceAll(/(\w)\*+$/g, '$1')
    .replaceAll(/\*+/g, '*')
    .replace(/jobs\*$/, 'jobs');

describe('the sh and the PowerShell version of the command', () => {
  it('have the same commands', () => {
    expect(unique(all(sh, /^command_([a-z]+)\(\)/gm))).toEqual(unique(names));
    const cases = powershell.slice(powershell.indexOf('function Invoke-Hubkey'));
    const ofPowerShell = all(cases, /^ {4}'([a-z]+)' \{/gm);
    expect(unique(ofPowerShell)).toEqual(unique(names));
    expect(cases).toContain(`'__complete' {`);
    expect(sh).toContain('command___complete() {');
  });

  it('know the same options', () => {
    for (const command of commands) {
      const expected = command.options.map((name) => `--${name}`);
      const inSh = new RegExp(`^    ${command.name}\\) known='(.*)' ;;$`, 'm').exec(sh)?.[1];
      expect(inSh?.split(' ').filter(Boolean), command.name).toEqual(expected);
      const there = new RegExp(`^  '${command.name}' = @\\((.*)\\)$`, 'm').exec(powershell)?.[1];
      expect(all(there ?? '', /'([^']+)'/g), command.name).toEqual(expected);
    }
    for (const name of Object.keys(options)) {
      // Each option is used by hand in both, beyond the generated tables.
      expect(
        all(sh, new RegExp(`^ {4}(--${name})\\)( |$)`, 'gm')).map((found) => found.trim()),
        name,
      ).toEqual([`--${name}`]);
      expect(powershell, name).toContain(`$Options['--${name}']`);
    }
  });

  it('ask the same calls of the helper', () => {
    const ofSh = [
      ...all(sh, /"(\/v1\/environment)\$query"/g).map((path) => `GET ${path}`),
      ...all(sh, /\bask (GET|POST) "?(\/[^" ]*)"?/g),
      ...all(sh, /\bask_text (GET|POST) (\/[^" \n]*)/g),
      ...all(sh, /\bshow "?(\/[^" \n]*)"?/g).map((path) => `GET ${path}`),
      ...all(sh, /\bsend "?(\/[^" \n]*)"?/g).map((path) => `POST ${path}`),
      ...all(sh, /set -- "(\/v1\/[^"]*)"/g).flatMap((path) => [`GET ${path}`, 'GET /v1/jobs/*']),
    ];
    const ofPowerShell = [
      ...all(powershell, /'(GET|POST)' ["'](\/.*?)["'](?= \$| @|\)|$)/gm),
      ...all(powershell, /Invoke-OnProfile \$Words '(.*?)'/g).map((path) => `POST ${path}`),
      ...all(powershell, /\$Target = "(\/v1\/.*)"$/gm).map((path) => `GET ${path}`),
    ];
    const [left, right] = [ofSh, ofPowerShell].map((calls) => unique(calls.map(target)));
    expect(left).toEqual(right);
    expect(left.length).toBeGreaterThanOrEqual(16);
    for (const place of [sh, powershell])
      expect(place).toMatch(/\/hub\/\$(hub_part|HubPart)\$[Tt]arget"/);
  });

  it('end with the same exit codes', () => {
    const [left, right] = [sh, powershell].map((text) =>
      unique(all(text, /\bexit (\d+)\b(?! \+)/g)),
    );
    // Signals, which PowerShell doesn't give to a script.
    const signals = ['129', '130', '131', '143'];
    expect(left.filter((code) => !signals.includes(code))).toEqual(unique([...right]));
    // 5 and 6 come from the helper, 127 is what shells say of a program that isn't there.
    const passed = ['5', '6'];
    const own = exitCodes.filter((code) => !passed.includes(code));
    expect(right).toEqual(unique([...own, '127']));
    expect(sh).toContain('exit $((10 + result))');
    expect(powershell).toContain('exit 10 + $Result');
  });

  it('say the same', () => {
    const [ofSh, ofPowerShell] = [sh, powershell].map(saidIn);
    expect(ofPowerShell.filter((name) => !ofSh.includes(name))).toEqual([
      'batch-file',
      'doctor-file-owner',
      'not-running-powershell',
      'program-unstartable',
      'ssh-windows',
    ]);
    expect(ofSh.filter((name) => !ofPowerShell.includes(name) && !name.startsWith('ssh-'))).toEqual(
      [
        'curl-missing',
        'doctor-delete-file',
        'doctor-file-foreign',
        'doctor-file-left',
        'doctor-file-open',
        'escape-controls',
        'not-in-wsl',
        'not-running-wsl',
      ],
    );
    expect(ofSh.length).toBeGreaterThan(80);
  });
});

it('documents every command, option, exit code and variable in the man page', () => {
  for (const name of names) expect(manual).toContain(`\n.B ${name}\n`);
  for (const [name, { value }] of Object.entries(options)) {
    expect(manual).toContain(value ? `\n.BI --${name} " ${value}"\n` : `\n.B --${name}\n`);
  }
  for (const code of exitCodes) expect(manual).toContain(`\n.B ${code}\n`);
  for (const name of all(sh, /\b(HUBKEY_[A-Z_]+)\b/g)) {
    expect(manual).toContain(`\n.B ${name}\n`);
  }
});

import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { privateFiles } from '../adapters/private-files/private-files.ts';
import { useTestFolder } from '../testing/test-folder.ts';
import { HelperFiles, newHelperToken } from './helper-files.ts';

let folder = '';
const file = (name: string): string => join(folder, name);
const contact = () => ({
  url: 'http://127.0.0.1:4711',
  socket: '/run/helper.sock',
  token: newHelperToken(),
});

useTestFolder((made) => {
  folder = made;
});

it('makes each token new, of 256 bits', () => {
  const [first, other] = [newHelperToken(), newHelperToken()];
  expect(first.reveal()).toMatch(/^[\w-]{43}$/);
  expect(first.equals(other)).toBe(false);
});

describe('the files', () => {
  it('take the place of what a run before left, whatever its mode', () => {
    writeFileSync(file('helper.json'), 'old');
    writeFileSync(file('helper.header'), 'old');
    chmodSync(file('helper.json'), 0o666);
    chmodSync(file('helper.header'), 0o666);
    const { token, ...rest } = contact();
    new HelperFiles(folder, privateFiles).write({ token, ...rest });
    expect(JSON.parse(readFileSync(file('helper.json'), 'utf8'))).toEqual({
      version: 1,
      ...rest,
      token: token.reveal(),
      pid: process.pid,
      host: hostname(),
    });
    for (const name of ['helper.json', 'helper.header']) {
      expect(statSync(file(name)).mode & 0o777).toBe(0o600);
    }
    expect(readdirSync(folder).sort()).toEqual(['helper.header', 'helper.json']);
  });

  it('leave no token behind where they can’t be written', () => {
    mkdirSync(file('helper.json'));
    expect(() => new HelperFiles(folder, privateFiles).write(contact())).toThrow();
    expect(readdirSync(folder)).toEqual(['helper.json']);
  });

  it('are removed by the run that wrote them alone', () => {
    const [first, second] = [
      new HelperFiles(folder, privateFiles),
      new HelperFiles(folder, privateFiles),
    ];
    first.write(contact());
    second.write(contact());
    first.remove();
    expect(readdirSync(folder)).toHaveLength(2);
    second.remove();
    second.remove();
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('the last port', () => {
  it('is the one written down', () => {
    new HelperFiles(folder, privateFiles).write(contact());
    expect(new HelperFiles(folder, privateFiles).lastPort()).toBe(4711);
  });

  it.each(['', '{', 'null', '{"url":7}', '{"url":"nonsense"}', '{"url":"http://127.0.0.1"}'])(
    'is not known from %j',
    (text) => {
      writeFileSync(file('helper.json'), text);
      expect(new HelperFiles(folder, privateFiles).lastPort()).toBeNull();
    },
  );
});

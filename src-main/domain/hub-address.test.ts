import { describe, expect, it } from 'vitest';
import { defaultProfileName, hostOf, readHubAddress, uniqueName } from './hub-address.ts';

const read = (text: string) => {
  const result = readHubAddress(text);
  return result.ok ? result.value.hub : result.problem;
};

describe('readHubAddress', () => {
  it.each([
    ['hub.example', 'https://hub.example'],
    ['  Hub.Example  ', 'https://hub.example'],
    ['hub.example:8000', 'https://hub.example:8000'],
    ['http://hub.example:8000', 'http://hub.example:8000'],
    ['HTTPS://hub.example/', 'https://hub.example'],
    ['https://hub.example:443/api', 'https://hub.example'],
    ['http://hub.example:80/api/', 'http://hub.example'],
    ['http://hub.example:443', 'http://hub.example:443'],
    ['https://hub.example/api/docs/', 'https://hub.example'],
    ['https://hub.example/api/docs/#/auth?x=1', 'https://hub.example'],
    ['https://hub.example/hub/api/docs/', 'https://hub.example/hub'],
    ['https://hub.example/one/two/', 'https://hub.example/one/two'],
    ['https://hub.example/login?next=/', 'https://hub.example'],
    ['https://hub.example:8000/some/page#jobs', 'https://hub.example:8000'],
    ['https://hub.example/?next=/api/jobs/', 'https://hub.example'],
    ['https://hub.example/hub/api/docs/?x#/auth', 'https://hub.example/hub'],
    ['10.201.2.224:8000', 'https://10.201.2.224:8000'],
    ['http://[::1]:8000/api/', 'http://[::1]:8000'],
    ['hub.example:', 'https://hub.example'],
    ['hüb.example', 'https://hüb.example'],
    ['localhost', 'https://localhost'],
  ])('takes %s as %s', (typed, hub) => {
    expect(read(typed)).toBe(hub);
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['ftp://hub.example', 'scheme'],
    ['https://pixit:secret@hub.example', 'credentials-inside'],
    ['hub.example:99999', 'port'],
    ['hub.example:0', 'port'],
    ['two words', 'not-an-address'],
    ['https://', 'not-an-address'],
    ['https://hub.example/../x', 'not-an-address'],
    ['https://hub.example//x', 'not-an-address'],
    ['hub.example:port', 'not-an-address'],
    ['https://[zz]', 'not-an-address'],
    ['hub\u0000.example', 'not-an-address'],
  ])('refuses %j as %s', (typed, kind) => {
    expect(read(typed)).toMatchObject({ kind });
  });

  it.each([
    ['http://localhost:8000', true],
    ['http://127.0.0.2', true],
    ['http://[::FFFF:127.0.0.1]', true],
    ['http://evil.localhost', false],
    ['http://0.0.0.0', false],
  ])('knows whether %s is this computer: %s', (typed, loopback) => {
    expect(readHubAddress(typed)).toMatchObject({ value: { loopback } });
  });

  it.each([
    ['hub.example', ['']],
    ['hub.example/api/docs/', ['']],
    ['hub.example/hub/api/', ['/hub']],
    ['hub.example/one/two', ['/one/two', '/one', '']],
    ['hub.example/hub/login?next=/', ['/hub/login', '/hub', '']],
    [
      'hub.example/a/b/c/d/e/f/g',
      ['/a/b/c/d/e/f/g', '/a/b/c/d/e/f', '/a/b/c/d/e', '/a/b/c/d', '/a/b/c', ''],
    ],
  ])('looks for the Hub of %s at each base it may have, the deepest first', (typed, paths) => {
    const bases = paths.map((path) => `https://hub.example${path}`);
    expect(readHubAddress(typed)).toMatchObject({ value: { bases } });
  });

  it('says whether https was assumed, and what is on this computer', () => {
    expect(readHubAddress('127.0.0.1:8000')).toMatchObject({
      value: { schemeAssumed: true, loopback: true, encrypted: true },
    });
    expect(readHubAddress('http://hub.example')).toMatchObject({
      value: { schemeAssumed: false, loopback: false, encrypted: false },
    });
  });
});

it('names a profile after the host, with the port where there is one', () => {
  expect(defaultProfileName('https://hub.example')).toBe('hub.example');
  expect(defaultProfileName('http://hub.example:8000/x')).toBe('hub.example-8000');
  expect(defaultProfileName('http://[::1]:8000')).toBe('::1-8000');
  expect(hostOf('http://hub.example:8000/x')).toBe('hub.example:8000');
});

it('finds a name that no other has, whatever its case', () => {
  expect(uniqueName('Hub', ['other'])).toBe('Hub');
  expect(uniqueName('Hub', ['hub', 'HUB-2'])).toBe('Hub-3');
});

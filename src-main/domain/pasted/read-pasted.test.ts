import { describe, expect, it } from 'vitest';
import { readPasted } from './read-pasted.ts';

const key = 'abcd1234.efGH-5678_$x';
const hub = 'https://hub.example';
const found = { ok: true, value: { hub, key } };

describe('a curl command', () => {
  it.each([
    ['single quotes', `curl -H 'Authorization: Api-Key ${key}' ${hub}/api/jobs/`],
    ['an option with its value', `curl --header='authorization: api-key ${key}' "${hub}/api/"`],
    [
      'the header last',
      `curl ${hub}/api/jobs/?x=1 --header "Authorization: Api-Key ${key.replace('$', '\\$')}"`,
    ],
    ['attached, among other options', `curl -sSH'Authorization: Api-Key ${key}' --url ${hub}/api/`],
    [
      'lines that continue',
      `curl -X POST \\\n  -H 'Accept: */*' \\\n  -H 'Authorization: Api-Key ${key}' \\\r\n  ${hub}/api/`,
    ],
    ['ANSI quotes', `curl -H $'Authorization: Api-Key ${key}' ${hub}/api/`],
    [
      'PowerShell',
      `curl.exe -H "Authorization: Api-Key ${key.replace('$', '`$')}" \`\n  '${hub}/api/'`,
    ],
    ['cmd', `curl -H "Authorization: Api-Key ${key}" ^\r\n  "${hub}/api/"`],
    ['a prompt before it', `$ curl '${hub}/api/' -H 'Authorization: Api-Key ${key}' | jq .`],
    [
      'a key in a variable of the same text',
      `API_KEY='${key}'\ncurl -H "Authorization: Api-Key $API_KEY" ${hub}/api/`,
    ],
    [
      'the address too',
      `HUB_URL=${hub}\ncurl -H 'Authorization: Api-Key ${key}' "$HUB_URL/api/jobs/"`,
    ],
    [
      'the address in a variable, braced',
      `HUB=${hub}\ncurl -H 'Authorization: Api-Key ${key}' "\${HUB}/api/"`,
    ],
  ])('gives its key and the Hub: %s', (_name, text) => {
    expect(readPasted(text)).toEqual(found);
  });

  it('gives a key without a Hub', () => {
    expect(readPasted(`-H 'Authorization: Api-Key ${key}'`)).toEqual({
      ok: true,
      value: { hub: null, key },
    });
  });

  it('does not take the file of -o, or a body, for a header', () => {
    const text = `curl -o Header -d '{"API_KEY":"x"}' ${hub}/api/ -H 'Authorization: Api-Key ${key}'`;
    expect(readPasted(text)).toEqual(found);
  });

  it('is never run, and expands nothing of this computer', () => {
    const text = `curl -H "Authorization: Api-Key $(cat /etc/passwd)" ${hub}/api/`;
    expect(readPasted(text)).toEqual({ ok: false, problem: { kind: 'nothing' } });
    expect(readPasted(`curl -H "Authorization: Api-Key $HOME" ${hub}/`)).toEqual({
      ok: false,
      problem: { kind: 'variable', name: 'HOME' },
    });
  });
});

describe('a .env text', () => {
  it.each([
    ['plain', `HUB_URL=${hub}/api/\nAPI_KEY=${key}\n`],
    [
      'with comments and exports',
      `# the Hub\nexport HUB_URL="${hub}" # x\nexport API_KEY='${key}'\n`,
    ],
    ['with a prefix', `NGENEA_HUB_URL = ${hub}\r\nNGENEA_API_KEY = "${key}"\r\n`],
    ['of PowerShell', `$env:HUB_URL = '${hub}'\n$env:API_KEY = '${key}'`],
    ['of cmd', `set HUB_URL=${hub}\nset "API_KEY=${key}"`],
    ['of fish', `set -gx HUB_URL ${hub}\nset -gx API_KEY '${key}'`],
    ['with the scheme', `HUB_URL=${hub}\nAPI_KEY="Api-Key ${key}"`],
    ['of a staging Hub', `HUB_URL=${hub}\nSTAGING_NGENEAHUB_API_KEY=${key}`],
    ['beside the key of another service', `OPENAI_API_KEY=sk-x\nHUB_URL=${hub}\nAPI_KEY=${key}`],
    ['beside a token', `HUB_URL=${hub}\nJWT_TOKEN=ey.x.y\nAPI_KEY=${key}`],
  ])('gives its key and the Hub: %s', (_name, text) => {
    expect(readPasted(text)).toEqual(found);
  });
});

it('takes a header line', () => {
  expect(readPasted(`Authorization: Api-Key ${key}`)).toMatchObject({ value: { key } });
});

it.each([
  ['', { kind: 'nothing' }],
  ['hello', { kind: 'nothing' }],
  [`HUB_URL=${hub}`, { kind: 'nothing' }],
  ['API_KEY=', { kind: 'nothing' }],
  [`curl -H 'Authorization: Bearer ey.x.y' ${hub}/api/`, { kind: 'token', hub }],
  ['JWT_TOKEN=ey.x.y', { kind: 'token', hub: null }],
  ['API_KEY=a.b\nHUB_API_KEY=c.d', { kind: 'several' }],
  ['OPENAI_API_KEY=a.b', { kind: 'nothing' }],
  ['GITHUB_API_KEY=a.b', { kind: 'nothing' }],
  ['HUBSPOT_API_KEY=a.b', { kind: 'nothing' }],
  ['API_KEY=${SECRET}', { kind: 'variable', name: 'SECRET' }],
  ['curl -H "Authorization: Api-Key %KEY%" https://h/', { kind: 'variable', name: 'KEY' }],
] as const)('says why it takes nothing: %j', (text, problem) => {
  expect(readPasted(text)).toEqual({ ok: false, problem });
});

import { execFile, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shells } from '../../e2e/fixtures/shells.ts';
import { commandScript, FakeHelper, type HelperRequest } from '../testing/fake-helper.ts';

/** A name with everything in it that a shell, a URL or JSON could trip over. */
const odd = `we'ird "näme" $(x) \\ & 🔑 %20 / ?*=#`;
const query = encodeURIComponent(odd).replaceAll(
  /[!'()*]/g,
  (found) => `%${found.charCodeAt(0).toString(16)}`,
);

const hasScript = spawnSync('script', ['--version'], { stdio: 'ignore' }).status === 0;

let helper: FakeHelper;
beforeAll(async () => {
  helper = await new FakeHelper().start();
});
afterAll(() => helper.stop());

const called = ({ method, url, body }: HelperRequest) => {
  // Percent-encoding is compared whatever the case of its letters.
  const target = url.replaceAll(/%[0-9a-f]{2}/gi, (found) => found.toLowerCase());
  return `${method} ${target}${body && ` ${JSON.stringify(JSON.parse(body))}`}`;
};

const calls: readonly (readonly [args: readonly string[], call: string])[] = [
  [['status'], 'GET /v1/status'],
  [['profiles'], 'GET /v1/profiles'],
  [['login'], 'POST /v1/login {}'],
  [
    ['login', 'hub.example.com', '--user', odd],
    `POST /v1/login ${JSON.stringify({ address: 'hub.example.com', user: odd })}`,
  ],
  [['login', `--profile=${odd}`], `POST /v1/login ${JSON.stringify({ profile: odd })}`],
  [['logout'], 'POST /v1/logout {}'],
  [['logout', '--profile', odd], `POST /v1/logout ${JSON.stringify({ profile: odd })}`],
  [['use', odd], `POST /v1/use ${JSON.stringify({ profile: odd })}`],
  [['use', '--', '-odd'], 'POST /v1/use {"profile":"-odd"}'],
  [['refresh', '--profile', odd], `POST /v1/refresh ${JSON.stringify({ profile: odd })}`],
  [['keys'], 'GET /v1/keys'],
  [['keys', 'list', '--profile', odd], `GET /v1/keys?profile=${query.toLowerCase()}`],
  [['keys', 'new', odd], `POST /v1/keys/new ${JSON.stringify({ name: odd })}`],
  [
    ['keys', '--profile', odd, 'rotate', odd],
    `POST /v1/keys/rotate ${JSON.stringify({ name: odd, profile: odd })}`,
  ],
  [['keys', 'revoke', odd], `POST /v1/keys/revoke ${JSON.stringify({ name: odd })}`],
  [['keys', 'check', odd], `POST /v1/keys/check ${JSON.stringify({ name: odd })}`],
  [['health', '--profile', odd], `GET /v1/health?profile=${query.toLowerCase()}`],
  [['jobs'], 'GET /v1/jobs'],
  [['jobs', '../x?', '--key', odd], `GET /v1/jobs/..%2fx%3f?key=${query.toLowerCase()}`],
  [
    ['copy', 'helper', '--profile', odd, '--key', odd, '--jq', '--variable'],
    `POST /v1/copy ${JSON.stringify({ what: 'helper', profile: odd, credential: { clientKey: odd }, variable: true, jq: true })}`,
  ],
  [
    [
      ...'copy curl --path /api/x/ --method POST --shell fish --data'.split(' '),
      '{"a":\n\t"\\"}\n',
    ],
    `POST /v1/copy ${JSON.stringify({ what: 'curl', path: '/api/x/', method: 'POST', body: '{"a":\n\t"\\"}\n', shell: 'fish' })}`,
  ],
  [['doctor'], 'GET /v1/doctor'],
  [['open', '--quick'], 'POST /v1/open {"quick":true}'],
];

describe.each(shells)('in %s', (...shell) => {
  it('sends each command as its call, whatever names hold', async () => {
    helper.answer = () => ({ body: 'said\n', headers: { 'content-type': 'text/plain' } });
    for (const [args, call] of calls) {
      const { code, err } = await helper.run(shell, args);
      expect({ args, code, err, calls: helper.taken().map(called) }).toEqual({
        ...{ args, code: 0, err: '' },
        calls: [call.replaceAll(/%[0-9a-f]{2}/gi, (found) => found.toLowerCase())],
      });
    }
  });

  it('hands on the token with which a desktop lets a window come to the front', async () => {
    for (const [token, body] of [
      [
        'gnome-shell/Terminal/7-0-h_TIME9',
        '{"quick":false,"activationToken":"gnome-shell/Terminal/7-0-h_TIME9"}',
      ],
      ['a"b', '{"quick":false}'],
      ['', '{"quick":false}'],
    ] as const) {
      const { code } = await helper.run(shell, ['open'], { XDG_ACTIVATION_TOKEN: token });
      expect({ code, calls: helper.taken().map(called) }).toEqual({
        code: 0,
        calls: [`POST /v1/open ${body}`],
      });
    }
  });

  it('prints text for people, JSON with --json, and ends as the helper says', async () => {
    const exit = { 'X-Hubkey-Exit': '5' };
    helper.answer = ({ headers }) =>
      headers.accept === 'text/plain'
        ? { body: 'a  table\nof “names”\n', headers: exit }
        : { body: '{"b":1}' };
    for (const name of ['status', 'profiles', 'keys', 'health', 'jobs']) {
      const text = await helper.run(shell, [name]);
      expect(text, name).toEqual({ code: 5, out: 'a  table\nof “names”\n', err: '' });
      expect(helper.taken()[0]?.headers, name).not.toHaveProperty('x-hubkey-colour');
      const json = await helper.run(shell, [name, '--json']);
      expect(json, name).toEqual({ code: 0, out: '{"b":1}\n', err: '' });
      expect(helper.taken()[0]?.headers, name).toMatchObject({ accept: 'application/json' });
    }
  });

  it.runIf(hasScript)('wants colours on a terminal alone, and not with NO_COLOR', async () => {
    helper.answer = () => ({ body: 'x\n' });
    for (const [words, env, colour] of [
      ['status', {}, '1'],
      ['status', { NO_COLOR: '' }, '1'],
      ['status', { NO_COLOR: '1' }, undefined],
      ['status', { TERM: 'dumb' }, undefined],
      ['status --json', {}, undefined],
    ] as const) {
      const line = `${shell.join(' ')} '${commandScript}' ${words}`;
      const onTerminal = ['-qec', line, '/dev/null'];
      await new Promise<void>((done) => {
        const variables = {
          ...process.env,
          TERM: 'xterm',
          NO_COLOR: '',
          HUBKEY_USER_DATA: helper.folder,
          ...env,
        };
        execFile('script', onTerminal, { env: variables }, () => done());
      });
      const [request] = helper.taken();
      expect({ words, env, colour: request?.headers['x-hubkey-colour'] }).toEqual({
        ...{ words, env, colour },
      });
    }
  });

  it('refuses what can’t be a name, and says which words it doesn’t know', async () => {
    const list = 'Run “hubkey --help” for the list.';
    for (const [args, words] of [
      [['use', 'a\nb'], 'must be one line'],
      [['keys', 'new', 'a\nb'], 'must be one line'],
      [['keys', 'new', 'a\tb'], 'control characters'],
      [['copy', 'curl', '--data', '"a\u0007"'], 'as JSON does, such as \\u001b.'],
      [['logout', '--profile', 'a\nb'], '--profile must be one line'],
      [['jobs', '--key=a\rb'], '--key must be one line without control characters'],
      [['use'], 'hubkey use PROFILE'],
      [['use', 'my', 'hub'], 'takes fewer arguments'],
      [['keys', 'new'], 'hubkey keys new NAME'],
      [['keys', 'delete', 'x'], 'list, new, rotate, revoke, check'],
      [['jobs', '--watch'], 'hubkey jobs ID --watch'],
      [['copy', 'secret'], 'header, value, curl'],
      [['login', 'hub.example.com', '--profile', 'p'], 'not both'],
      [['login', '--wait', 'x'], '--wait needs a number'],
      [['login', '--wait'], '--wait needs a value'],
      [['status', '--json=1'], '--json takes no value'],
      [['status', 'x'], 'takes no argument'],
      [['status', '--watch'], `Unknown option “--watch”. ${list}`],
      [['health', '--key', 'x'], `Unknown option “--key”. ${list}`],
      [['zap'], `Unknown command “zap”. ${list}`],
      [['zap\u001b[2J'], `Unknown command. ${list}`],
      [['zap\u202e'], `Unknown command. ${list}`],
      [['login', '--wait', '601'], '--wait takes 0 to 600 seconds'],
      [
        ['copy', 'curl', '--shell', 'csh'],
        '--shell takes one of: bash, zsh, fish, powershell, cmd.',
      ],
      [['copy', 'curl', '--endpoint', 'x'], '--endpoint takes one of: health, jobs, alerts'],
    ] as const) {
      const { code, out, err } = await helper.run(shell, args);
      expect({ args, code, out }).toEqual({ args, code: 2, out: '' });
      expect(err).toContain(words);
    }
    expect(helper.taken()).toEqual([]);
  });

  it('takes profile and key from the environment where no option says so', async () => {
    helper.answer = () => ({ body: 'x\n' });
    const env = { HUBKEY_PROFILE: odd, HUBKEY_KEY: odd };
    const both = `profile=${query}&key=${query}`.toLowerCase();
    for (const [args, call] of [
      [['jobs'], `GET /v1/jobs?${both}`],
      [['jobs', '--key', '', '--profile', 'p'], 'GET /v1/jobs?profile=p'],
      [['login', 'hub.example.com'], 'POST /v1/login {"address":"hub.example.com"}'],
      [['logout'], `POST /v1/logout ${JSON.stringify({ profile: odd })}`],
      [['profiles'], 'GET /v1/profiles'],
    ] as const) {
      const { code, err } = await helper.run(shell, args, env);
      expect({ args, code, err, calls: helper.taken().map(called) }).toEqual({
        ...{ args, code: 0, err: '' },
        calls: [call],
      });
    }
    const wrong = await helper.run(shell, ['jobs'], { HUBKEY_PROFILE: 'a\nb' });
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('HUBKEY_PROFILE must');
  });

  it('uses the socket that HUBKEY_SOCKET names, with no file of Hubkey and no token', async () => {
    helper.answer = () => ({ body: 'x\n' });
    const env = { HUBKEY_USER_DATA: '/nonexistent', HUBKEY_SOCKET: helper.socket };
    for (const args of [['profiles'], ['header'], ['curl', '/api/jobs/']]) {
      expect(await helper.run(shell, args, env)).toEqual({ code: 0, out: 'x\n', err: '' });
      expect(helper.taken()[0]?.headers).not.toHaveProperty('authorization');
    }
    const gone = await helper.run(shell, ['status'], { HUBKEY_SOCKET: '/nonexistent/s' });
    expect(gone.code).toBe(3);
    expect(gone.err).toContain('HUBKEY_SOCKET');
  });

  it('watches a job until it has ended, and prints what changed', async () => {
    const bodies = ['running\n', 'failed\n'];
    helper.answer = () => {
      const body = bodies.shift() ?? '';
      const ended = { 'x-hubkey-ended': '1', 'x-hubkey-exit': '1' };
      return { body, headers: bodies.length ? {} : ended };
    };
    const watched = await helper.run(shell, ['jobs', '42', '--watch']);
    expect(watched).toEqual({ code: 1, out: 'running\nfailed\n', err: '' });
    expect(helper.taken()).toHaveLength(2);
  });

  it('goes on watching while the Hub can’t be reached, for a minute', async () => {
    const gone = '{"error":{"kind":"hub-unreachable","message":"The Hub can’t be reached."}}';
    const answers = [
      { body: 'running\n' },
      { status: 502, body: gone },
      { status: 502, body: gone },
    ];
    helper.answer = () => answers.shift() ?? { body: 'done\n', headers: { 'x-hubkey-ended': '1' } };
    // Does without the pauses.
    const folder = join(helper.folder, 'sleep');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'sleep'), '#!/bin/sh\n');
    chmodSync(join(folder, 'sleep'), 0o755);
    const env = { PATH: `${folder}:${process.env['PATH'] ?? ''}` };
    const watched = await helper.run(shell, ['jobs', '42', '--watch'], env);
    expect(watched).toEqual({ code: 0, out: 'running\ndone\n', err: '' });
    helper.taken();
    helper.answer = () => ({ status: 502, body: gone });
    if (shell[0] !== 'busybox') {
      const ended = await helper.run(shell, ['jobs', '42', '--watch'], env);
      expect(ended).toEqual({ code: 1, out: '', err: 'hubkey: The Hub can’t be reached.\n' });
      expect(helper.taken()).toHaveLength(31);
    }
    await helper.run(shell, ['jobs', '42'], env);
    expect(helper.taken()).toHaveLength(1);
  });

  it('says what it has copied, and helps after the words of a command too', async () => {
    helper.answer = () => ({ body: '{"clearsInSeconds":30}' });
    expect((await helper.run(shell, ['copy', 'helper'])).out).toBe(
      'Copied the helper command, clears in 30 s.\n',
    );
    expect(helper.taken()).toHaveLength(1);
    const helped = await helper.run(shell, ['keys', 'new', '--help']);
    expect(helped).toMatchObject({ code: 0, err: '' });
    expect(helped.out).toContain('Exit codes:');
    expect(helper.taken()).toEqual([]);
  });

  it('passes the helper’s words and exit code on, also from a refusal', async () => {
    for (const [kind, expected] of [
      ['sign-in-needed', 4],
      ['not-allowed', 1],
    ] as const) {
      const error = { kind, message: 'It “says” \\"no\\".' };
      const body = JSON.stringify({ error: { ...error, message: 'It “says” "no".' } });
      helper.answer = () => ({ status: 403, body });
      for (const args of [['health'], ['keys', 'new', 'x'], ['login']]) {
        const { code, out, err } = await helper.run(shell, args);
        expect({ code, out, err }).toEqual({
          ...{ code: expected, out: '' },
          err: 'hubkey: It “says” "no".\n',
        });
      }
    }
    helper.taken();
  });

  it('takes a value that Hubkey can’t read for wrong usage', async () => {
    const message = 'A job’s ID is a number, such as 42.';
    const body = JSON.stringify({ error: { kind: 'bad-request', message } });
    helper.answer = () => ({ status: 400, body });
    for (const args of [
      ['jobs', 'abc'],
      ['jobs', 'abc', '--watch', '--json'],
      ['login', 'no address'],
      ['copy', 'curl', '--path', '/api/x/', '--method', 'FETCH'],
      ['exec', '--', 'true'],
    ]) {
      const ended = await helper.run(shell, args);
      expect({ args, ...ended }).toEqual({
        ...{ args, code: 2, out: '' },
        err: `hubkey: ${message}\nhubkey: Run “hubkey --help” to see how.\n`,
      });
      expect(helper.taken()).toHaveLength(1);
    }
  });

  it('lists names for completions, and is silent whatever happens', async () => {
    helper.answer = () => ({ body: `one\n${odd}\n` });
    const listed = await helper.run(shell, ['__complete', 'keys', '--profile', odd]);
    expect(listed).toEqual({ code: 0, out: `one\n${odd}\n`, err: '' });
    expect(helper.taken().map(called)).toEqual([
      `GET /v1/complete?what=keys&profile=${query}`.toLowerCase().replace('get', 'GET'),
    ]);
    helper.answer = () => ({ status: 401, body: 'no' });
    const silent = { code: 0, out: '', err: '' };
    expect(await helper.run(shell, ['__complete', 'profiles'])).toEqual(silent);
    const none = { HUBKEY_USER_DATA: '/nonexistent' };
    expect(await helper.run(shell, ['__complete', 'profiles'], none)).toEqual(silent);
    helper.taken();
  });
});

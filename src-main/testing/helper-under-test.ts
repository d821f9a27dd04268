import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import type { CopyRequest } from '../domain/copy-request.ts';
import type { HelperServer } from '../loopback/helper-server.ts';
import { CoreRig } from './core-rig.ts';
import { startHelper } from './start-helper.ts';

const defaultLimits = { bodyBytes: 2_000, headerBytes: 4_096, requestMs: 400 };

type Headers = Record<string, string | undefined>;

/** The helper of a signed-in Hubkey, for requests as bytes. Each test has its own. */
export class HelperUnderTest {
  folder = '';
  rig = new CoreRig();
  copies: CopyRequest[] = [];
  opened: boolean[] = [];
  activationTokens: (string | null)[] = [];
  refusals: string[] = [];
  /** Whether Hubkey itself fails. */
  viewFails = false;
  limits = { ...defaultLimits };
  #helper: HelperServer | null = null;

  get helper(): HelperServer {
    if (!this.#helper) throw new Error('The helper wasn’t started.');
    return this.#helper;
  }

  set helper(helper: HelperServer) {
    this.#helper = helper;
  }

  readonly open = (runtimeDir = join(this.folder, 'run')): Promise<HelperServer> => {
    const { rig } = this;
    return startHelper(rig, join(this.folder, 'data'), {
      runtimeDir,
      limits: this.limits,
      view: () => {
        if (this.viewFails) throw new Error('A fault of Hubkey.');
        return rig.core.view();
      },
      services: {
        ...rig.core,
        helperCopies: {
          copy: (asked) => {
            this.copies.push(asked.request);
            return rig.core.copyFor(asked);
          },
        },
      },
      open: ({ quick, activationToken }) => {
        this.opened.push(quick);
        this.activationTokens.push(activationToken);
      },
      refused: (why) => this.refusals.push(why),
      broke: () => undefined,
    });
  };

  async begin(): Promise<void> {
    this.folder = mkdtempSync(join(tmpdir(), 'hubkey-helper-'));
    this.rig = new CoreRig();
    this.copies = [];
    this.opened = [];
    this.activationTokens = [];
    this.refusals = [];
    this.viewFails = false;
    this.limits = { ...defaultLimits };
    await this.rig.signIn();
    await this.rig.saveKey('nightly', 'abcd.efgh');
    this.helper = await this.open();
  }

  async end(): Promise<void> {
    await this.helper.stop();
    this.rig.core.dispose();
    rmSync(this.folder, { recursive: true });
  }

  /** A person who allows every request until Hubkey quits, a moment after each question. */
  readonly allowAlways = (): void => {
    const answered = new Set<string>();
    const { core } = this.rig;
    core.views.subscribe(({ consents: { requests: asks } }) => {
      for (const { id } of asks.filter((ask) => !answered.has(ask.id))) {
        answered.add(id);
        setImmediate(() => void core.handle.answerConsent({ id, choice: 'until-quit' }));
      }
    });
  };

  readonly contact = () =>
    JSON.parse(readFileSync(join(this.folder, 'data', 'helper.json'), 'utf8')) as {
      url: string;
      token: string;
      socket: string;
      pid: number;
      version: number;
    };

  readonly port = (): number => Number(new URL(this.contact().url).port);

  /** The answer to these bytes, until the connection ends. */
  readonly raw = (bytes: string, door: 'tcp' | 'socket' = 'tcp'): Promise<string> =>
    new Promise((resolve) => {
      const socket =
        door === 'tcp'
          ? connect(this.port(), '127.0.0.1')
          : connect({ path: this.contact().socket });
      let answer = '';
      socket.on('data', (chunk) => (answer += chunk.toString()));
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(answer));
      socket.write(bytes);
    });

  /** The bytes of a request as an honest caller sends it, apart from these headers. */
  readonly lines = (first: string, headers: Headers, body = ''): string => {
    const all: Headers = {
      Host: `127.0.0.1:${this.port()}`,
      Authorization: `Bearer ${this.contact().token}`,
      Connection: 'close',
      ...headers,
    };
    const heads = Object.entries(all).flatMap(([name, value]) =>
      value === undefined ? [] : [`${name}: ${value}`],
    );
    return `${first} HTTP/1.1\r\n${heads.join('\r\n')}\r\n\r\n${body}`;
  };

  readonly post = (body: unknown, headers: Headers = {}): Promise<string> => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const defaults = {
      'Content-Type': 'application/json',
      'Content-Length': `${Buffer.byteLength(text)}`,
    };
    return this.raw(this.lines('POST /v1/copy', { ...defaults, ...headers }, text));
  };

  /** An honest copy that claims a body of so many bytes; it has 17. */
  readonly copyCall = (length: number): string =>
    this.lines(
      'POST /v1/copy',
      { 'Content-Type': 'application/json', 'Content-Length': `${length}` },
      headerRequest,
    );

  /** The helper still serves honest callers. */
  readonly unharmed = async (): Promise<void> => {
    expect(await this.raw(this.lines('GET /v1/status', {}))).toMatch(/^HTTP\/1\.1 200 /);
  };
}

/** The JSON body of an answer. */
export const bodyOf = (answer: string): Record<string, unknown> =>
  JSON.parse(answer.split('\r\n\r\n')[1] ?? '') as Record<string, unknown>;

/** The body of a copy. */
export const headerRequest = '{"what":"header"}';

/** A helper that is started before each test of a file, and stopped after it. */
export function helperUnderTest(): HelperUnderTest {
  const on = new HelperUnderTest();
  beforeEach(() => on.begin());
  afterEach(() => on.end());
  return on;
}

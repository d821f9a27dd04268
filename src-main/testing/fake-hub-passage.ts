import { gzipSync } from 'node:zlib';
import type { Credential } from '../domain/credential.ts';
import type { HubProblem } from '../domain/hub-problem.ts';
import type { HeaderList } from '../domain/pass-headers.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type {
  ByteStream,
  HubPassage,
  PassageTarget,
  PassedAnswer,
  PassedRequest,
} from '../ports/hub-passage.ts';

/** A Hub behind the passage: takes the credentials it is told to, and keeps what was asked. */
export class FakeHubPassage implements HubPassage {
  readonly asked: { credential: string; request: PassedRequest }[] = [];
  /** Credentials that are refused; every other one is taken. */
  readonly refused = new Set<string>();
  /** What a refusal is answered with. */
  refusal: 401 | 403 = 401;
  /** Refusals are packed with gzip. */
  packs = false;
  problem: HubProblem | null = null;
  /** What everything else is answered with, whether its length is said, and its type. */
  text = '{"ok":true}';
  length = true;
  type = 'application/json';
  /** Carries the requests to a real Hub, once a test has set it. */
  carrier: HubPassage | null = null;

  pass(
    target: PassageTarget,
    credential: Credential,
    request: PassedRequest,
  ): Promise<Result<PassedAnswer, HubProblem>> {
    const secret = credential.secret.reveal();
    this.asked.push({ credential: secret, request });
    if (this.carrier) return this.carrier.pass(target, credential, request);
    if (this.problem) return Promise.resolve(fail(this.problem));
    if (this.refused.has(secret)) return Promise.resolve(ok(this.#refusal(request.method)));
    const bytes = new TextEncoder().encode(this.text);
    const length = this.length ? ([['Content-Length', String(bytes.length)]] as const) : [];
    return Promise.resolve(ok(answer(200, [['Content-Type', this.type], ...length], bytes)));
  }

  /** In the framework's own shape; that of a HEAD has no body. */
  #refusal(method: string): PassedAnswer {
    const challenge =
      this.refusal === 401 ? ([['WWW-Authenticate', 'Bearer realm="api"']] as const) : [];
    const text = new TextEncoder().encode('{"detail":"no","code":"token_not_valid"}');
    const coding = this.packs ? ([['Content-Encoding', 'gzip']] as const) : [];
    const bytes = method === 'HEAD' ? new Uint8Array() : this.packs ? gzipSync(text) : text;
    return answer(this.refusal, [json, ...challenge, ...coding], bytes);
  }
}

const json = ['Content-Type', 'application/json'] as const;

const answer = (status: number, headers: HeaderList, bytes: Uint8Array): PassedAnswer => ({
  status,
  reason: '',
  headers,
  body: once(bytes),
});

// eslint-disable-next-line @typescript-eslint/require-await -- a stream of one piece that is there already
async function* once(bytes: Uint8Array): ByteStream {
  yield bytes;
}

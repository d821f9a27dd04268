import type { Credential } from '../domain/credential.ts';
import type { HubProblem } from '../domain/hub-problem.ts';
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
  problem: HubProblem | null = null;
  /** What everything else is answered with, and whether its length is said. */
  text = '{"ok":true}';
  length = true;
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
    const good = !this.refused.has(secret);
    const text = good ? this.text : '{"detail":"no","code":"token_not_valid"}';
    return Promise.resolve(ok(answer(good ? 200 : this.refusal, text, this.length)));
  }
}

function answer(status: number, text: string, length: boolean): PassedAnswer {
  const bytes = new TextEncoder().encode(text);
  const headers = [
    ['Content-Type', 'application/json'],
    ...(length ? ([['Content-Length', String(bytes.length)]] as const) : []),
  ] as const;
  return { status, reason: '', headers, body: once(bytes) };
}

// eslint-disable-next-line @typescript-eslint/require-await -- a stream of one piece that is there already
async function* once(bytes: Uint8Array): ByteStream {
  yield bytes;
}

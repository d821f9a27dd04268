import type { Door } from './door.ts';
import type { Exchange } from './exchange.ts';
import type { Attack } from './kind.ts';
import { mayIgnoreBody, maySucceed } from './may-succeed.ts';
import { readAnswers } from './read-answers.ts';
import { strictRequests } from './strict-requests.ts';

/** What an attack may cause, according to the oracle. */
export interface Expected {
  /** The methods of the requests that may succeed, in their order. Nothing behind them may. */
  methods: readonly string[];
  /** Whether the helper has said all it will say once those are answered. */
  allSaid: boolean;
  /** How many copies it may make. */
  copies: number;
}

/** How many requests of a connection may succeed: those before the first that may not, or that ends it. */
export function expectedOf({ bytes, how }: Attack, door: Door): Expected {
  const { requests, more, head } = strictRequests(bytes);
  const methods: string[] = [];
  let copies = 0;
  for (const request of requests) {
    if (!maySucceed(request, door)) return { methods, allSaid: false, copies };
    methods.push(request.method);
    if (request.target.startsWith('/v1/copy')) copies += 1;
    if (!request.persists) return { methods, allSaid: false, copies };
  }
  if (head && mayIgnoreBody(head, door)) methods.push(head.method);
  return { methods, allSaid: !more && how === 'whole' && methods.length > 0, copies };
}

/** Whether everything expected on a connection has arrived. */
export const saidAll = ({ methods, allSaid }: Expected, answer: Buffer): boolean =>
  allSaid && readAnswers(answer, methods).statuses.length === methods.length;

/** How many answers were a success, and what is wrong with the whole of it; null: nothing. */
export function judged(
  { answer }: Exchange,
  { methods }: Expected,
  secrets: readonly string[],
): { succeeded: number; wrong: string | null } {
  const { statuses, rest } = readAnswers(answer, methods);
  const succeeded = statuses.filter((status) => status >= 200 && status < 300).length;
  const late = /HTTP\/1\.1 2\d\d [^\r]*/.exec(rest)?.[0];
  // A refusal of what is no HTTP has a body even where the method was HEAD; the connection ends with it.
  const broken =
    statuses.length === methods.length &&
    methods.at(-1) !== 'HEAD' &&
    rest !== '' &&
    !rest.startsWith('HTTP/1.1 ');
  const text = answer.toString('latin1');
  if (late !== undefined) return { succeeded, wrong: `answered ${late} where nothing may succeed` };
  if (broken)
    return { succeeded, wrong: `answered what is no HTTP: ${JSON.stringify(rest.slice(0, 60))}` };
  if (secrets.some((secret) => text.includes(secret)))
    return { succeeded, wrong: 'gave a secret away' };
  if (/^access-control-/im.test(text)) return { succeeded, wrong: 'let web pages read it' };
  return { succeeded, wrong: null };
}

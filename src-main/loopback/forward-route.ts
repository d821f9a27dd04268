import { m } from '../domain/messages/index.ts';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { headersFromHub, headersToHub } from '../domain/forward-headers.ts';
import { readForwardPath } from '../domain/forward-path.ts';
import { pathProblemWords } from '../domain/words/request-problem-words.ts';
import type { ForwardedAnswer, ForwardedRequest } from '../ports/hub-forwarder.ts';
import { credentialNamed } from './find-key.ts';
import { profileAt } from './find-profile.ts';
import type { Destination } from './destination.ts';
import type { CallContext } from './call-context.ts';
import { goneSignal } from './gone-signal.ts';
import { badRequest, forwardRefusal, type Refusal } from './refusals.ts';
import { valuesOf } from './request-head.ts';
import { waitOf } from './waiting.ts';

/** The largest body that is buffered so that it can be sent again, in bytes. */
const maxResendBytes = 65_536;

/** Forwards a request to its Hub with the credential added, streaming both ways. */
export async function forward(
  context: CallContext,
  destination: Extract<Destination, { kind: 'hub' }>,
): Promise<Refusal | null> {
  const { head, work, request, response } = context;
  const path = readForwardPath(destination.rest);
  if (!path.ok) {
    const { problem } = path;
    return { status: 400, kind: 'bad-path', message: () => pathProblemWords(problem) };
  }
  const view = work.view();
  const profile = profileAt(destination, view);
  if (!profile.ok) return profile.problem;
  const wait = waitOf(head);
  if (!wait.ok) return wait.problem;
  const names = valuesOf(head.headers, 'x-hubkey-key');
  if (names.length > 1) return oneKey;
  const [name] = names;
  const credential = credentialNamed(name === undefined ? null : asUtf8(name), profile.value, view);
  if (!credential.ok) return credential.problem;
  context.unhurried();
  if (request.headers.expect !== undefined) response.writeContinue();
  const answer = await work.services.forwards.forward({
    profile: profile.value.id,
    credential: credential.value,
    caller: context.caller,
    waitMs: wait.value,
    request: {
      method: head.method,
      path: path.value,
      headers: headersToHub(head.headers),
      body: await bodyOf(request),
      signal: goneSignal(response),
    },
  });
  if (!answer.ok) return forwardRefusal(answer.problem);
  await send(answer.value, request, response);
  return null;
}

/** Node reads headers as Latin-1; names of keys are sent as UTF-8. */
const asUtf8 = (value: string): string => Buffer.from(value, 'latin1').toString('utf8');

/** A small body is buffered, so that it can be sent again with a new token; a larger one is streamed. */
async function bodyOf(request: IncomingMessage): Promise<ForwardedRequest['body']> {
  const { 'content-length': length, 'transfer-encoding': coding } = request.headers;
  if (coding === undefined && Number(length ?? 0) === 0) return null;
  const size = coding === undefined ? Number(length) : null;
  if (size === null || size > maxResendBytes) {
    // Ending the stream must not close the caller's connection, as the answer is still sent on it.
    return { stream: request.iterator({ destroyOnReturn: false }), length: size };
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function send(
  { status, reason, headers, body }: ForwardedAnswer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // The Hub answered before reading the whole body: the rest must not be read as the next request.
  if (!request.complete) response.shouldKeepAlive = false;
  response.writeHead(status, reason, headersFromHub(headers, status).flat());
  response.flushHeaders();
  try {
    await pipeline(body, response);
  } catch {
    // One side went away in the middle, so the connection to the other side is closed.
    response.destroy();
  }
}

const oneKey = badRequest(m.helper_one_key_header);

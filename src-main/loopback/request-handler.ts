import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { fail } from '../domain/result.ts';
import { sendJson, sendRefusal } from './answers.ts';
import {
  noSuchCall,
  pathOf,
  refusalFor,
  type Gatekeeper,
  type Refusal,
  type RequestHead,
} from './gate.ts';
import { readJson } from './read-json.ts';
import { routeAt, type Answer, type HelperWork } from './routes.ts';

/** Answers the requests of one door. */
export function requestHandler(
  door: RequestHead['door'],
  gate: () => Gatekeeper,
  work: HelperWork,
): RequestListener {
  const refused = new WeakSet<Socket>();
  return (request, response) => {
    const { socket } = request;
    // It came along behind a refused request, with whose answer the connection ends.
    if (refused.has(socket)) return;
    const head = headOf(request, door);
    const gatekeeper = gate();
    const refusal = refusalFor(head, gatekeeper);
    if (refusal) {
      refused.add(socket);
      work.refused?.(refusal.kind);
      sendRefusal(response, refusal);
      return;
    }
    void answerTo(head, request, response, gatekeeper, work)
      .catch(() => fail(broken))
      .then((answer) => {
        if (response.destroyed) return;
        if (answer.ok) {
          sendJson(response, 200, answer.value);
        } else {
          refused.add(socket);
          work.refused?.(answer.problem.kind);
          sendRefusal(response, answer.problem);
        }
      });
  };
}

/** A caller gets an answer also where Hubkey itself is wrong. */
const broken: Refusal = {
  status: 500,
  kind: 'failed',
  message: 'Hubkey could not answer this. Try again, or start Hubkey anew.',
};

async function answerTo(
  head: RequestHead,
  request: IncomingMessage,
  response: ServerResponse,
  gate: Gatekeeper,
  work: HelperWork,
): Promise<Answer> {
  const route = routeAt(head.method, pathOf(head.target));
  if (!route) return fail(noSuchCall);
  if (route.method === 'GET') return route.answer(work, null);
  const body = await readJson(request, response, gate.bodyLimit);
  return body.ok ? route.answer(work, body.value) : body;
}

function headOf(request: IncomingMessage, door: RequestHead['door']): RequestHead {
  const { rawHeaders } = request;
  const headers: [string, string][] = [];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    headers.push([rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '']);
  }
  return {
    door,
    remoteAddress: request.socket.remoteAddress,
    method: request.method ?? '',
    target: request.url ?? '',
    headers,
  };
}

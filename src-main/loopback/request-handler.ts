import { isLoaded, loadMessages, m } from '../domain/messages/index.ts';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { CallerConnection } from '../domain/caller.ts';
import { sendRefusal } from './answers.ts';
import type { HelperWork } from './call-context.ts';
import { refusalFor, type Gatekeeper } from './gate.ts';
import { isGone } from './gone-signal.ts';
import { callerLocale } from './caller-locale.ts';
import { openFd } from './open-fd.ts';
import { destinationOf } from './destination.ts';
import { ticketOf, type RefusalsByTicket } from './refusals-by-ticket.ts';
import { RefusalThrottle } from './refusal-throttle.ts';
import type { Refusal } from './refusals.ts';
import type { RequestHead } from './request-head.ts';
import { run } from './routes.ts';

/** Answers a request; `unhurried` removes the time limit for the rest of it. */
export type Handler = (
  request: IncomingMessage,
  response: ServerResponse,
  unhurried: () => void,
) => void;

/** Answers the requests that come over TCP or over the socket. */
export function requestHandler(
  door: RequestHead['door'],
  gate: () => Gatekeeper,
  work: HelperWork,
  refusals: RefusalsByTicket,
): Handler {
  const refused = new WeakSet<Socket>();
  const throttle = new RefusalThrottle(() => work.now());
  const handle = (
    head: RequestHead,
    request: IncomingMessage,
    response: ServerResponse,
    unhurried: () => void,
  ): void => {
    const { socket } = request;
    // It was sent after a refused request, whose answer closes the connection.
    if (refused.has(socket)) return;
    const refuse = (refusal: Refusal): void => {
      refused.add(socket);
      if (!refusal.uncounted) work.refused?.(refusal.kind);
      const ticket = ticketOf(head);
      if (ticket !== null) refusals.keep(ticket, refusal);
      if (throttle.refuse() && ticket === null) sendRefusal(response, refusal, callerLocale(head));
      else socket.destroy();
    };
    const gatekeeper = gate();
    const refusal = refusalFor(head, gatekeeper);
    if (refusal) {
      refuse(refusal);
      return;
    }
    const caller = connectionOf(door, socket);
    const found = { head, request, response, work, caller };
    const context = { ...found, gate: gatekeeper, refusals, unhurried };
    void run(destinationOf(head), context)
      .catch((error: unknown) => {
        // The caller went away while its body was read, so there is nobody to answer.
        if (isGone(response)) return null;
        work.broke?.(error);
        return broken;
      })
      .then((late) => {
        if (!late || response.destroyed) return;
        if (response.headersSent) response.destroy();
        else refuse(late);
      });
  };
  return (request, response, unhurried) => {
    const head = headOf(request, door);
    const locale = callerLocale(head);
    if (isLoaded(locale)) handle(head, request, response, unhurried);
    else void loadMessages(locale).then(() => handle(head, request, response, unhurried));
  };
}

/** A caller gets an answer even if Hubkey itself has a bug. */
const broken: Refusal = {
  status: 500,
  kind: 'failed',
  message: m.helper_failed,
};

function connectionOf(door: RequestHead['door'], socket: Socket): CallerConnection {
  const { remotePort = 0, localPort = 0 } = socket;
  return door === 'tcp' ? { door, remotePort, localPort } : { door, openFd: () => openFd(socket) };
}

export function headOf(request: IncomingMessage, door: RequestHead['door']): RequestHead {
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

import type { IncomingMessage, ServerResponse } from 'node:http';
import { json, page, type Answer } from './answers.ts';
import { gatewayAnswers } from './gateway.ts';
import type { Fault } from './moods.ts';
import { throttled } from './throttled.ts';

/** A request that meets a fault. */
export interface FaultyExchange {
  request: IncomingMessage;
  response: ServerResponse;
  /** Does what the request asks for, and gives the answer that a Hub without the fault would send. */
  answer: () => Answer;
  send: (answer: Answer) => void;
  /** Called when an endless answer begins (1) and ends (-1). */
  pours: (change: 1 | -1) => void;
}

/** Answers a request as the fault demands, or doesn't. */
export async function carryOutFault(fault: Fault, exchange: FaultyExchange): Promise<void> {
  const { request, response, answer, send, pours } = exchange;
  switch (fault.kind) {
    case 'html':
      send(page(fault.status, fault.title ?? 'Server Error'));
      return;
    case 'json':
      send(json(fault.status, fault.body, fault.headers));
      return;
    case 'throttle':
      send(throttled(fault.seconds));
      return;
    case 'redirect':
      send({ status: fault.status ?? 301, html: '', headers: { location: fault.location } });
      return;
    case 'wrong-types':
      send(json(200, { access: 7, refresh: null, results: 'none' }));
      return;
    case 'hang':
      if (fault.does) answer();
      return;
    case 'reset':
      request.socket.resetAndDestroy();
      return;
    case 'lost-answer':
      answer();
      request.socket.resetAndDestroy();
      return;
    case 'truncate':
      truncate(response, answer());
      return;
    case 'endless':
      pours(1);
      response.once('close', () => pours(-1));
      pour(response);
      return;
    case 'gateway':
      if (fault.after) answer();
      send(gatewayAnswers[fault.answer]);
      return;
    case 'slow':
      await new Promise((resolve) => setTimeout(resolve, fault.ms));
      send(answer());
      return;
  }
}

/** Announces the whole answer, but ends in the middle of it. */
function truncate(response: ServerResponse, answer: Answer): void {
  const text = JSON.stringify(answer.body ?? {});
  response.writeHead(answer.status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
  });
  response.write(text.slice(0, text.length / 2), () => response.destroy());
}

/** Sends endless JSON, as fast as it is read. */
function pour(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const chunk = `"${'x'.repeat(65_530)}",`;
  const more = (): void => {
    while (!response.destroyed && response.write(chunk));
    if (!response.destroyed) response.once('drain', more);
  };
  response.write('[');
  more();
}

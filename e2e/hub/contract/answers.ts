import type { Setting } from './settings.ts';
import { prepare } from './cast.ts';
import { callExchanges, tokenExchanges, type Exchange } from './exchanges.ts';
import { shapeOf, type Shape } from './shape.ts';
import type { SteeredHub } from './steered-hub.ts';

/** By call: each distinct answer, and the requests that got it. */
export type Answers = Record<string, (Shape & { to: string[] })[]>;

/** Makes the calls of a setting to a new Hub, in the order of the tables. */
export async function answersOf(hub: SteeredHub, { calls }: Setting): Promise<Answers> {
  const cast = await prepare(hub);
  const exchanges = [...tokenExchanges(cast), ...callExchanges(cast)].filter(
    ({ call }) => calls?.includes(call) ?? true,
  );
  const answers: Answers = {};
  for (const exchange of exchanges) {
    const shape = await shapeFrom(hub.url, exchange);
    const alike = (answers[exchange.call] ??= []);
    const same = alike.find(
      ({ to: _, ...known }) => JSON.stringify(known) === JSON.stringify(shape),
    );
    if (same) same.to.push(exchange.using);
    else alike.push({ ...shape, to: [exchange.using] });
  }
  return answers;
}

async function shapeFrom(url: string, { method, path, headers, body }: Exchange): Promise<Shape> {
  const answer = await fetch(`${url}${path}`, {
    method,
    headers,
    redirect: 'manual',
    ...(body === undefined ? {} : { body }),
  });
  return shapeOf(answer, url, Date.now() / 1000);
}

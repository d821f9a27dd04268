import {
  wholeAnswer,
  type AppView,
  type CallName,
  type Calls,
  type HubkeyBridge,
  type LongAnswer,
} from '../src-main/contract/index.ts';

declare global {
  interface Window {
    hubkey: HubkeyBridge;
  }
}

/** Calls main. Rejects only if main refuses the call itself. */
export function call<Name extends CallName>(
  name: Name,
  input: Calls[Name]['in'],
): Promise<Calls[Name]['out']> {
  // Svelte's state consists of proxies, which can't be sent to another process.
  return window.hubkey.call(name, plain(input));
}

/** The value of an answer that comes in parts. */
export const whole = async <Value>(first: Promise<LongAnswer<Value>>): Promise<Value> =>
  wholeAnswer(await first, (rest) => call('restOfAnswer', rest));

/** Calls back with each new snapshot. */
export function onView(listener: (view: AppView) => void): () => void {
  return window.hubkey.onView(listener);
}

const plain = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

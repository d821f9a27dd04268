import type { HeaderList } from './forward-headers.ts';

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);
/** Some servers read the method from one of these headers, with `_` for `-`. */
const overriding = /^x[-_](http[-_])?method([-_]override)?$/i;

/** The methods that servers may read from a request: its own first. */
export function methodsOf(method: string, headers: HeaderList): string[] {
  const overrides = headers.filter(([name]) => overriding.test(name)).map(([, value]) => value);
  return [method, ...overrides].map((possible) => possible.trim().toUpperCase());
}

/** Methods that change nothing: RFC 9110, section 9.2.1. */
export const isReading = (method: string): boolean => reading.has(method);

/** Whether a request may change data on the Hub, so that its answer may contain something newly created. */
export const mayChange = (method: string, headers: HeaderList): boolean =>
  !methodsOf(method, headers).every(isReading);

import fc from 'fast-check';
import { farMoods, type FarMood } from './far-end.ts';
import type { Header } from './wire.ts';

/** How a body is framed. Each of these is good HTTP, and has to arrive as it was meant. */
const goodFramings = ['none', 'length', 'chunked', 'extensions', 'trailers'] as const;
/** These are not, or end early: they may be refused, and must do no harm. */
const badFramings = [
  'length-behind',
  'both',
  'two-lengths',
  'gzip',
  'cut',
  'sign',
  'no-end',
] as const;

/** What else may be wrong with a request. */
const oddities = [
  'two-hosts',
  'two-authorizations',
  'outside',
  'dots',
  'trace',
  'upgrade',
  'line-feed',
  'two-keys',
  'http-2',
] as const;

export interface ForwardCase {
  id: string;
  method: string;
  /** Below `/api/`, with its query. */
  path: string;
  profile: 0 | 1;
  byKey: boolean;
  door: 'tcp' | 'socket';
  framing: (typeof goodFramings)[number] | (typeof badFramings)[number];
  oddity: (typeof oddities)[number] | null;
  body: Buffer;
  chunkSize: number;
  expect: boolean;
  headers: readonly Header[];
  far: FarMood;
  pieces: number;
}

/** Whether it is good HTTP throughout, so that it has to be passed on and answered. */
export const isGood = ({ framing, oddity }: ForwardCase): boolean =>
  oddity === null && goodFramings.some((good) => good === framing);

/** Only the first profile has a key. */
export const usesKey = ({ byKey, profile }: ForwardCase): boolean => byKey && profile === 0;

/** Whether it is left unfinished. */
export const isCut = ({ framing }: ForwardCase): boolean =>
  framing === 'cut' || framing === 'no-end';

/** Whether it may reach a Hub in part: it ends early, or shows only at its end that it is no good. */
export const mayArriveInPart = (passed: ForwardCase): boolean =>
  isCut(passed) || passed.framing === 'length-behind' || passed.far === 'early';

/** The body as the far end should read it. */
export const sentBody = ({ framing, body }: ForwardCase): Buffer =>
  framing === 'none' ? Buffer.alloc(0) : body;

const methods = [
  ...['GET', 'HEAD', 'DELETE', 'OPTIONS', 'POST', 'PUT', 'PATCH'],
  ...['PROPFIND', 'REPORT', 'LOCK', 'SEARCH', 'PURGE', 'M-SEARCH'],
];

/** Bodies that would be requests to whoever lost count of their length. */
const smuggled = [
  'GET /outside/ HTTP/1.1\r\nHost: x\r\n\r\n',
  'DELETE /admin/auth/user/1/ HTTP/1.1\r\nX-Ignore: ',
  '0\r\n\r\nGET /outside/ HTTP/1.1\r\nHost: x\r\n\r\n',
  '\r\n\r\nGET /outside/ HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n',
];

const named = [
  ...['Content-Length', 'Transfer-Encoding', 'Host', 'Authorization', 'Content-Type'],
  ...['X-Odd', 'keep-alive', 'Expect', 'X-Hubkey-Key', 'Connection', ','],
];

const strayHeaders: Header[] = [
  ['X-Odd', 'a\xffb'],
  ['X-Odd', '"1, 2"'],
  ['Cookie', 'a=1'],
  ['Cookie', 'b=2'],
  ['TE', 'trailers, gzip'],
  ['Trailer', 'Content-Length'],
  ['Keep-Alive', 'timeout=99'],
  ['Proxy-Authorization', 'Basic eDp5'],
  ['Proxy-Connection', 'keep-alive'],
  ['X-Hubkey-Wait', '1'],
  ['X-Hubkey-Else', '1'],
  ['Content_Length', '7'],
  ['Transfer_Encoding', 'chunked'],
  ['__proto__', 'x'],
  ['constructor', 'y'],
  ['Content-Type', 'application/json'],
  ['Accept-Encoding', 'gzip'],
  ['Date', 'x'],
];

const bodies = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...smuggled).map((text) => Buffer.from(text)) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('', 'a', '{"ids":[1,2]}').map((text) => Buffer.from(text)),
  },
  { weight: 2, arbitrary: fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)) },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: 60_000, max: 150_000 })
      .map((size) => Buffer.alloc(size, 'GET / ')),
  },
);

const cases = fc.record({
  method: fc.constantFrom(...methods),
  path: fc.constantFrom('/api/', '/api/jobs/?a=1', `/api/x/?q='"%zz`, '/api/a%2Fb/', '/api'),
  profile: fc.constantFrom<0 | 1>(0, 1),
  byKey: fc.boolean(),
  door: fc.constantFrom<'tcp' | 'socket'>('tcp', 'socket'),
  framing: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...goodFramings) },
    { weight: 1, arbitrary: fc.constantFrom(...badFramings) },
  ),
  oddity: fc.option(fc.constantFrom(...oddities), { freq: 9 }),
  body: bodies,
  chunkSize: fc.constantFrom(1, 7, 64, 70_000),
  expect: fc.boolean(),
  headers: fc.tuple(
    fc.subarray(strayHeaders, { maxLength: 5 }),
    fc.subarray(named, { maxLength: 3 }),
    fc.boolean(),
  ),
  far: fc.oneof(
    { weight: 5, arbitrary: fc.constant<FarMood>('default') },
    { weight: 4, arbitrary: fc.constantFrom(...farMoods) },
  ),
  pieces: fc.integer({ min: 1, max: 4 }),
});

/** So many cases; the same ones for the same seed. */
export function forwardCases(requests: number, seed: number): ForwardCase[] {
  const made = fc.sample(cases, { numRuns: requests, seed });
  return made.map(({ headers: [stray, names, twice], chunkSize, ...rest }, at) => ({
    ...rest,
    id: `n${at}`,
    // Thousands of tiny chunks show nothing that a few do not.
    chunkSize: rest.body.length > 1_000 ? 70_000 : chunkSize,
    headers: [...stray, ...connectionHeaders(names, twice)],
  }));
}

function connectionHeaders(names: readonly string[], twice: boolean): Header[] {
  if (!names.length) return [];
  return twice
    ? names.map((name): Header => ['Connection', name.toLowerCase()])
    : [['Connection', names.join(' ,')]];
}

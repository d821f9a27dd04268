import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkProperty } from '../testing/check-property.ts';
import { answerReaders } from './answer-readers.ts';
import { causeOfReading } from './health-cause.ts';
import { drawnHistory, plainHistory, readHistory, withReading } from './health-history.ts';
import { isPageQuery, readKeyPage } from './listed-key.ts';
import { healthReading } from './read-health.ts';
import { dateOf } from './unknown-json.ts';
import { momentWords } from './words/moments.ts';

const field = fc.constantFrom(
  'results',
  'count',
  'next',
  'id',
  'name',
  'site',
  'site_status',
  'nodes',
  'queues',
  'health',
  'online',
  'overall_health',
  'hub_status',
  'last_heartbeat',
  'severity',
  'timestamp',
  'runtime',
  'owner',
  'state',
  '__proto__',
  'constructor',
  'toString',
  'api_key',
);
/** JSON of the fields that Hubs use, with whatever in them. */
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 6 },
    fc.oneof(
      fc.constant(null),
      fc.boolean(),
      fc.double(),
      fc.maxSafeInteger(),
      fc.string({ unit: 'binary' }),
    ),
    fc.array(tie('json'), { maxLength: 4 }),
    fc
      .array(fc.tuple(field, tie('json')), { maxLength: 8 })
      .map(
        (pairs) =>
          JSON.parse(
            `{${pairs.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join()}}`,
          ) as unknown,
      ),
  ),
}));
const now = Date.UTC(2026, 10, 29);

it('each takes anything, gives plain data, and what it gives survives the way between threads', () => {
  checkProperty(
    fc.property(json, (value) => {
      for (const read of Object.values(answerReaders)) {
        const found = read(value);
        expect(structuredClone(found)).toEqual(found);
      }
      expect(Object.keys(Object.prototype)).toEqual([]);
    }),
    800,
  );
});

it('a reading has a cause and a history, which is read as it was written', () => {
  checkProperty(
    fc.property(
      json,
      fc.option(fc.integer({ min: 0, max: 253_402_300_799_999 })),
      (sites, serverNow) => {
        const answer = answerReaders.health({ overall_health: 'ok', site_status: sites });
        if (!answer) throw new Error('The overall word is there.');
        const reading = healthReading(answer, now, serverNow);
        expect(typeof causeOfReading(reading).kind).toBe('string');
        for (const { lastHeartbeat } of reading.sites.flatMap(({ nodes }) => nodes)) {
          if (lastHeartbeat !== null) expect(momentWords(lastHeartbeat, now)).not.toContain('NaN');
        }
        const history = withReading(new Map(), now, reading.overall, reading, 60_000);
        expect(readHistory(JSON.parse(JSON.stringify(plainHistory(history))))).toEqual(history);
        expect(drawnHistory(history, now + 1).until).toBe(now + 1);
      },
    ),
    500,
  );
});

it('a history stays bounded, whatever sites come and go', () => {
  let history = new Map<string, { from: number; until: number; state: string }[]>() as ReturnType<
    typeof withReading
  >;
  for (let turn = 0; turn < 60; turn += 1) {
    const sites = Array.from({ length: 900 }, (_, at) => ({
      name: `s${turn % 3}-${at}`,
      health: `${turn}`,
      nodes: [],
      queues: null,
    }));
    const at = now + turn * 60_000;
    history = withReading(
      history,
      at,
      `${turn}`,
      { at, overall: 'ok', hub: null, sites, cut: null },
      90_000,
    );
  }
  const spans = [...history.values()].reduce((sum, list) => sum + list.length, 0);
  expect(history.size).toBeLessThanOrEqual(1_000);
  expect(spans).toBeLessThanOrEqual(21_000);
});

it('the next page is asked for at the list’s own place', () => {
  const next = fc.oneof(
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '?page=2',
      '//evil.example/?x',
      'javascript:?x',
      '?a=b?//c',
      '?x#y',
      '?x\r\nHost: y',
      '?\\..\\',
    ),
  );
  checkProperty(
    fc.property(next, (text) => {
      const query = readKeyPage({ results: [], next: text })?.next ?? null;
      if (query === null) return;
      expect(isPageQuery(query)).toBe(true);
      const url = new URL(`https://hub.example/x/api/auth/clientkeys/${query}`);
      expect(url.origin + url.pathname).toBe('https://hub.example/x/api/auth/clientkeys/');
    }),
    1_000,
  );
});

it('a date is one that can be written', () => {
  checkProperty(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.date({ noInvalidDate: false }).map(String),
        fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
        fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
      ),
      (text) => {
        const date = dateOf(text);
        if (date !== null) expect(new Date(date).toISOString()).toMatch(/^\d{4}-/);
      },
    ),
    1_000,
  );
});

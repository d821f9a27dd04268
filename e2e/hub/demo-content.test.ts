import { expect, it } from 'vitest';
import { demoContent } from './demo-content.ts';

const started = Date.parse('2026-11-30T09:00:00Z');
const at = (seconds: number) => demoContent(started, started + seconds * 1000);
const beats = (seconds: number) =>
  at(seconds).sites.flatMap(({ nodes, queues = [] }) =>
    [...nodes, ...queues].map(({ name, last_heartbeat: beat }) => [name, beat] as const),
  );

it('heartbeats move, but for the node that is offline', () => {
  const later = beats(20);
  for (const [index, [name, beat]] of beats(0).entries()) {
    const moved = Date.parse(later[index]?.[1] ?? '') - Date.parse(beat ?? '');
    expect(moved, name).toBe(name === 'edi-node-02' ? 0 : 20_000);
  }
});

it('no heartbeat is in the future or older than the Hub’s limit', () => {
  for (const seconds of [0, 3, 7, 61]) {
    for (const [name, beat] of beats(seconds)) {
      const age = started + seconds * 1000 - Date.parse(beat ?? '');
      expect(age).toBeGreaterThanOrEqual(0);
      if (name !== 'edi-node-02') expect(age).toBeLessThan(10_000);
    }
  }
});

it('jobs come, run and end', () => {
  const states = (seconds: number) => at(seconds).jobs.map((job) => job['state']);
  expect(new Set(states(0))).toEqual(new Set(['PENDING', 'STARTED', 'SUCCESS', 'FAILURE']));
  expect(at(80).jobs).toHaveLength(at(0).jobs.length + 2);
  const running = at(20).jobs.find((job) => job['state'] === 'STARTED');
  const later = at(300).jobs.find((job) => job['id'] === running?.['id']);
  expect(later).toMatchObject({ state: expect.stringMatching(/^(SUCCESS|FAILURE)$/) as string });
});

it('has an alert of each kind, and says how long the node has been silent', () => {
  const { alerts } = at(120);
  expect(alerts.map((alert) => alert['severity'])).toEqual(['CRITICAL', 'WARNING', 'WARNING']);
  expect(alerts[1]?.['summary']).toBe('edi-node-02 has sent no heartbeat for 33 minutes.');
});

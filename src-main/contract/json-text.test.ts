import { expect, test } from 'vitest';
import type { HealthPicture } from '../domain/health.ts';
import { fromJsonText, jsonText } from './json-text.ts';

test('a picture of the health is the same after its way to the window as a text', () => {
  const picture: HealthPicture = {
    reading: {
      at: 1_796_000_000_000,
      overall: 'warning',
      hub: null,
      sites: [{ name: '"\u2028 \u202e\\', health: null, nodes: [], queues: null }],
      cut: { sites: 3, nodes: 0, queues: 0 },
    },
    alerts: { ok: false, problem: { kind: 'absent' } },
    jobs: { ok: true, value: [] },
    watchedJobs: [],
    heartbeatLimit: 120,
  };
  const text = jsonText(picture);
  expect(typeof text).toBe('string');
  expect(fromJsonText(text)).toEqual(picture);
});

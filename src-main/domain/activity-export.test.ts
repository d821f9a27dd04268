import { expect, it } from 'vitest';
import type { ActivityEntry } from './activity.ts';
import { activityCsv, activityJson } from './activity-export.ts';

const at = Date.UTC(2026, 10, 30, 12);
const credential = { profile: 'hub.example', credential: 'session' };
const entries: ActivityEntry[] = [
  {
    at,
    activity: {
      kind: 'passed',
      method: 'GET',
      path: '/api/',
      status: 200,
      to: '=cmd',
      ...credential,
    },
  },
  { at, activity: { kind: 'refused', why: 'no-profile', count: 3 } },
];

it('writes entries for a spreadsheet, in words and in values', () => {
  expect(activityCsv(entries).split('\r\n')).toEqual([
    'time,kind,what,who,whose,profile,credential,key,method,path,status,why,count',
    `2026-11-30T12:00:00.000Z,passed,"GET /api/, answered 200",'=cmd,"hub.example, session",hub.example,session,,GET,/api/,200,,`,
    '2026-11-30T12:00:00.000Z,refused,3 requests were refused: there is no such profile,A program,,,,,,,,no-profile,3',
    '',
  ]);
});

it('writes entries for a program as the log has them', () => {
  expect(JSON.parse(activityJson(entries))).toEqual([
    { time: '2026-11-30T12:00:00.000Z', ...entries[0]?.activity },
    { time: '2026-11-30T12:00:00.000Z', ...entries[1]?.activity },
  ]);
});

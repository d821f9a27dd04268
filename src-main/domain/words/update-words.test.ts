import { expect, it } from 'vitest';
import { installProblems, type UpdateProblem } from '../updates/update-problem.ts';
import { noUpdates, type UpdateState } from '../updates/update-state.ts';
import { updateNotesWords, updateProblemWords, updateWords } from './update-words.ts';

const now = new Date(2026, 11, 1, 12).getTime();
const news = { version: '0.2.0', notes: null, size: 90_400_000 };
const own: UpdateState = {
  ...noUpdates,
  way: 'itself',
  feed: 'https://updates.example/hubkey/',
  hasKey: true,
};
const words = (change: Partial<UpdateState>, updates: 'ask' | 'on' | 'off' = 'on') =>
  updateWords({ ...own, ...change }, { updates }, now);

it.each([
  [words({ way: 'none' }), 'from its source'],
  [words({ way: 'system' }), 'package manager or an administrator updates this Hubkey'],
  [words({ way: 'by-hand' }), 'replace it with a newer download'],
  [words({ feed: null }), 'no update feed'],
  [words({ hasKey: false }), 'without a key'],
  [words({}, 'ask'), 'until you allow it'],
  [words({}, 'off'), 'Off.'],
  [words({ step: { kind: 'ready', news } }, 'off'), 'Off.'],
  [words({}), 'once a day'],
  [words({ step: { kind: 'checking' } }), 'Looking'],
  [words({ step: { kind: 'current', checkedAt: now } }), 'up to date. Last checked: 12:00.'],
  [words({ step: { kind: 'available', news } }), 'Hubkey 0.2.0 is available (91 MB).'],
  [words({ step: { kind: 'downloading', news, percent: 42 } }), 'Hubkey 0.2.0: 42%'],
  [words({ step: { kind: 'ready', news } }), 'installed when you quit'],
  [
    words({ step: { kind: 'refused', problem: { kind: 'slow' }, at: now } }),
    'updates.example took too long to answer, so Hubkey gave up. Try again later. Last checked: 12:00.',
  ],
])('says “%s”', (said, part) => {
  expect(said).toContain(part);
});

const problems: UpdateProblem[] = [
  { kind: 'no-network' },
  { kind: 'unreachable' },
  { kind: 'proxy' },
  { kind: 'certificate' },
  { kind: 'redirect' },
  { kind: 'status', status: 503 },
  { kind: 'slow' },
  { kind: 'cut-short' },
  { kind: 'too-large' },
  { kind: 'unsigned' },
  { kind: 'wrong-signature' },
  { kind: 'unreadable' },
  { kind: 'no-file' },
  { kind: 'older', version: '0.0.9' },
  { kind: 'wrong-file' },
  { kind: 'not-writable', path: '/apps/Hubkey.AppImage' },
  { kind: 'disk-full' },
  { kind: 'not-saved' },
  { kind: 'refused-by-system' },
];

it('says of each problem what happened and what to do, each in its own words', () => {
  const said = problems.map((problem) => updateProblemWords(problem, 'https://updates.example/'));
  expect(new Set(said).size).toBe(problems.length);
  for (const text of said)
    expect(text).toMatch(/Check|check again|Try again|try again|Tell|tell|Ask|ask|Enter|Move/);
  expect(said.join('\n')).toContain('error (503)');
  expect(said.join('\n')).toContain('Hubkey 0.0.9, which is older');
});

it.each(installProblems)('says that a version wasn’t installed (%s), and what to do', (problem) => {
  const said = words({ step: { kind: 'not-installed', version: '0.2.0', problem } });
  expect(said).toContain('Hubkey 0.2.0 couldn’t be installed, so this version still runs. ');
  expect(said).toMatch(/download it again\.$/);
});

it('shows what’s new as plain text', () => {
  expect(updateNotesWords('<b>Faster</b>\n\u202eSafer')).toBe('<b>Faster</b>\n\\u202eSafer');
});

import { expect, it } from 'vitest';
import type { ConsentRequest } from '../domain/consent.ts';
import { initialState } from '../domain/app-state.ts';
import { profileId } from '../domain/ids.ts';
import { defaultSettings } from '../domain/settings.ts';
import { callerOf, FakeNotifier, programOf } from '../testing/fakes.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { ConsentQuestions, type Question } from './consent-questions.ts';
import { Deadlines } from './deadlines.ts';
import { Notifications } from './notifications.ts';
import { Store } from './store.ts';

it('ends a question for each who waits once, and no other question, where one end brings about the next', async () => {
  const clock = new ManualClock();
  const runtime = {
    electron: '1',
    supported: true,
    shell: 'posix',
    languages: [],
    environment: [],
  } as const;
  const store = new Store(initialState(defaultSettings, runtime));
  let ids = 0;
  const questions = new ConsentQuestions({
    store,
    clock,
    deadlines: new Deadlines(clock),
    randomId: () => `${(ids += 1)}`,
    notifications: new Notifications({
      store,
      notifier: new FakeNotifier(),
      windows: { inFront: () => true },
    }),
    showWindow: () => undefined,
  });
  const ask = (who: string): ReturnType<ConsentQuestions['ask']> => questions.ask(question(who));
  const asks = (): readonly ConsentRequest[] => store.view().consents.requests;
  const ends = [ask('one'), ask('one'), ask('other')];
  let settles = true;
  store.subscribe(() => {
    if (!settles) return;
    settles = false;
    questions.settle(({ who }) => who !== 'other');
  });
  questions.settle(({ who }) => who !== 'other');
  expect(asks()).toHaveLength(1);
  questions.answer(asks()[0]?.id ?? '', 'once');
  expect(await Promise.all(ends)).toEqual(['settled', 'settled', 'once']);
});

const question = (who: string): Question => ({
  request: {
    profile: profileId('p'),
    credential: 'session',
    changes: null,
    want: { kind: 'raw', as: 'header' },
    caller: callerOf(programOf('/usr/bin/sync')),
  },
  who,
  same: who,
  waitMs: 60_000,
  signal: new AbortController().signal,
});

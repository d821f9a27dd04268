import { hubProblemWords, noticeWords } from '../../../src-main/contract/index.ts';
import type { Expectation } from '../expectation.ts';
import { profileUnder } from '../trial.ts';

/** The act succeeded in spite of the fault. */
export const isDone: Expectation = {
  name: 'it is done',
  check: ({ outcome: { ok, problem } }) => (ok === true ? null : (problem ?? 'no answer')),
};

/** The act failed with a problem, or still waits for an answer. */
export const isNotDone: Expectation = {
  name: 'it is not done',
  check: ({ outcome }) => (outcome.ok === true ? 'it was called done' : null),
};

/** Any answer comes. */
export const answersWithin = (ms: number): Expectation => ({
  name: `answered within ${ms / 1000} s`,
  check: ({ outcome }) => (outcome.ms <= ms ? null : `${outcome.ms} ms`),
});

/** Hubkey ends within 3 s; the rest is the time that a process of that size takes to end. */
export const quitsInTime: Expectation = {
  name: 'quit ≤ 3 s',
  check: ({ outcome }) => (outcome.ms <= 4_000 ? null : `${outcome.ms} ms`),
};

/** A refusal is a sentence for a person, without a Hub's page and without “undefined” or the like. */
export const refusesInWords: Expectation = {
  name: 'refused in words',
  check: ({ outcome: { problem = '' } }) =>
    /\p{Lu}[^<>]{15,}/u.test(problem) && !/undefined|\[object|<html/i.test(problem)
      ? null
      : problem || 'no words',
};

/** The window says what is wrong with the session. */
export const saysWhy: Expectation = {
  name: 'words shown',
  check: (trial) => {
    const profile = profileUnder(trial);
    if (!profile) return 'no profile';
    const { session, hub } = profile;
    if (!('problem' in session)) return `the session is ${session.state}`;
    return spoken(trial.text, hubProblemWords(session.problem, hub));
  },
};

/** The window says so about the folder or the settings. */
export const saysNotice = (kind: Parameters<typeof noticeWords>[0]['kind']): Expectation => ({
  name: `notice ${kind}`,
  check: ({ view, text }) => {
    const notice = view?.notices.find((shown) => shown.kind === kind);
    return notice ? spoken(text, noticeWords(notice)) : 'no notice';
  },
});

const spoken = (text: string, words: string): string | null =>
  text.replaceAll(/\s+/g, ' ').includes(words.replaceAll(/\s+/g, ' ').trim())
    ? null
    : `not “${words}”`;

/** Neither the window nor Hubkey's output contains a credential. */
export const showsNoSecret: Expectation = {
  name: 'no secret shown',
  check: async ({ rig, text }) => {
    const shown = [text, await rig.text(), rig.output].join('\n');
    const found = [...rig.hub.issued, { kind: 'password', text: rig.hub.password }].find(
      (credential) => shown.includes(credential.text),
    );
    return found ? found.kind : null;
  },
};

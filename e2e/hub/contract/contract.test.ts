import { beforeAll, describe, expect, it } from 'vitest';
import { findFrameworks } from '../../framework-hub/find-frameworks.ts';
import { startFrameworkHub } from '../../framework-hub/framework-hub.ts';
import { answersOf, type Answers } from './answers.ts';
import { readRecorded, type Recorded } from './recorded.ts';
import { settings, type Setting } from './settings.ts';
import type { SteeredHub } from './steered-hub.ts';
import { startSteeredStandIn } from './steered-stand-in.ts';

/** Compares a Hub with the recorded answers of the frameworks, call by call. */
function holds(setting: Setting, recorded: Recorded, start: () => Promise<SteeredHub>): void {
  let answers: Answers;
  beforeAll(async () => {
    const hub = await start();
    answers = await answersOf(hub, setting).finally(() => hub.stop());
  }, 60_000);
  it.each(Object.keys(recorded.answers))('%s', (call) => {
    expect(answers[call]).toEqual(recorded.answers[call]);
  });
}

const frameworks = findFrameworks();

/** Why the real frameworks aren't tested, or null. Other releases word some answers differently. */
function skipReason({ versions }: Recorded): string | null {
  if (frameworks === null) return 'The real frameworks are not installed';
  const other = Object.entries(versions).find(
    ([name, version]) => minor(version) !== minor(frameworks.versions[name] ?? ''),
  );
  return other ? `The record was made with ${other.join(' ')}, which is not installed` : null;
}

/** The first two numbers of a version. */
const minor = (version: string): string => version.split('.', 2).join('.');

const reason = skipReason(readRecorded('style-401'));
if (reason) console.info(`${reason}: the stand-in Hub is held to the record alone.`);

describe.each(settings)('$name', (setting) => {
  const recorded = readRecorded(setting.name);
  describe('the stand-in Hub answers as the frameworks did', () => {
    holds(setting, recorded, () => startSteeredStandIn(setting.options));
  });
  if (reason === null) {
    describe('the frameworks answer as they did', () => {
      holds(setting, recorded, () => startFrameworkHub(setting.options));
    });
  }
});

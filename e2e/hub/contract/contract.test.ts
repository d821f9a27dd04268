import { beforeAll, describe, expect, it } from 'vitest';
import { findPython } from '../../framework-hub/find-python.ts';
import { startFrameworkHub } from '../../framework-hub/framework-hub.ts';
import { answersOf, type Answers } from './answers.ts';
import { readRecorded, type Recorded } from './recorded.ts';
import { settings, type Setting } from './settings.ts';
import type { SteeredHub } from './steered-hub.ts';
import { startSteeredStandIn } from './steered-stand-in.ts';

/** Holds a Hub against what the frameworks answered, call by call. */
function holds(setting: Setting, recorded: Recorded, start: () => Promise<SteeredHub>): void {
  let answers: Answers;
  beforeAll(async () => {
    const hub = await start();
    answers = await answersOf(hub, setting).finally(() => hub.stop());
  });
  it.each(Object.keys(recorded.answers))('%s', (call) => {
    expect(answers[call]).toEqual(recorded.answers[call]);
  });
}

const python = findPython();
if (python === null) {
  console.info(
    'The real frameworks are not installed: the stand-in is held to their record alone.',
  );
}

describe.each(settings)('$name', (setting) => {
  const recorded = readRecorded(setting.name);
  describe('the stand-in Hub answers as the frameworks did', () => {
    holds(setting, recorded, () => startSteeredStandIn(setting.options));
  });
  if (python !== null) {
    describe('the frameworks answer as they did', () => {
      holds(setting, recorded, () => startFrameworkHub(setting.options));
    });
  }
});

import { expect, it } from 'vitest';
import { lastLine, playwrightFigures, sum, vitestFigures } from './figures.mjs';

const unit = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 0 };

it('takes the runners’ own figures', () => {
  const e2e = playwrightFigures({
    stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 0 },
    suites: [
      {
        specs: [
          {
            title: 'wrong',
            tests: [{ status: 'unexpected', results: [{ error: { message: 'not it\n  at x' } }] }],
          },
        ],
        suites: [{ specs: [{ title: 'slow', tests: [{ status: 'flaky' }] }] }],
      },
    ],
  });
  const assertionResults = [
    { fullName: 'fine', status: 'passed', failureMessages: [] },
    { fullName: 'repeated', status: 'passed', failureMessages: ['late'] },
    { fullName: 'broken', status: 'failed', failureMessages: ['1 is not 2\n  at y', 'again'] },
  ];
  const all = sum([vitestFigures({ ...unit, testResults: [{ assertionResults }] }), e2e]);
  expect(all.flaky).toEqual(['repeated', 'slow']);
  expect(all.failures).toEqual(['broken: 1 is not 2', 'wrong: not it']);
  expect(lastLine(all)).toBe('9 passed, 2 failed, 2 skipped');
});

it('counts what broke outside a test as failed', () => {
  expect(vitestFigures({ ...unit, numFailedTests: 0, success: false }).failed).toBe(1);
  expect(
    playwrightFigures({ stats: { expected: 1, unexpected: 0, flaky: 0, skipped: 0 }, errors: [{}] })
      .failed,
  ).toBe(1);
});

it('has a short last line where nothing was skipped', () => {
  expect(lastLine({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed');
});

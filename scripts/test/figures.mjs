/**
 * The results of a test runner. `flaky` names tests that passed only when repeated; they count as passed.
 * `failures` names those that failed, each with the first line of why.
 */
export const nothing = { passed: 0, failed: 0, skipped: 0, flaky: [], failures: [] };

/** The figures of vitest's JSON report. An error outside a test counts as one that failed. */
export function vitestFigures(report) {
  const broken = report.success === false && report.numFailedTests === 0 ? 1 : 0;
  const tests = (report.testResults ?? []).flatMap(({ assertionResults }) => assertionResults);
  const repeated = tests.filter(
    ({ status, failureMessages }) => status === 'passed' && failureMessages.length > 0,
  );
  const failed = tests.filter(({ status }) => status === 'failed');
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken,
    skipped: report.numPendingTests + report.numTodoTests,
    flaky: repeated.map(({ fullName }) => fullName),
    failures: failed.map(({ fullName, failureMessages }) => failure(fullName, failureMessages[0])),
  };
}

/** The figures of Playwright's JSON report. */
export function playwrightFigures({ stats, suites = [], errors = [] }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
    flaky: specsIn({ suites }, 'flaky').map(({ title }) => title),
    failures: specsIn({ suites }, 'unexpected').map(({ title, tests }) =>
      failure(title, tests.flatMap(({ results = [] }) => results)[0]?.error?.message),
    ),
  };
}

function specsIn(suite, wanted) {
  const specs = suite.specs ?? [];
  const own = specs.filter(({ tests }) => tests.some(({ status }) => status === wanted));
  return [...own, ...(suite.suites ?? []).flatMap((inner) => specsIn(inner, wanted))];
}

const failure = (name, why = 'no reason was given') => `${name}: ${why.split('\n', 1)[0]}`;

export function sum(figures) {
  return figures.reduce((all, counted) => ({
    passed: all.passed + counted.passed,
    failed: all.failed + counted.failed,
    skipped: all.skipped + counted.skipped,
    flaky: [...all.flaky, ...counted.flaky],
    failures: [...all.failures, ...counted.failures],
  }));
}

/** The last line of `npm test`. */
export function lastLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
}

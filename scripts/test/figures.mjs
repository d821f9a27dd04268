/** What a runner counted. `flaky` names tests that passed only when repeated; they count as passed. */
export const nothing = { passed: 0, failed: 0, skipped: 0, flaky: [] };

/** The figures of vitest's JSON report. An error outside a test counts as one that failed. */
export function vitestFigures(report) {
  const broken = report.success === false && report.numFailedTests === 0 ? 1 : 0;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken,
    skipped: report.numPendingTests + report.numTodoTests,
    flaky: [],
  };
}

/** The figures of Playwright's JSON report. */
export function playwrightFigures({ stats, suites = [], errors = [] }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
    flaky: suites.flatMap(flakyIn),
  };
}

function flakyIn(suite) {
  const specs = suite.specs ?? [];
  const own = specs.filter(({ tests }) => tests.some(({ status }) => status === 'flaky'));
  return [...own.map(({ title }) => title), ...(suite.suites ?? []).flatMap(flakyIn)];
}

export function sum(figures) {
  return figures.reduce((all, one) => ({
    passed: all.passed + one.passed,
    failed: all.failed + one.failed,
    skipped: all.skipped + one.skipped,
    flaky: [...all.flaky, ...one.flaky],
  }));
}

/** The last line of `npm test`. */
export function lastLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
}

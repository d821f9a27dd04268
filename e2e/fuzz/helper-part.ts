import { fuzzHelper, type HelperFigures } from './fuzz-helper.ts';
import { startHelperApp } from './helper-app.ts';
import type { PartOptions } from './part.ts';
import type { PartReport } from './report.ts';

/** Longer than a run takes on a slow computer, so that a run that hangs still ends. */
const maxSeconds = 900;

/** Attacks the helper of the real, running app. */
export async function helperPart({ seed, count, runtime }: PartOptions): Promise<PartReport> {
  const app = await startHelperApp(runtime);
  try {
    const figures = await fuzzHelper(app, { requests: count, seed, seconds: maxSeconds });
    return { tried: figures.tried, wrong: figures.wrong, notes: notesOf(figures) };
  } finally {
    await app.stop();
  }
}

function notesOf({ kinds, before, after }: HelperFigures): string[] {
  const width = Math.max(...kinds.map(({ kind }) => kind.length));
  const mebibytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(1);
  return [
    ...kinds.map(
      ({ kind, tried, succeeded }) =>
        `${kind.padEnd(width)} ${String(tried).padStart(6)} tried ${String(succeeded).padStart(6)} rightly answered`,
    ),
    `heap of main: ${mebibytes(before.heapBytes)} to ${mebibytes(after.heapBytes)} MiB`,
    `open descriptors: ${before.descriptors} to ${after.descriptors}`,
  ];
}

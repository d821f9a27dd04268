import type { Desktop } from '../fixtures/desktop.ts';
import { showsNoSecret } from './expectations/outcomes.ts';
import type { Outcome } from './moments/moment.ts';
import { Rig } from './rig.ts';
import type { Row } from './row.ts';
import type { Trial } from './trial.ts';

/** The failed condition, and what was seen instead. */
export interface Failure {
  expected: string;
  seen: string;
}

/** How long to wait for an act during the fault, in ms. */
const maxActMs = 10_000;
const defaultStayMs = 1_500;

/** Tries one row on a desktop that nobody else uses meanwhile; empty: all conditions were met. */
export async function tryRow({ fault, moment, expect }: Row, desktop: Desktop): Promise<Failure[]> {
  const rig = await Rig.start(desktop, {
    hub: { ...moment.hub, ...fault.hub },
    ...(fault.env ? { env: fault.env } : {}),
    ...(fault.diskMb === undefined ? {} : { diskMb: fault.diskMb }),
  });
  const failures: Failure[] = [];
  try {
    await rig.launch();
    await moment.prepare(rig);
    const itemsBefore = await desktop.keychain.accounts();
    rig.mark();
    const { outcome, settled } = await act(() =>
      moment.act(rig, async () => {
        await fault.begin?.(rig);
      }),
    );
    await new Promise((resolve) => setTimeout(resolve, moment.stayMs ?? defaultStayMs));
    const requests = [...rig.requests];
    const view = await rig.view().catch(() => null);
    const text = await rig.text();
    await fault.end?.(rig);
    // End hanging requests now, so that they don't continue during the next checks.
    await Promise.race([settled, new Promise((resolve) => setTimeout(resolve, maxActMs))]);
    const trial: Trial = { rig, outcome, itemsBefore, requests, view, text };
    for (const { name, check } of [...expect, showsNoSecret]) {
      const seen = await Promise.resolve(check(trial)).catch(wordsOf);
      if (seen !== null) failures.push({ expected: name, seen });
    }
  } catch (error) {
    failures.push({ expected: 'the row is tried', seen: wordsOf(error) });
  } finally {
    await rig.stop();
  }
  return failures;
}

/** `settled`: the act has ended, however late. */
async function act(
  run: () => Promise<Omit<Outcome, 'ms'>>,
): Promise<{ outcome: Outcome; settled: Promise<unknown> }> {
  const from = performance.now();
  const running = run().catch((error: unknown): Omit<Outcome, 'ms'> => ({
    ok: false,
    problem: wordsOf(error),
  }));
  const late = new Promise<Omit<Outcome, 'ms'>>((resolve) =>
    setTimeout(() => resolve({ ok: null }), maxActMs),
  );
  const outcome = await Promise.race([running, late]);
  return { outcome: { ...outcome, ms: Math.round(performance.now() - from) }, settled: running };
}

/** The first line: Playwright adds a log of calls. */
const wordsOf = (error: unknown): string => String(error).split('\n')[0] ?? '';

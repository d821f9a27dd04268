import type { Hubkey } from '../fixtures/hubkey.ts';

/** How many times faster than the world's Hubkey's own clock runs. */
const factor = 200;
/** Timers shorter than this, in ms, limit how long an answer may take, and keep their pace as the Hub does. */
const shortestScaled = 60_000;

/**
 * Lets an hour pass for Hubkey in 18 s: its clock and its timers of a minute and more run faster from
 * now on, and it checks them again as after sleep. Chromium's own timers keep their pace.
 */
export async function passAnHour(hubkey: Hubkey): Promise<void> {
  await hubkey.electron.evaluate(
    async ({ powerMonitor }, { times, shortest }) => {
      const { setTimeout: set } = globalThis;
      // Hubkey listens for wake-ups soon after the start.
      while (powerMonitor.listenerCount('resume') === 0) {
        await new Promise((resolve) => set(resolve, 50));
      }
      const now = Date.now.bind(Date);
      const from = now();
      Date.now = () => from + (now() - from) * times;
      globalThis.setTimeout = Object.assign(
        (run: () => void, ms = 0, ...rest: unknown[]) =>
          set(run, ms < shortest ? ms : ms / times, ...rest),
        set,
      );
      powerMonitor.emit('resume');
    },
    { times: factor, shortest: shortestScaled },
  );
  await new Promise((resolve) => setTimeout(resolve, 3_600_000 / factor));
}

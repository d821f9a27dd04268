const { powerMonitor } = require('electron');

/** Timers from this long on, in ms, go by the simulated clock; shorter ones limit how long an answer may take. */
const shortestHeld = 20_000;
/** How far the clock jumps at a time, and how long an app then has for what was due; in ms. */
const jumpMs = 20_000;
const workMs = 10;

const real = { set: globalThis.setTimeout, clear: globalThis.clearTimeout, now: Date.now };
let ahead = 0;
const held = new Set();

class HeldTimer {
  constructor(ms, run) {
    this.due = Date.now() + ms;
    this.run = run;
    held.add(this);
  }

  ref() {
    return this;
  }

  unref() {
    return this;
  }

  hasRef() {
    return true;
  }
}

function simulateClock() {
  Date.now = () => real.now() + ahead;
  globalThis.setTimeout = Object.assign(
    (run, ms = 0, ...rest) =>
      ms < shortestHeld ? real.set(run, ms, ...rest) : new HeldTimer(ms, () => run(...rest)),
    real.set,
  );
  globalThis.clearTimeout = (timer) => {
    if (!held.delete(timer)) real.clear(timer);
  };
}

/** Lets time pass for this process: its clock jumps, and what is due is done, by turns. */
exports.passTime = async function passTime(ms) {
  if (Date.now === real.now) {
    simulateClock();
    // Plans made by timers of the real clock are made again.
    powerMonitor.emit('resume');
    await new Promise((resolve) => real.set(resolve, 500));
  }
  const until = ahead + ms;
  while (ahead < until) {
    ahead += jumpMs;
    const now = Date.now();
    const due = [...held].filter((timer) => timer.due <= now);
    for (const timer of due) {
      held.delete(timer);
      timer.run();
    }
    if (due.length > 0) await new Promise((resolve) => real.set(resolve, workMs));
  }
};

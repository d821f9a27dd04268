// Loaded before an app, it follows the app's timers, and can let simulated time pass: its clock jumps from one to the next.
const { subscribe } = require('node:diagnostics_channel');

/** Shorter timers, in ms, only put things off to a calmer moment. */
const shortestFollowed = 1_000;
/** How often it is looked whether all requests are answered, for how many looks, and how long it may take; in ms. */
const lookMs = 2;
const calmLooks = 4;
const longestWorkMs = 1_000;
/** Timers below the one length mostly limit how long an answer may take, so it gets that much real time to come; in ms. */
const shortMs = 20_000;
const answerMs = 400;

const real = { set: globalThis.setTimeout, clear: globalThis.clearTimeout, now: Date.now };
const timers = new Set();
let ahead = 0;
let isSimulated = false;
let unanswered = 0;

class FollowedTimer {
  constructor(ms, run) {
    this.due = Date.now() + ms;
    this.answerUntil = ms < shortMs ? performance.now() + answerMs : 0;
    this.run = run;
    timers.add(this);
    if (!isSimulated) this.real = real.set(() => this.fire(), ms);
  }

  fire() {
    if (timers.delete(this)) this.run();
  }

  clear() {
    timers.delete(this);
    this.hold();
  }

  /** From now on it fires when simulated time has come to it. */
  hold() {
    real.clear(this.real);
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

globalThis.setTimeout = Object.assign(
  (run, ms = 0, ...rest) =>
    ms < shortestFollowed ? real.set(run, ms, ...rest) : new FollowedTimer(ms, () => run(...rest)),
  real.set,
);
globalThis.clearTimeout = (timer) => {
  if (timer instanceof FollowedTimer) timer.clear();
  else real.clear(timer);
};
subscribe('http.client.request.start', ({ request }) => {
  unanswered += 1;
  request.once('close', () => {
    unanswered -= 1;
  });
});

/** Lets so many ms pass for this process, with all that is due meanwhile. */
exports.passTime = async function passTime(ms) {
  if (!isSimulated) {
    isSimulated = true;
    Date.now = () => real.now() + ahead;
    for (const timer of timers) timer.hold();
  }
  const until = Date.now() + ms;
  for (;;) {
    const next = Math.min(...[...timers].map(({ due }) => due));
    ahead += Math.max(0, Math.min(next, until) - Date.now());
    if (next > until) return;
    for (const timer of [...timers]) if (timer.due <= Date.now()) timer.fire();
    await calm();
  }
};

/** Waits until every request is answered, what follows from the answer is done, and no other answer is waited for. */
async function calm() {
  const longest = performance.now() + longestWorkMs;
  for (let looks = 0; looks < calmLooks && performance.now() < longest;) {
    await new Promise((resolve) => real.set(resolve, lookMs));
    const now = performance.now();
    const isWaiting = unanswered > 0 || [...timers].some(({ answerUntil }) => answerUntil > now);
    looks = isWaiting ? 0 : looks + 1;
  }
}

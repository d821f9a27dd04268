// Loaded before an app: does what each line of its standard input says, and answers "done" with the line.
const { app, BrowserWindow } = require('electron');
const { createInterface } = require('node:readline');
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');

const orders = {
  open: () => app.emit('second-instance', {}, []),
  close: () => {
    for (const window of BrowserWindow.getAllWindows()) window.close();
  },
  collect: async () => {
    setFlagsFromString('--expose-gc');
    for (let turn = 0; turn < 4; turn += 1) {
      // The pages that V8 keeps free for itself, too: they say nothing of what the app needs.
      runInNewContext("gc({ type: 'major', execution: 'sync', flavor: 'last-resort' })");
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  },
  /** So many minutes; `pass-time.cjs` was loaded before. */
  pass: (minutes) => require('./pass-time.cjs').passTime(Number(minutes) * 60_000),
};

createInterface({ input: process.stdin }).on('line', async (line) => {
  const [order, ...words] = line.split(' ');
  await orders[order](...words);
  process.stdout.write(`done ${line}\n`);
});

// Loaded before an app: prints one JSON line of when it reached what, once its first window shows a heading. In ms since the epoch.
const { app } = require('electron');

const now = () => performance.timeOrigin + performance.now();
const moments = { script: now() };
const note = (name) => () => {
  moments[name] ??= now();
};
const heading =
  'new Promise((done) => { const look = () => document.querySelector("h1") ? done() : setTimeout(look, 2); look(); })';

app.once('ready', note('ready'));
app.once('browser-window-created', (_event, { webContents }) => {
  note('window')();
  webContents.once('did-navigate', note('navigation'));
  webContents.once('dom-ready', () => {
    note('domReady')();
    webContents.executeJavaScript(heading).then(() => {
      note('heading')();
      const [mark] = performance.getEntriesByName('hubkey:bootstrap');
      moments.bootstrap = performance.timeOrigin + mark.startTime;
      process.stdout.write(`${JSON.stringify(moments)}\n`);
    });
  });
});

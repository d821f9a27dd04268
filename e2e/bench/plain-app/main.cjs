// An Electron that has only a tray icon, or only a blank window: what Hubkey is measured against.
performance.mark('hubkey:bootstrap');
const { app, BrowserWindow, nativeImage, Tray } = require('electron');
const { join } = require('node:path');

let tray;
// Packed, it lies beside the asar, as nothing is loaded from inside one by file: where a fuse says so.
const page = join(__dirname, 'index.html').replace('app.asar', 'app.asar.unpacked');
const open = () => {
  const window = new BrowserWindow({ width: 980, height: 660, show: false });
  window.once('ready-to-show', () => window.show());
  window.loadFile(page);
};
app.on('window-all-closed', () => undefined);
app.on('second-instance', open);
app.whenReady().then(() => {
  if (app.commandLine.hasSwitch('hidden')) {
    tray = new Tray(nativeImage.createFromPath(join(__dirname, 'icon.png')));
  } else open();
});

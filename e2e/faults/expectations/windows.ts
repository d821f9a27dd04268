import { within, type Expectation } from '../expectation.ts';

/** Starting Hubkey again opens a working window. */
export const opensAWindow: Expectation = {
  name: 'a window opens',
  check: async ({ rig: { hubkey } }) => {
    await hubkey.electron.evaluate(({ app }) => app.emit('second-instance', {}, []));
    return within(10, async () => {
      const working = await hubkey.electron.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().some(
          (window) => window.isVisible() && !window.webContents.isCrashed(),
        ),
      );
      return working ? null : 'no window that works';
    });
  },
};

import { BrowserWindow } from 'electron';

/** The window that a system dialog belongs to: the one in which the person asked for it, or any; undefined: none is open. */
export const dialogParent = () =>
  BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];

import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import {
  callNames,
  channelOf,
  viewChannel,
  type CallName,
  type HubkeyBridge,
} from '../contract/calls.ts';
import type { AppView } from '../domain/app-view.ts';

const known = new Set<CallName>(callNames);

const bridge: HubkeyBridge = {
  call(name, input) {
    if (!known.has(name)) return Promise.reject(new Error('No such call.'));
    return ipcRenderer.invoke(channelOf(name), input);
  },
  onView(listener) {
    const heard = (_event: IpcRendererEvent, view: AppView): void => listener(view);
    ipcRenderer.on(viewChannel, heard);
    return () => ipcRenderer.off(viewChannel, heard);
  },
};

contextBridge.exposeInMainWorld('hubkey', bridge);

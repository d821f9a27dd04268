import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { callChannel, viewChannel, type HubkeyBridge } from '../contract/bridge.ts';
import type { AppView } from '../domain/app-view.ts';

const bridge: HubkeyBridge = {
  call: (name, input) => ipcRenderer.invoke(callChannel, name, input),
  onView(listener) {
    const heard = (_event: IpcRendererEvent, view: AppView): void => listener(view);
    ipcRenderer.on(viewChannel, heard);
    return () => ipcRenderer.off(viewChannel, heard);
  },
};

contextBridge.exposeInMainWorld('hubkey', bridge);

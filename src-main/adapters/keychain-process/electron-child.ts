import { utilityProcess } from 'electron';
import type { ForkChild } from './child-process.ts';

/**
 * Starts `file` as an Electron utility process, which needs no `runAsNode` fuse. It has no streams, so
 * it can print nothing. Electron ends it with the app, also where the app is killed.
 */
export function electronChild(file: string): ForkChild {
  return ({ message, exited }) => {
    const child = utilityProcess.fork(file, [], {
      stdio: 'ignore',
      serviceName: 'Hubkey keychain',
    });
    child.on('message', message);
    child.once('exit', exited);
    return {
      send: (sent) => child.postMessage(sent),
      end: () => void child.kill(),
    };
  };
}

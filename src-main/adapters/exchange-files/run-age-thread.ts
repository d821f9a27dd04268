import { Worker } from 'node:worker_threads';
import type { AgeReply, AgeTask } from './age-task.ts';

/** Does a task in a thread of its own, as it would hold up the app for a second. `file`: the bundled `age-thread.ts`. */
export async function runAgeThread(file: string, task: AgeTask): Promise<AgeReply> {
  const thread = new Worker(file, { workerData: task, env: {} });
  // The thread has a copy.
  task.passphrase.fill(0);
  try {
    return await new Promise((resolve, reject) => {
      thread.once('message', (reply: AgeReply) => resolve(reply));
      thread.once('error', reject);
      thread.once('exit', () => reject(new Error('The thread ended without a reply.')));
    });
  } finally {
    await thread.terminate();
  }
}

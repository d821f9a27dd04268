import { parentPort, workerData } from 'node:worker_threads';
import type { AgeTask } from './age-task.ts';
import { doAgeTask } from './do-age-task.ts';

/** The whole thread: it does one task, posts the reply, and ends. */
parentPort?.postMessage(await doAgeTask(workerData as AgeTask));

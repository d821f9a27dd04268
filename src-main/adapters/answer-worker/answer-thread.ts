import { parentPort, workerData } from 'node:worker_threads';
import type { AnswerTask } from './answer-task.ts';
import { readBody } from './read-body.ts';
import { readDocument } from './read-document.ts';

/** The whole thread: it reads one body, posts the result, and ends. */
const task = workerData as AnswerTask;
parentPort?.postMessage(
  task.kind === 'document' ? await readDocument(task.body) : readBody(task.as, task.body),
);

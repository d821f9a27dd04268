import { parentPort, workerData } from 'node:worker_threads';
import type { AnswerReply, AnswerTask } from './answer-task.ts';
import { joinedBlocks } from './joined-blocks.ts';
import { inPieces } from './pieces.ts';
import { readBody } from './read-body.ts';
import { readDocument } from './read-document.ts';

/** The whole thread: it reads one body, posts the result, and ends. */
const task = workerData as AnswerTask;
const isDocument = task.kind === 'document';
const body = joinedBlocks(task.blocks);
const result = isDocument ? await readDocument(body) : readBody(task.as, body);
const reply: AnswerReply = { result: inPieces(result), body: isDocument ? null : body };
// The body goes back without a copy.
parentPort?.postMessage(reply, isDocument ? [] : [body.buffer]);

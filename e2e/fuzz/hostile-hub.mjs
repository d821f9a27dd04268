// A Hub that answers each request with what its number stands for. A thread of its own: making an
// answer must not count as a block of who reads it.
import { createServer } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import { hostileAnswer } from './hostile-answers.mjs';

const server = createServer((socket) => {
  let head = '';
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    if (head.includes('\r\n\r\n')) return;
    head += chunk.toString('latin1');
    if (!head.includes('\r\n\r\n')) return;
    const number = Number(/^\w+ \/n(\d+)\//.exec(head)?.[1] ?? 0);
    const { ends, pieces } = hostileAnswer(workerData.seed, number);
    for (const part of pieces()) socket.write(part);
    if (ends) socket.end();
  });
});
server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));

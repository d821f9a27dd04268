// What the helper is measured against, in a process of its own: a minimal server and a minimal streaming proxy.
import { Agent, createServer, request } from 'node:http';

const [, , hub, text] = process.argv;
const agent = new Agent({ keepAlive: true });
const answering = createServer((incoming, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': text.length });
  response.end(text);
});
const proxying = createServer((incoming, response) => {
  const { method, url, headers } = incoming;
  const asked = request(`${hub}${url}`, { method, headers, agent }, (answer) => {
    response.writeHead(answer.statusCode, answer.rawHeaders);
    answer.pipe(response);
  });
  asked.on('error', () => response.destroy());
  incoming.pipe(asked);
});
const listen = (server) =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server.address().port)));
const ports = { answering: await listen(answering), proxying: await listen(proxying) };
console.log(JSON.stringify(ports));
process.stdin.resume().on('end', () => process.exit(0));

import { spawn } from 'node:child_process';

/**
 * Runs a command to its end. Resolves to `{ code, output }`; `output` is empty where the command
 * writes to this terminal itself (`show`).
 */
export function run(command, args, { show = false, ...options } = {}) {
  return new Promise((resolve) => {
    const stdio = show ? ['inherit', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'];
    const child = spawn(command, args, { stdio, ...options });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({ code: 127, output: error.message }));
    child.on('close', (code, signal) => resolve({ code: code ?? (signal ? 1 : 0), output }));
  });
}

/** Says one line and ends with exit code 1. */
export function giveUp(line) {
  console.error(line);
  process.exit(1);
}

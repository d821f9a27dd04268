import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A number of bytes in megabytes as downloads count them: "38 MB". */
export const megabytes = (bytes) => `${Math.round(bytes / 1e6)} MB`;

/** How much of a download has arrived; `total` null: not known. Nothing while nothing has. */
export function arrived(bytes, total) {
  if (bytes === 0) return total === null ? '' : `0 of ${megabytes(total)}`;
  if (total === null) return megabytes(bytes);
  return bytes < total
    ? `${megabytes(bytes)} of ${megabytes(total)}`
    : `${megabytes(total)}, unpacking`;
}

/**
 * The bytes of all files in a folder and below, but for subfolders of the name `except`; what has gone away
 * meanwhile, or can't be read, doesn't count.
 */
export function folderBytes(folder, except = null) {
  let bytes = 0;
  try {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isFile()) bytes += statSync(path).size;
      else if (entry.isDirectory() && entry.name !== except) bytes += folderBytes(path, except);
    }
  } catch {
    // A file that can't be read must not stop the set-up that is only being watched.
  }
  return bytes;
}

/**
 * Shows the progress of some work until the returned function is called: `state(done)` in words after the label, in
 * place on a terminal, and as a new line every 15 s elsewhere, such as in the log of a CI.
 */
export function showProgress(label, state, stream = process.stderr, intervalMs = null) {
  const shown = (done) => [label, state(done)].filter(Boolean).join(' ');
  const draw = () => stream.write(stream.isTTY ? `\r${shown(false)}\u001b[K` : `${shown(false)}\n`);
  draw();
  const timer = setInterval(draw, intervalMs ?? (stream.isTTY ? 500 : 15_000));
  return () => {
    clearInterval(timer);
    if (stream.isTTY) stream.write(`\r${shown(true)}\u001b[K\n`);
  };
}

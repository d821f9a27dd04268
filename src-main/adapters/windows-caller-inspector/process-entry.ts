import { utf16In } from './utf16.ts';

/** PROCESSENTRY32W on 64 bits: "PROCESSENTRY32W structure (tlhelp32.h)". */
const layout = { bytes: 568, pid: 8, parent: 32, name: 44, nameEnd: 564 };

export interface ProcessEntry {
  pid: number;
  /** The pid that its parent had, which another process may have by now. */
  parent: number;
  /** The file name of its program. */
  name: string;
}

/** A PROCESSENTRY32W; null if it isn't one. */
export function processEntryIn(buffer: Buffer): ProcessEntry | null {
  if (buffer.length < layout.bytes || buffer.readUInt32LE(0) !== layout.bytes) return null;
  const name = utf16In(buffer.subarray(layout.name, layout.nameEnd));
  if (!name) return null;
  return { pid: buffer.readUInt32LE(layout.pid), parent: buffer.readUInt32LE(layout.parent), name };
}

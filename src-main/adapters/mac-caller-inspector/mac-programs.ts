import type { TerminalFacts } from '../../domain/caller-facts.ts';
import type { FileFacts } from '../../domain/program-facts.ts';
import { fileAt } from '../callers/file-at.ts';
import type { NamedProcess, ProgramSource } from '../callers/read-program.ts';
import { scriptFile, type OpenFile } from '../callers/script-file.ts';
import { wasBefore } from '../callers/was-before.ts';
import type { MacCalls } from '../native/mac-calls.ts';
import { bsdInfo, bsdInfoIn, type BsdInfo } from './bsd-info.ts';
import { cStringIn } from './c-string.ts';
import {
  descriptorsIn,
  fileInfo,
  openFileIn,
  regionFileIn,
  regionInfo,
  type Descriptor,
  type NodeFacts,
} from './descriptor-info.ts';
import { processEntryIn } from './process-entry.ts';
import { startWordsIn } from './start-words.ts';

const maxWords = 64;
const nsPerUs = 1_000n;

/** What macOS says of a process now; null if it has ended, or macOS refuses. */
export function readInfo(calls: MacCalls, pid: number): BsdInfo | null {
  const buffer = pid > 0 ? calls.processInfo(pid, bsdInfo.flavor, bsdInfo.bytes) : null;
  const info = buffer && bsdInfoIn(buffer);
  return info?.pid === pid && !info.ended ? info : null;
}

/** Programs as macOS shows them, during one inspection: what several steps need is read once. */
export class MacPrograms implements ProgramSource {
  readonly #calls: MacCalls;
  readonly #user: number;
  readonly #infos = new Map<number, BsdInfo | null>();

  /** `user`: whose programs may be named. */
  constructor(calls: MacCalls, user: number) {
    this.#calls = calls;
    this.#user = user;
  }

  info(pid: number): BsdInfo | null {
    const known = this.#infos.get(pid);
    if (known !== undefined) return known;
    const info = readInfo(this.#calls, pid) ?? this.#othersInfo(pid);
    this.#infos.set(pid, info);
    return info;
  }

  stat(pid: number): NamedProcess | null {
    const info = this.info(pid);
    return info && { name: info.name, startTime: String(info.startUs) };
  }

  isOurs(pid: number): boolean {
    const info = this.info(pid);
    return info?.user === this.#user && info.realUser === this.#user;
  }

  /** Its parent, if that is older: its pid may be another's by the time that it is read. */
  parentOf(pid: number): number | null {
    const info = this.info(pid);
    const parent = info && this.info(info.parent);
    return info && parent && parent.startUs <= info.startUs ? parent.pid : null;
  }

  /** Null: macOS refuses to list them. */
  descriptors(pid: number): Descriptor[] | null {
    const buffer = this.#calls.descriptors(pid);
    return buffer && descriptorsIn(buffer);
  }

  executable(pid: number): FileFacts | null {
    const file = this.file(pid);
    if (!file || !this.isOurs(pid)) return null;
    // The kernel remembers a path after its file was replaced.
    if (!this.wasBeforeStart(BigInt(file.changed), pid)) return null;
    const region = this.#calls.processInfo(pid, regionInfo.flavor, regionInfo.bytes);
    const loaded = region && regionFileIn(region);
    return loaded?.path === file.path && !isSame(file, loaded) ? null : file;
  }

  /** The file at the path of its program now. */
  file(pid: number): FileFacts | null {
    const buffer = this.#calls.path(pid);
    const path = buffer && cStringIn(buffer);
    return path?.startsWith('/') ? fileAt(path) : null;
  }

  commandLine(pid: number): readonly string[] {
    const strings = this.#calls.startStrings(pid);
    if (!strings) return [];
    const words = startWordsIn(strings, maxWords);
    // The environment, which may hold secrets, is behind the words.
    strings.fill(0);
    return words;
  }

  script(pid: number, tool: string, named: string): FileFacts | null {
    return scriptFile(tool, named, (isChosen) => this.#openFiles(pid, isChosen));
  }

  wasBeforeStart(timeNs: bigint, pid: number): boolean {
    const info = this.info(pid);
    return info !== null && wasBefore(timeNs, info.startUs * nsPerUs);
  }

  /** The leader of its session, if that has a terminal and the leader still runs. */
  terminalOf(pid: number): TerminalFacts | null {
    const session = this.info(pid)?.terminal ? this.#calls.session(pid) : null;
    const leader = session === null ? null : this.info(session);
    if (!leader?.leads) return null;
    return { pid: leader.pid, startTime: String(leader.startUs), name: leader.name };
  }

  /** Of another user's process, such as `login` between a terminal and its shell, macOS says less. */
  #othersInfo(pid: number): BsdInfo | null {
    const buffer = pid > 0 ? this.#calls.processEntry(pid) : null;
    const info = buffer && processEntryIn(buffer);
    return info?.pid === pid && info.user !== this.#user && !info.ended ? info : null;
  }

  #openFiles(pid: number, isChosen: (file: OpenFile) => boolean): FileFacts[] {
    return (this.descriptors(pid) ?? []).flatMap(({ fd, kind }) => {
      if (kind !== 'file') return [];
      const buffer = this.#calls.descriptorInfo(pid, fd, fileInfo.flavor, fileInfo.bytes);
      const open = buffer && openFileIn(buffer);
      if (!open?.onlyRead || !isChosen({ fd, closeOnExec: open.closeOnExec })) return [];
      const file = fileAt(open.path);
      return file && isSame(file, open) ? [file] : [];
    });
  }
}

/** Whether a file at a path is the one that the kernel means, in the same state. */
const isSame = ({ device, inode, changed }: FileFacts, node: NodeFacts): boolean =>
  // Node widens the device's 32 bits.
  BigInt.asUintN(32, BigInt(device)) === BigInt(node.device) &&
  BigInt(inode) === node.inode &&
  BigInt(changed) === node.changedNs;

import { fail, ok, type Result } from '../result.ts';
import { fieldsOf, itemsOf, numberOf, textOf } from '../unknown-json.ts';
import { compareVersions } from './compare-versions.ts';
import { suitsProcessor } from './suits-processor.ts';

/** A version that a signed manifest offers. */
export interface UpdateOffer {
  version: string;
  notes: string | null;
  /** How many of a hundred copies get it by now; null: all of them. */
  percentage: number | null;
  /** `name`: its path below the feed · `sha512` in base64 · `size` in bytes. */
  file: { name: string; sha512: string; size: number };
}

/** The end of the name of the file that this copy is replaced by, and its processor as Node names it. */
export interface WantedFile {
  extension: string;
  arch: string;
}

/** In UTF-16 units. What a package is built with is cut at the same length (update-options.mjs). */
export const maxNotes = 8_000;

/** Several times what a package has, in bytes. */
const maxFileBytes = 1_024 * 1_024 * 1_024;

/** Below the feed, in characters that mean the same to every server, and to every file system. */
const plainName = /^(?:[A-Za-z0-9][\w.+-]*\/)*[A-Za-z0-9][\w.+-]*$/;
const sha512Form = /^[A-Za-z0-9+/]{86}==$/;

/** Reads what electron-builder wrote into `latest*.yml`, once it is proved who signed it. */
export function readManifest(
  manifest: unknown,
  wanted: WantedFile,
): Result<UpdateOffer, 'unreadable' | 'no-file'> {
  const fields = fieldsOf(manifest);
  const version = textOf(fields['version']);
  if (version === null || compareVersions(version, version) === null) return fail('unreadable');
  const staged = fields['stagingPercentage'] ?? null;
  const percentage = numberOf(staged);
  if (staged !== null && !isPercentage(percentage)) return fail('unreadable');
  const file = fileFor(fields['files'], wanted);
  if (file === null) return fail('no-file');
  return ok({ version, notes: notesOf(fields['releaseNotes']), percentage, file });
}

const isPercentage = (value: number | null): boolean =>
  value !== null && value >= 0 && value <= 100;

function fileFor(value: unknown, wanted: WantedFile): UpdateOffer['file'] | null {
  const files = (itemsOf(value) ?? []).flatMap((item) => {
    const { url, sha512, size } = fieldsOf(item);
    const name = textOf(url);
    const hash = textOf(sha512);
    const bytes = numberOf(size);
    if (name === null || !plainName.test(name) || !name.endsWith(`.${wanted.extension}`)) return [];
    if (!suitsProcessor(name, wanted)) return [];
    if (hash === null || !sha512Form.test(hash)) return [];
    if (bytes === null || !Number.isInteger(bytes) || bytes < 1 || bytes > maxFileBytes) return [];
    return [{ name, sha512: hash, size: bytes }];
  });
  return files.find(({ name }) => name.includes(wanted.arch)) ?? files[0] ?? null;
}

function notesOf(value: unknown): string | null {
  const list = itemsOf(value);
  const text = list
    ? list.flatMap((item) => noteOf(fieldsOf(item))).join('\n\n')
    : textOf(value, maxNotes);
  const notes = text?.replaceAll(/\r\n?/g, '\n').trim().slice(0, maxNotes);
  return notes ? notes : null;
}

function noteOf({ version, note }: Record<string, unknown>): string[] {
  const [title, body] = [textOf(version), textOf(note, maxNotes)];
  return body === null ? [] : [title === null ? body : `${title}\n${body}`];
}

/** Whether a copy gets a version that is rolled out to some; `place`: its own random number from 0 up to 100. */
export const isInRollout = (percentage: number | null, place: number): boolean =>
  percentage === null || place < percentage;

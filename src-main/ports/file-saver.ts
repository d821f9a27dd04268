import type { Result } from '../domain/result.ts';

export interface FileToSave {
  /** What the dialog suggests; its ending says what it is. */
  name: string;
  content: string | Uint8Array;
}

/** Asks a person where to, and writes a file there. Rejects never. */
export interface FileSaver {
  save(file: FileToSave): Promise<Result<'saved' | 'cancelled', 'failed'>>;
}

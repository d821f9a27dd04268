import type { Result } from '../domain/result.ts';

export interface FileToSave {
  /** The suggested file name; its extension gives the type. */
  name: string;
  content: string | Uint8Array;
  /** Only its owner may read it, and the system lists it nowhere. */
  confidential?: boolean;
}

/** Asks a person for a location, and writes a file there. Never rejects. */
export interface FileSaver {
  save(file: FileToSave): Promise<Result<'saved' | 'cancelled', 'failed'>>;
}

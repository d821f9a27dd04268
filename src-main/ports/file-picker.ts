/** Asks a person to choose a file. Never rejects. */
export interface FilePicker {
  /** Its path; null: none was chosen. `title` says what for. */
  pick(title: string): Promise<string | null>;
}

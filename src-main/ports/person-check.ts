/** The system's own prompt for the person's presence. Never rejects. */
export interface PersonCheck {
  /** Asks, with the reason in words. none: this system has no such prompt. */
  confirm(reason: string): Promise<'confirmed' | 'refused' | 'none'>;
}

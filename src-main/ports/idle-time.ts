/** How long nobody has used the computer. */
export interface IdleTime {
  /** In ms; 0 if the system doesn't know. */
  idleMs(): number;
}

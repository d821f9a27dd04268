/** How long nobody has used the computer. */
export interface IdleTime {
  /** In ms; 0 where the system can't tell. */
  idleMs(): number;
}

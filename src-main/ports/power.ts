/** What the computer runs on. */
export interface Power {
  onBattery(): boolean;
}

/** Opens a page in the person's browser. */
export interface Browser {
  /** Only for http and https addresses of a Hub that the person added. */
  open(url: string): Promise<void>;
}

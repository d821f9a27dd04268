import { app } from 'electron';

/** What the system tells a running Hubkey. */
export interface AppEventListener {
  /** Hubkey was started once more, with these words. */
  startedAgain(argv: readonly string[]): void;
  /** macOS hands over a link. */
  openUrl(url: string): void;
  /** The Dock's icon was clicked. */
  activate(): void;
}

/** Hears what the system tells from the start on, and keeps it until somebody follows. */
export class AppEvents {
  #listener: AppEventListener | null = null;
  #missed: ((listener: AppEventListener) => void)[] = [];

  /** Call it before Electron is ready: macOS hands over a link before that. */
  constructor() {
    app.on('second-instance', (_event, argv) => {
      this.#tell((listener) => listener.startedAgain(argv));
    });
    app.on('open-url', (event, url) => {
      event.preventDefault();
      this.#tell((listener) => listener.openUrl(url));
    });
    app.on('activate', () => this.#tell((listener) => listener.activate()));
  }

  follow(listener: AppEventListener): void {
    this.#listener = listener;
    const missed = this.#missed;
    this.#missed = [];
    for (const tell of missed) tell(listener);
  }

  #tell(tell: (listener: AppEventListener) => void): void {
    if (this.#listener) tell(this.#listener);
    else this.#missed.push(tell);
  }
}

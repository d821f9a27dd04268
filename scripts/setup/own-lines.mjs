/** A line that Chromium, GTK or a driver printed for its own developers. */
const foreign = /^(\[\d+:\d{4}\/|\(\S+:\d+\): |libva |MESA|\s*$)/;

/** The last of Hubkey's own lines in what the app printed. */
export const ownLines = (printed) =>
  printed
    .split('\n')
    .filter((line) => !foreign.test(line))
    .slice(-20)
    .map((line) => `${line}\n`)
    .join('');

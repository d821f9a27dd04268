const lines = ([left, right]) => `  ${left.padEnd(24)}${right}`;

/** Prints the usage of `npm …` and ends, if the arguments ask for it. Does nothing else, so nothing is downloaded for it. */
export function helpIfAsked(args, { command, about }) {
  if (!args.includes('--help') && !args.includes('-h')) return;
  const known = [
    ['--virtual-display', 'bring a display, for a computer that has none'],
    ['--user-data-dir=DIR', 'keep Hubkey’s files in DIR'],
    ['--hidden', 'open in the tray only'],
    ['--help', 'print this'],
  ];
  console.log(`Usage: ${command} [-- OPTION…]

${about}

${known.map(lines).join('\n')}

All other options go to Electron.`);
  process.exit(0);
}

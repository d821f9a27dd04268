export interface GivenSwitch {
  name: string;
  /** Empty where it has none. */
  value: string;
}

/**
 * The switches of a command line, as Chromium parses it (`base/command_line.cc`): blanks around an argument don't
 * count, `-` counts as `--`, on Windows `/` does too
 * and case doesn't matter, and after `--` there are no switches.
 */
export function givenSwitches(args: readonly string[], platform: NodeJS.Platform): GivenSwitch[] {
  const trimmed = args.map((arg) => arg.trim());
  const end = trimmed.indexOf('--');
  return (end < 0 ? trimmed : trimmed.slice(0, end)).flatMap((arg) => read(arg, platform));
}

function read(arg: string, platform: NodeJS.Platform): GivenSwitch[] {
  const prefix = platform === 'win32' ? /^(?:--|-|\/)/ : /^--?/;
  if (!prefix.test(arg) || arg.length < 2) return [];
  const [given = '', ...rest] = arg.replace(prefix, '').split('=');
  const name = platform === 'win32' ? given.toLowerCase() : given;
  return [{ name, value: rest.join('=') }];
}

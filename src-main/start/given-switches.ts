export interface GivenSwitch {
  name: string;
  /** Empty where it has none. */
  value: string;
}

/**
 * The switches of a command line, as Chromium parses it (`base/command_line.cc`): blanks around an argument don't
 * count, `-` counts as `--`, on Windows `/` does too and case doesn't matter, and after `--` there are no switches.
 * Which blanks it takes away differs by version and system: here all, but none around the `--` that ends them.
 */
export function givenSwitches(args: readonly string[], platform: NodeJS.Platform): GivenSwitch[] {
  const end = args.indexOf('--');
  const before = end < 0 ? args : args.slice(0, end);
  return before.flatMap((arg) => read(arg.trim(), platform));
}

function read(arg: string, platform: NodeJS.Platform): GivenSwitch[] {
  const prefix = platform === 'win32' ? /^(?:--|-|\/)/ : /^--?/;
  if (!prefix.test(arg) || arg.length < 2) return [];
  const [given = '', ...rest] = arg.replace(prefix, '').split('=');
  if (given === '') return [];
  const name = platform === 'win32' ? given.toLowerCase() : given;
  return [{ name, value: rest.join('=') }];
}

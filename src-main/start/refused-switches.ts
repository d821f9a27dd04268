import { allowedSwitches } from './allowed-switches.ts';

/**
 * The names of the switches in a command line that a packaged Hubkey does not start with, each once.
 * Parses them as Chromium does (`base/command_line.cc`): blanks around an argument don't
 * count, `-` counts as `--`, on Windows `/` does too
 * and case doesn't matter, and after `--` there are no switches.
 */
export function refusedSwitches(args: readonly string[], platform: NodeJS.Platform): string[] {
  const trimmed = args.map((arg) => arg.trim());
  const end = trimmed.indexOf('--');
  const switches = (end < 0 ? trimmed : trimmed.slice(0, end)).flatMap((arg) =>
    read(arg, platform),
  );
  return [...new Set(switches.filter((given) => !allowed(given)).map(({ name }) => name))];
}

interface GivenSwitch {
  name: string;
  value: string;
}

function read(arg: string, platform: NodeJS.Platform): GivenSwitch[] {
  const prefix = platform === 'win32' ? /^(?:--|-|\/)/ : /^--?/;
  if (!prefix.test(arg) || arg.length < 2) return [];
  const [given = '', ...rest] = arg.replace(prefix, '').split('=');
  const name = platform === 'win32' ? given.toLowerCase() : given;
  return [{ name, value: rest.join('=') }];
}

function allowed({ name, value }: GivenSwitch): boolean {
  const rule = allowedSwitches.find((allowedSwitch) => allowedSwitch.name === name);
  return rule !== undefined && (rule.value?.test(value) ?? true);
}

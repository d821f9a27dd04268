import { Keyboard } from '../fixtures/keyboard.ts';
import { run } from './system-programs.ts';

/** The end of the title of each window, in English. */
const titles = { main: 'Hubkey', palette: 'Quick copy' } as const;

/** A person's keyboard, by a program of the system: what it sends goes to the window in front. */
interface SystemKeyboard {
  /** Brings a window to the front. */
  focus(window: keyof typeof titles): Promise<void>;
  /** Types letters and digits over what a field has, then presses Enter. */
  enter(text: string): Promise<void>;
}

function linuxKeyboard(): SystemKeyboard {
  const keyboard = new Keyboard(process.env);
  return {
    focus: (window) => keyboard.focus(`${titles[window]}$`),
    enter: async (text) => {
      await keyboard.press('ctrl+a');
      await keyboard.type(text);
      await keyboard.press('Return');
    },
  };
}

/** WScript.Shell's AppActivate and SendKeys (Windows Script Host). */
const windowsKeyboard: SystemKeyboard = {
  focus: (window) => shell(`if (-not $shell.AppActivate('${titles[window]}')) { exit 1 }`),
  enter: (text) => shell(`$shell.SendKeys('^a${text}{ENTER}')`),
};

const shell = (line: string): Promise<void> =>
  must(
    'powershell.exe',
    '-NoProfile',
    '-Command',
    `$shell = New-Object -ComObject WScript.Shell; ${line}`,
  );

/** System Events, which the terminal must be allowed to use (Privacy & Security → Accessibility). Key code 36 is Return. */
const macKeyboard: SystemKeyboard = {
  focus: () => systemEvents('set frontmost of process "Hubkey" to true'),
  enter: async (text) => {
    await systemEvents('keystroke "a" using command down');
    await systemEvents(`keystroke "${text}"`);
    await systemEvents('key code 36');
  },
};

const systemEvents = (line: string): Promise<void> =>
  must('osascript', '-e', `tell application "System Events" to ${line}`);

async function must(...words: string[]): Promise<void> {
  const { code, err } = await run(words);
  if (code !== 0) throw new Error(`${words[0] ?? ''} failed: ${err}`);
}

export function systemKeyboard(platform = process.platform): SystemKeyboard {
  if (platform === 'win32') return windowsKeyboard;
  return platform === 'darwin' ? macKeyboard : linuxKeyboard();
}

import type { TerminalFacts } from '../caller-facts.ts';
import { m } from '../messages/index.ts';
import { sameProcess, type ProgramFacts } from '../program-facts.ts';

/** Terminals by the name of their process, of which Linux gives the first 15 characters. */
const terminals: readonly (readonly [process: RegExp, name: string])[] = [
  [/^gnome-terminal-?/, 'GNOME Terminal'],
  [/^(kgx|gnome-console)$/, 'GNOME Console'],
  [/^ptyxis(-agent)?$/, 'Ptyxis'],
  [/^konsole$/, 'Konsole'],
  [/^yakuake$/, 'Yakuake'],
  [/^xfce4-terminal?/, 'Xfce Terminal'],
  [/^mate-terminal$/, 'MATE Terminal'],
  [/^lxterminal$/, 'LXTerminal'],
  [/^qterminal$/, 'QTerminal'],
  [/^tilix$/, 'Tilix'],
  [/^terminator$/, 'Terminator'],
  [/^terminology$/, 'Terminology'],
  [/^guake$/, 'Guake'],
  [/^tilda$/, 'Tilda'],
  [/^alacritty$/, 'Alacritty'],
  [/^kitty$/, 'kitty'],
  [/^wezterm-gui$/, 'WezTerm'],
  [/^ghostty$/, 'Ghostty'],
  [/^foot$/, 'foot'],
  [/^u?rxvt/, 'rxvt'],
  [/^xterm$/, 'xterm'],
  [/^st$/, 'st'],
  [/^(code|code-oss|codium|code-insiders)$/, 'VS Code'],
  [/^Terminal$/, 'Terminal'],
  [/^iTerm2?$/, 'iTerm2'],
  [/^WindowsTerminal(\.exe)?$/, 'Windows Terminal'],
  [/^tmux: server$/, 'tmux'],
  [/^(screen|SCREEN)$/, 'screen'],
  [/^zellij$/, 'Zellij'],
];

const ssh = /^sshd(-session|-auth)?$/;

/** A terminal in words, such as "GNOME Terminal", from the processes above its shell; "a terminal" if that is unknown. */
export function terminalWords(
  terminal: TerminalFacts,
  chain: readonly Pick<ProgramFacts, 'pid' | 'startTime' | 'name'>[],
): string {
  // Only above the leader, as a program that runs in the terminal could take such a name.
  const leader = chain.findIndex((program) => sameProcess(program, terminal));
  for (const { name } of leader < 0 ? [] : chain.slice(leader + 1)) {
    const found = terminals.find(([process]) => process.test(name));
    if (found) return found[1];
    if (ssh.test(name)) return m.terminal_ssh_session();
  }
  return m.terminal_some_terminal();
}

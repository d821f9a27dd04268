import { expect, it } from 'vitest';
import { programOf } from '../../testing/fakes.ts';
import { terminalWords } from './terminal-words.ts';

const terminal = { pid: 7, startTime: '70', name: 'zsh' };
const zsh = programOf('/usr/bin/zsh', { pid: 7, startTime: '70' });
const called = (name: string) => programOf(`/usr/bin/${name}`, { name });

it.each([
  ['gnome-terminal-', 'GNOME Terminal'],
  ['gnome-terminal-server', 'GNOME Terminal'],
  ['konsole', 'Konsole'],
  ['kitty', 'kitty'],
  ['tmux: server', 'tmux'],
  ['sshd-session', 'an SSH session'],
  ['script', 'a terminal'],
])('calls a terminal of %s %s', (name, words) => {
  expect(terminalWords(terminal, [called('curl'), zsh, called(name), called('systemd')])).toBe(
    words,
  );
});

it('names the nearest one, and none that runs in the terminal itself', () => {
  const within = [called('curl'), called('kitty'), zsh];
  expect(terminalWords(terminal, within)).toBe('a terminal');
  expect(terminalWords(terminal, [...within, called('tmux: server'), called('konsole')])).toBe(
    'tmux',
  );
  expect(terminalWords(terminal, [called('curl'), called('konsole')])).toBe('a terminal');
});

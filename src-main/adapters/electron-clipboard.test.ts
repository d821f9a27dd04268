import { afterEach, expect, it, vi } from 'vitest';
import { Secret } from '../domain/secret.ts';
import { ElectronClipboard, type SystemClipboard } from './electron-clipboard.ts';

afterEach(() => vi.unstubAllGlobals());

class Board implements SystemClipboard {
  text = '';
  formats: string[] = [];
  readText = () => Promise.resolve(this.text);
  writeText = (text: string) => {
    this.text = text;
  };
  clear = () => {
    this.text = '';
  };
}
const on = (board: SystemClipboard) => new ElectronClipboard(() => Promise.resolve(board));

it('writes and reads back', async () => {
  const board = new Board();
  expect(await on(board).write(Secret.of('x'))).toEqual({ ok: true, value: undefined });
  expect(board.text).toBe('x');
});

it('says so where another text came back, or the clipboard failed', async () => {
  const deaf = new Board();
  deaf.writeText = () => undefined;
  expect(await on(deaf).write(Secret.of('x'))).toEqual({ ok: false, problem: 'clipboard' });
  const broken = new Board();
  broken.writeText = () => {
    throw new Error('busy');
  };
  expect(await on(broken).write(Secret.of('x'))).toEqual({ ok: false, problem: 'clipboard' });
});

it('clears only its own text', async () => {
  const board = new Board();
  board.text = 'theirs';
  await on(board).clearIfStill(Secret.of('ours'));
  expect(board.text).toBe('theirs');
  board.text = 'ours';
  await on(board).clearIfStill(Secret.of('ours'));
  expect(board.text).toBe('');
});

it('marks the text as secret where several formats can be written, and keeps the text above the mark', async () => {
  vi.stubGlobal(
    'ClipboardItem',
    class {
      readonly data: Record<string, string>;
      constructor(data: Record<string, string>) {
        this.data = data;
      }
    },
  );
  const board = new Board() as Board & { write: (items: never) => void };
  board.write = (items) => {
    const [{ data }] = items as [{ data: Record<string, string> }];
    board.formats = Object.keys(data);
    board.text = data['text/plain'] ?? '';
  };
  await on(board).write(Secret.of('x'));
  expect(board.formats).toEqual(['text/plain', 'x-kde-passwordManagerHint']);
  board.write = () => {
    board.text = '';
  };
  expect((await on(board).write(Secret.of('y'))).ok).toBe(true);
  expect(board.text).toBe('y');
});

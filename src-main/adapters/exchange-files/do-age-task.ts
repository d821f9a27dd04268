import { armor, Decrypter, Encrypter } from 'age-encryption';
import type { AgeReply, AgeTask } from './age-task.ts';

/** Encrypts or decrypts with the format's own cost of a passphrase: about a second, and 256 MB (age v1, "scrypt"). */
export async function doAgeTask({ work, content, passphrase }: AgeTask): Promise<AgeReply> {
  const text = String.fromCharCode(...passphrase);
  passphrase.fill(0);
  if (work === 'seal') {
    const encrypter = new Encrypter();
    encrypter.setPassphrase(text);
    return { ok: true, content: await encrypter.encrypt(content) };
  }
  let file = content;
  try {
    file = unarmored(content);
    const decrypter = new Decrypter();
    decrypter.addPassphrase(text);
    return { ok: true, content: await decrypter.decrypt(file) };
  } catch (error) {
    return { ok: false, problem: problemOf(file, error) };
  }
}

/** The library has a sentence of its own for a file that nothing given opens, and further ones for broken files. */
function problemOf(file: Uint8Array, error: unknown): Extract<AgeReply, { ok: false }>['problem'] {
  if (!(error instanceof Error) || !error.message.startsWith('no identity matched'))
    return 'damaged';
  const head = new TextDecoder('latin1').decode(file.subarray(0, 100));
  return /^age-encryption\.org\/v1\n-> scrypt /.test(head) ? 'wrong-passphrase' : 'no-passphrase';
}

/** An age file may be written as text (age v1, "ASCII armor"). */
function unarmored(content: Uint8Array): Uint8Array {
  const text = new TextDecoder('latin1').decode(content);
  return text.trimStart().startsWith('-----BEGIN AGE') ? armor.decode(text) : content;
}

import type { KeychainReply, NumberedRequest, ReplyValue } from './messages.ts';
import { readRequest } from './read-request.ts';
// Not by `Secret`: the build has that in one file with the app, which this process must not load.
import { textOf, unitsOf } from './text-units.ts';

/** The calls of keytar that are used here. */
export interface Keytar {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
  findCredentials(service: string): Promise<{ account: string }[]>;
}

const longestMessage = 500;

/** Carries out the request in a message and returns the reply; `explain` adds to what keytar says. Never rejects. */
export async function serveKeychain(
  message: unknown,
  load: () => Promise<Keytar>,
  explain: (text: string) => Promise<string> = (text) => Promise.resolve(text),
): Promise<KeychainReply> {
  const request = readRequest(message);
  if (!request) return { id: 0, ok: false, message: 'Not a request.' };
  const { id } = request;
  try {
    return { id, ok: true, value: await carryOut(request, await load()) };
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return { id, ok: false, message: (await explain(text)).slice(0, longestMessage) };
  }
}

async function carryOut(request: NumberedRequest, keytar: Keytar): Promise<ReplyValue> {
  const { service } = request;
  switch (request.call) {
    case 'read': {
      const text = await keytar.getPassword(service, request.account);
      return text === null ? null : unitsOf(text);
    }
    case 'write':
      await keytar.setPassword(service, request.account, textOf(request.secret));
      return null;
    case 'remove':
      await keytar.deletePassword(service, request.account);
      return null;
    case 'list':
      // Only names leave this process.
      return (await keytar.findCredentials(service)).map(({ account }) => account);
  }
}

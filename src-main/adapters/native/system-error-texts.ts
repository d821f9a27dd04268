import { openLibrary } from './open-library.ts';

/** What the system says of its own errors, in the language in which keytar passes it on. */
export interface SystemErrorTexts {
  /** The text of a code; null: it has none. */
  textOf(code: number): string | null;
  /** The code of what is wrong with the keychain as a whole; null: nothing is, or that can't be told. */
  ofKeychain(): number | null;
}

const maxBytes = 1_024;

/** Null where there are none, as on Linux, or the system's libraries can't be called. */
export async function loadSystemErrorTexts(
  platform: NodeJS.Platform,
): Promise<SystemErrorTexts | null> {
  try {
    switch (platform) {
      case 'win32':
        return await windowsTexts();
      case 'darwin':
        return await macTexts();
      default:
        return null;
    }
  } catch {
    return null;
  }
}

/** FORMAT_MESSAGE_FROM_SYSTEM and FORMAT_MESSAGE_IGNORE_INSERTS. */
const fromSystem = 0x1200;

/** In the system's code page but read as UTF-8, as keytar does it. */
async function windowsTexts(): Promise<SystemErrorTexts> {
  const kernel = await openLibrary('kernel32.dll');
  const format = kernel(
    'uint32_t FormatMessageA(uint32_t, void *, uint32_t, uint32_t, void *, uint32_t, void *)',
  );
  return {
    textOf(code) {
      if (code < 0) return null;
      const text = Buffer.alloc(maxBytes);
      const length = format(fromSystem, null, code, 0, text, maxBytes, null);
      return length > 0 ? text.toString('utf8', 0, length) : null;
    },
    ofKeychain: () => null,
  };
}

/** kCFStringEncodingUTF8. */
const utf8 = 0x08000100;
/** kSecUnlockStateStatus, and errSecInteractionNotAllowed: SecKeychain.h and SecBase.h. */
const unlocked = 1;
const interactionNotAllowed = -25308;

async function macTexts(): Promise<SystemErrorTexts> {
  const frameworks = '/System/Library/Frameworks';
  const security = await openLibrary(`${frameworks}/Security.framework/Security`);
  const foundation = await openLibrary(`${frameworks}/CoreFoundation.framework/CoreFoundation`);
  const copyMessage = security('intptr_t SecCopyErrorMessageString(int32_t, void *)');
  const keychainStatus = security('int32_t SecKeychainGetStatus(void *, void *)');
  const read = foundation('bool CFStringGetCString(intptr_t, void *, intptr_t, uint32_t)');
  const release = foundation('void CFRelease(intptr_t)');
  return {
    textOf(code) {
      if (code >= 0) return null;
      const message = copyMessage(code, null);
      // A short text may be within the pointer itself, which is no safe number, and needs no release.
      if (message === 0 || !Number.isSafeInteger(message)) return null;
      const text = Buffer.alloc(maxBytes);
      const isRead = read(message, text, maxBytes, utf8) !== 0;
      release(message);
      return isRead ? text.toString('utf8', 0, text.indexOf(0)) : null;
    },
    ofKeychain() {
      const state = new Uint32Array(1);
      const status = keychainStatus(null, state);
      if (status !== 0) return status;
      return (state[0] ?? 0) & unlocked ? null : interactionNotAllowed;
    },
  };
}

import { openLibrary } from './open-library.ts';

/** OWNER_SECURITY_INFORMATION and DACL_SECURITY_INFORMATION. */
const ownerAndList = 1 | 4;
/** SDDL_REVISION_1. */
const revision = 1;
const maxBytes = 65_536;

/** Who owns a file or folder and who may do what with it, as Windows writes it (SDDL); null: it can't be asked. */
export async function fileProtection(path: string): Promise<string | null> {
  try {
    const [security, kernel] = await Promise.all(['advapi32.dll', 'kernel32.dll'].map(openLibrary));
    if (!security || !kernel) return null;
    const read = security('int GetFileSecurityW(void *, uint32_t, void *, uint32_t, void *)');
    const write = security(
      'int ConvertSecurityDescriptorToStringSecurityDescriptorW(void *, uint32_t, uint32_t, void *, void *)',
    );
    const copy = kernel('void RtlMoveMemory(void *, intptr_t, uintptr_t)');
    const free = kernel('intptr_t LocalFree(intptr_t)');
    const name = Buffer.from(`${path}\0`, 'utf16le');
    const descriptor = Buffer.alloc(maxBytes);
    const needed = new Uint32Array(1);
    if (read(name, ownerAndList, descriptor, descriptor.length, needed) === 0) return null;
    const at = new BigInt64Array(1);
    const units = new Uint32Array(1);
    if (write(descriptor, revision, ownerAndList, at, units) === 0) return null;
    const text = Buffer.alloc(Math.min(units[0] ?? 0, maxBytes) * 2);
    const from = at[0] ?? 0n;
    copy(text, from, text.length);
    free(from);
    return text.toString('utf16le').replace(/\0.*$/s, '');
  } catch {
    return null;
  }
}

/** An audit_token_t: eight numbers, whose meaning is that of libbsm's audit_token_to_au32 (bsm/libbsm.h). */
export const auditTokenBytes = 32;
const at = { user: 4, realUser: 12, pid: 20, version: 28 };

/** A process as the kernel names it. */
export interface AuditToken {
  pid: number;
  /** Another one for each process with that pid, and for each program that it runs. */
  version: number;
  /** Its effective user; `realUser`: who started it. */
  user: number;
  realUser: number;
}

/** An audit token; null if it isn't one. */
export function auditTokenIn(buffer: Buffer): AuditToken | null {
  if (buffer.length !== auditTokenBytes) return null;
  return {
    pid: buffer.readInt32LE(at.pid),
    version: buffer.readUInt32LE(at.version),
    user: buffer.readUInt32LE(at.user),
    realUser: buffer.readUInt32LE(at.realUser),
  };
}

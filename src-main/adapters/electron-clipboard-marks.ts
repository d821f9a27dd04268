/** A clipboard entry's payload by its type, as Electron's `ClipboardItem` takes it. */
export type ClipboardPayload = Record<string, string | Blob>;

/** A DWORD of 0: "no". */
const no = [0, 0, 0, 0];
/** Only the format's presence counts, but an empty payload might be dropped on the way. */
const present = [1];

/**
 * Marks that tell clipboard histories to ignore a text, as bytes by the system's own format names:
 * nspasteboard.org; Microsoft's "Clipboard Formats", section "Cloud Clipboard and Clipboard History
 * Formats"; and KDE's Klipper.
 */
const formats: Partial<Record<NodeJS.Platform, Record<string, readonly number[]>>> = {
  darwin: {
    'org.nspasteboard.ConcealedType': present,
    'org.nspasteboard.TransientType': present,
  },
  win32: {
    ExcludeClipboardContentFromMonitorProcessing: present,
    CanIncludeInClipboardHistory: no,
    CanUploadToCloudClipboard: no,
  },
  linux: { 'x-kde-passwordManagerHint': [...new TextEncoder().encode('secret')] },
};

/**
 * A text and the marks of a platform as one clipboard entry. The names of raw formats are those of
 * Electron's "clipboard" documentation, from 44 on.
 */
export function markedText(text: string, platform: NodeJS.Platform): ClipboardPayload {
  const payload: ClipboardPayload = { 'text/plain': text };
  for (const [name, bytes] of Object.entries(formats[platform] ?? {})) {
    payload[`electron application/osclipboard;format="${name}"`] = new Blob([
      Uint8Array.from(bytes),
    ]);
  }
  return payload;
}

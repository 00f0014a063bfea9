/** SHA-256 of bytes, in hexadecimal. Node's own is loaded sooner than that of the Web, which is everywhere. */
export async function sha256(bytes: Uint8Array): Promise<string> {
  const node = globalThis.process?.getBuiltinModule?.('node:crypto');
  if (node) return node.createHash('sha256').update(bytes).digest('hex');
  const hash = await globalThis.crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

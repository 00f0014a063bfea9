import type { getDocumentProxy } from 'unpdf';
import { getResolvedPDFJS } from 'unpdf';
import { UserError } from '../../errors.js';
import type { ReaderOptions } from '../options.js';

export type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;
export type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>;

/**
 * Opens a PDF so that nothing is fetched, evaluated or printed. The caller must `destroy` it.
 *
 * @throws UserError `encrypted` or `damaged`
 */
export async function openPdf(bytes: Uint8Array, options: ReaderOptions): Promise<PdfDocument> {
  lendTransfer();
  const { getDocument } = await getResolvedPDFJS();
  const task = getDocument({
    // pdf.js detaches the buffer that it is given, and refuses Node's Buffer.
    data: Uint8Array.from(bytes),
    ...(options.password === undefined ? {} : { password: options.password }),
    verbosity: 0,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    useWorkerFetch: false,
    disableAutoFetch: true,
    enableXfa: false,
    // Pictures are never looked at: none is worth decoding.
    maxImageSize: 1,
  });
  try {
    return await task.promise;
  } catch (error) {
    await task.destroy();
    throw explain(error, options);
  }
}

function explain(error: unknown, options: ReaderOptions): UserError {
  const file = options.path;
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException') {
    return options.password === undefined
      ? new UserError('encrypted', 'The PDF is encrypted and opens with a password only.', {
          file,
          next: 'Pass the password with --password, or save the file without one.',
        })
      : new UserError('encrypted', 'The password does not open the PDF.', {
          file,
          next: 'Check the password that you passed with --password; upper and lower case differ.',
        });
  }
  const detail = error instanceof Error ? error.message : String(error);
  return new UserError('damaged', `The PDF is damaged and cannot be recovered (${detail.replace(/\.$/, '')}).`, {
    file,
    next: 'Open it in a PDF viewer and save it anew, or ask for another copy.',
  });
}

/**
 * pdf.js hands the names of fonts over by `ArrayBuffer.prototype.transferToFixedLength` (ES2024), which
 * Node 20 lacks; without it, no heading could be told by its bold font.
 */
function lendTransfer(): void {
  if ('transferToFixedLength' in ArrayBuffer.prototype) return;
  Object.defineProperty(ArrayBuffer.prototype, 'transferToFixedLength', {
    configurable: true,
    writable: true,
    value: function transferToFixedLength(this: ArrayBuffer, length = this.byteLength): ArrayBuffer {
      const moved = structuredClone(this, { transfer: [this] });
      if (moved.byteLength === length) return moved;
      const resized = new Uint8Array(length);
      resized.set(new Uint8Array(moved).subarray(0, length));
      return resized.buffer;
    },
  });
}

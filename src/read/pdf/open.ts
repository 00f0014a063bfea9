import type { getDocumentProxy } from 'unpdf';
import { getResolvedPDFJS } from 'unpdf';
import { UserError } from '../../errors.js';
import type { ReaderOptions } from '../options.js';
import { takeInStrays } from './strays.js';

export type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;
export type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>;

/**
 * Opens a PDF so that nothing is fetched, evaluated or printed, and closes it when `use` is done with it.
 *
 * @throws UserError `encrypted` or `damaged`
 */
export async function withPdf<T>(
  bytes: Uint8Array,
  options: ReaderOptions,
  use: (pdf: PdfDocument) => Promise<T>,
): Promise<T> {
  lendTransfer();
  const { InvalidPDFException } = await getResolvedPDFJS();
  const release = takeInStrays(InvalidPDFException.prototype as Error);
  try {
    const pdf = await openPdf(bytes, options);
    try {
      return await use(pdf);
    } finally {
      await pdf.destroy();
    }
  } finally {
    release();
  }
}

async function openPdf(bytes: Uint8Array, options: ReaderOptions): Promise<PdfDocument> {
  try {
    return await open(Uint8Array.from(bytes), options);
  } catch (error) {
    const mended = nameOf(error) === 'InvalidPDFException' ? withTrailer(bytes) : undefined;
    if (!mended) throw explain(error, options);
    return await open(mended, options).catch(() => {
      throw explain(error, options);
    });
  }
}

/** Opens `data`, which pdf.js detaches; it must not be Node's Buffer. */
async function open(data: Uint8Array, options: ReaderOptions): Promise<PdfDocument> {
  const { getDocument } = await getResolvedPDFJS();
  const task = getDocument({
    data,
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
    throw error;
  }
}

/** pdf.js recovers a file that was cut off by looking for all its objects, if only a trailer names the first. */
function withTrailer(bytes: Uint8Array): Uint8Array | undefined {
  const text = new TextDecoder('latin1').decode(bytes);
  const root = /(\d+)\s+(\d+)\s+obj\s*<<(?:(?!endobj)[\s\S]){0,2000}?\/Type\s*\/Catalog\b/.exec(text);
  if (!root) return undefined;
  const trailer = new TextEncoder().encode(`\nendstream\nendobj\ntrailer\n<< /Root ${root[1]} ${root[2]} R >>\n`);
  const mended = new Uint8Array(bytes.length + trailer.length);
  mended.set(bytes);
  mended.set(trailer, bytes.length);
  return mended;
}

function explain(error: unknown, options: ReaderOptions): UserError {
  const file = options.path;
  if (nameOf(error) === 'PasswordException') {
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

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : '';
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

import { UserError } from '../errors.js';
import type { Format } from '../model.js';

/**
 * The format of a file: from its bytes where they tell, else from its name, else from what it looks like.
 * Throws `UserError` (`unsupported-format`, `encrypted`) that says what the file is and what to do.
 */
export function sniff(bytes: Uint8Array, path: string, wanted?: Format): Format {
  const named = wanted ?? formatOfName(path);
  const found = magic(bytes);
  if (found === 'docx') return 'docx';
  // A text about PDF files may hold the mark, a PDF may have rubbish before it.
  if (found === 'pdf' && (startsWith(bytes, '%PDF-') || !isTextual(named))) return 'pdf';
  if (found !== undefined && found !== 'pdf')
    throw new UserError(found.code, found.what, { file: path, next: found.next });
  if (wanted === 'docx' || wanted === 'pdf') {
    throw new UserError('damaged', `The file is not a ${wanted.toUpperCase()} file.`, {
      file: path,
      next: 'Leave the format out to have it found, or save the document again.',
    });
  }
  if (isTextual(named)) return named;
  const head = latin1(bytes.subarray(0, 8192)).replace(/\0/g, '');
  if (isBinary(bytes)) {
    throw new UserError('unsupported-format', 'The file is binary and of a kind that is not known.', {
      file: path,
      next: SAVE_AS,
    });
  }
  return formatOfText(head) ?? 'text';
}

/** The format that the name of a text file stands for. DOCX and PDF are told by their bytes alone. */
export function formatOfName(path: string): Format | undefined {
  const extension = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase();
  switch (extension) {
    case 'md':
    case 'markdown':
    case 'mdx':
      return 'markdown';
    case 'html':
    case 'htm':
    case 'xhtml':
    case 'php':
      return 'html';
    case 'txt':
    case 'text':
    case 'rst':
      return 'text';
    default:
      return undefined;
  }
}

/** HTML or Markdown, if the text shows it. */
export function formatOfText(head: string): Format | undefined {
  if (
    /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|body)\b/i.test(
      head.replace(/^(?:\ufeff|\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, ''),
    )
  ) {
    return 'html';
  }
  const tags = head.match(/<\/?(?:p|div|br|h[1-6]|li|ul|ol|td|tr|table|span)\b[^>]*>/gi)?.length ?? 0;
  if (tags > 20 && tags > head.length / 400) return 'html';
  const marks = head.match(/^(?:#{1,6} \S|\*\*\S|[-*] \*\*|\|.*\|\s*$|\[.+\]\(.+\))/gm)?.length ?? 0;
  return marks >= 2 || /^#{1,6} \S/m.test(head) ? 'markdown' : undefined;
}

const SAVE_AS = 'Save the contract as DOCX, PDF, HTML, Markdown or text and lint that file.';

interface Refusal {
  readonly code: 'unsupported-format' | 'encrypted';
  readonly what: string;
  readonly next: string;
}

function refuse(what: string, next = SAVE_AS): Refusal {
  return { code: 'unsupported-format', what: `The file is ${what}, which is not read.`, next };
}

const OCR = 'A picture has no text: run text recognition (OCR) on it and lint the resulting PDF.';

const SIGNATURES: readonly (readonly [string, Refusal])[] = [
  ['{\\rtf', refuse('a Rich Text (RTF) document', 'Open it in Word or LibreOffice and save it as DOCX.')],
  ['\x89PNG\r\n', refuse('a PNG picture', OCR)],
  ['\xff\xd8\xff', refuse('a JPEG picture', OCR)],
  ['GIF8', refuse('a GIF picture', OCR)],
  ['II*\0', refuse('a TIFF picture', OCR)],
  ['MM\0*', refuse('a TIFF picture', OCR)],
  ['BM', refuse('a bitmap picture', OCR)],
  ['%!PS', refuse('a PostScript file', 'Convert it to PDF.')],
  ['\x1f\x8b', refuse('a gzip archive', 'Unpack it and lint the file inside.')],
  ['7z\xbc\xaf', refuse('a 7-Zip archive', 'Unpack it and lint the file inside.')],
  ['Rar!', refuse('a RAR archive', 'Unpack it and lint the file inside.')],
  ['\x7fELF', refuse('a program')],
];

function magic(bytes: Uint8Array): 'docx' | 'pdf' | Refusal | undefined {
  if (startsWith(bytes, 'PK\x03\x04') || startsWith(bytes, 'PK\x05\x06')) return zip(bytes);
  if (startsWith(bytes, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return compound(bytes);
  for (const [mark, refusal] of SIGNATURES) {
    // Two letters are too little to tell a bitmap from a text that begins with them.
    if (startsWith(bytes, mark) && (mark !== 'BM' || isBinary(bytes))) return refusal;
  }
  if (startsWith(bytes, 'RIFF') && latin1(bytes.subarray(8, 12)) === 'WEBP') return refuse('a WebP picture', OCR);
  if (/^ftyp(?:hei|mif|avif)/.test(latin1(bytes.subarray(4, 12)))) return refuse('a HEIF or AVIF picture', OCR);
  if (/%PDF-\d/.test(latin1(bytes.subarray(0, 1024)))) return 'pdf';
  return undefined;
}

function zip(bytes: Uint8Array): 'docx' | Refusal {
  const names = zipNames(bytes);
  if (names.some((name) => name === 'word/document.xml')) return 'docx';
  const type = latin1(bytes.subarray(30, 200));
  if (type.startsWith('mimetypeapplication/vnd.oasis.opendocument')) {
    return refuse('an OpenDocument file (ODT)', 'Open it in LibreOffice or Word and save it as DOCX.');
  }
  if (type.startsWith('mimetypeapplication/epub')) return refuse('an EPUB book');
  if (names.some((name) => name.startsWith('xl/')))
    return refuse('an Excel workbook', 'Save the sheet as PDF or text.');
  if (names.some((name) => name.startsWith('ppt/'))) return refuse('a PowerPoint presentation', 'Save it as PDF.');
  if (names.some((name) => name.endsWith('.iwa')))
    return refuse('an Apple Pages document', 'Export it as DOCX or PDF.');
  // The main part of a Word file may have another name; its reader follows the relationships.
  if (names.some((name) => name.startsWith('word/'))) return 'docx';
  return refuse('a zip archive', 'Unpack it and lint the files inside.');
}

/** Names in the central directory; those of the local headers when the end of the file is missing. */
function zipNames(bytes: Uint8Array): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(bytes, view);
  const names: string[] = [];
  if (end !== undefined) {
    let at = view.getUint32(end + 16, true);
    while (names.length < 5000 && at + 46 <= bytes.length && view.getUint32(at, true) === 0x02014b50) {
      const name = view.getUint16(at + 28, true);
      names.push(latin1(bytes.subarray(at + 46, at + 46 + name)));
      at += 46 + name + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
  }
  if (names.length > 0) return names;
  for (let at = 0; at + 30 <= bytes.length && names.length < 5000; at++) {
    if (bytes[at] !== 0x50 || view.getUint32(at, true) !== 0x04034b50) continue;
    const name = view.getUint16(at + 26, true);
    names.push(latin1(bytes.subarray(at + 30, at + 30 + Math.min(name, 260))));
  }
  return names;
}

function endOfDirectory(bytes: Uint8Array, view: DataView): number | undefined {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 65_557); at--) {
    if (bytes[at] === 0x50 && view.getUint32(at, true) === 0x06054b50) return at;
  }
  return undefined;
}

/** OLE compound files: the old Office formats, and encrypted new ones. Their directory names are UTF-16. */
function compound(bytes: Uint8Array): Refusal {
  if (includes(bytes, wide('EncryptedPackage'))) {
    return {
      code: 'encrypted',
      what: 'The Office file is encrypted.',
      next: 'Open it with its password and save it without one.',
    };
  }
  if (includes(bytes, wide('WordDocument'))) {
    return refuse('a Word 97-2003 document (DOC)', 'Open it in Word or LibreOffice and save it as DOCX.');
  }
  if (includes(bytes, wide('Workbook'))) return refuse('an Excel 97-2003 workbook (XLS)');
  if (includes(bytes, wide('PowerPoint Document'))) return refuse('a PowerPoint 97-2003 presentation (PPT)');
  if (includes(bytes, wide('__properties_version'))) {
    return refuse('an Outlook message (MSG)', 'Save its attachment and lint that file.');
  }
  return refuse('an old Office file');
}

function isTextual(format: Format | undefined): format is 'markdown' | 'html' | 'text' {
  return format === 'markdown' || format === 'html' || format === 'text';
}

/** Text has next to no control characters; UTF-16 has zeros, but only in every second byte. */
function isBinary(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 8192);
  let control = 0;
  const zeros: [number, number] = [0, 0];
  for (let i = 0; i < head.length; i++) {
    const byte = head[i] ?? 0;
    if (byte === 0) zeros[(i & 1) as 0 | 1]++;
    else if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) control++;
  }
  const isUtf16 = Math.max(...zeros) > head.length * 0.2 && Math.min(...zeros) < head.length * 0.03;
  return control + (isUtf16 ? 0 : zeros[0] + zeros[1]) > head.length * 0.02;
}

function startsWith(bytes: Uint8Array, mark: string): boolean {
  return latin1(bytes.subarray(0, mark.length)) === mark;
}

function includes(bytes: Uint8Array, mark: Uint8Array): boolean {
  const first = mark[0] ?? 0;
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (mark.every((byte, i) => bytes[at + i] === byte)) return true;
  }
  return false;
}

function wide(text: string): Uint8Array {
  return Uint8Array.from([...text].flatMap((c) => [c.charCodeAt(0), 0]));
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

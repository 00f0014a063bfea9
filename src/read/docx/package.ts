import { UserError } from '../../errors.js';
import type { ReaderOptions } from '../options.js';
import { parseXml } from './xml.js';

export { redone } from './on-demand.js';

import { readDirectory, readEntry, type ZipEntry } from './zip.js';

/** A relationship to another part of the package (ECMA-376 part 2, 6.5). External ones are never followed. */
export interface Relationship {
  readonly id: string;
  /** The last segment of the type: "styles", "footnotes", "aFChunk". */
  readonly type: string;
  /** The part's name without the leading slash; for external ones the address as it stands. */
  readonly target: string;
  readonly external: boolean;
}

/** An opened package. Nothing is inflated before it is asked for. */
export interface Package {
  /** Names of all parts, in the order of the archive. */
  readonly names: readonly string[];
  /** The part that holds the document: "word/document.xml" nearly always. */
  readonly main: string;
  has(part: string): boolean;
  /** Inflated bytes of a part. */
  bytes(part: string): Uint8Array;
  /** The decoded XML of a part, without byte-order mark. Offsets in `anchors.source` count its code units. */
  xml(part: string): string;
  relationships(part: string): readonly Relationship[];
}

/**
 * Opens a Word document safely: sizes are checked before and while inflating (`options.limits`).
 *
 * @throws UserError `too-large`, `damaged`, `encrypted` or `unsupported-format`
 */
export function openPackage(bytes: Uint8Array, options: ReaderOptions): Package {
  if (bytes.length > options.limits.fileBytes) {
    throw new UserError(
      'too-large',
      `The file has ${Math.ceil(bytes.length / 1e6)} MB; the limit is ${options.limits.fileBytes / 1e6} MB.`,
      {
        file: options.path,
        next: 'If you trust the file, raise the limit `fileBytes`.',
      },
    );
  }
  refuseCompoundFile(bytes, options);
  const entries = readDirectory(bytes, options);
  const inflated = new Inflated(bytes, entries, options);
  const relationships = (part: string) => readRelationships(part, inflated, options);
  const main =
    relationships('').find((relationship) => relationship.type === 'officeDocument' && !relationship.external)
      ?.target ?? 'word/document.xml';
  if (!entries.has(main)) {
    throw new UserError('unsupported-format', 'The file is a ZIP archive, but no Word document is in it.', {
      file: options.path,
      next: 'Give the contract itself, as .docx, PDF, Markdown, HTML or text.',
    });
  }
  return {
    names: [...entries.keys()],
    main,
    has: (part) => entries.has(part),
    bytes: (part) => inflated.bytes(part),
    xml: (part) => inflated.xml(part),
    relationships,
  };
}

class Inflated {
  readonly #bytes: Uint8Array;
  readonly #entries: ReadonlyMap<string, ZipEntry>;
  readonly #options: ReaderOptions;
  readonly #counted = new Set<string>();
  #total = 0;

  constructor(bytes: Uint8Array, entries: ReadonlyMap<string, ZipEntry>, options: ReaderOptions) {
    this.#bytes = bytes;
    this.#entries = entries;
    this.#options = options;
  }

  has(part: string): boolean {
    return this.#entries.has(part);
  }

  bytes(part: string): Uint8Array {
    const entry = this.#entries.get(part);
    if (!entry) throw damaged(this.#options, `The part "${part}" is missing.`);
    if (!this.#counted.has(part)) {
      this.#counted.add(part);
      this.#total += entry.size;
    }
    if (this.#total > this.#options.limits.totalBytes) {
      const limit = this.#options.limits.totalBytes / 1e6;
      throw new UserError('too-large', `The document inflates to more than ${limit} MB.`, {
        file: this.#options.path,
        next: 'If you trust the file, raise the limit `totalBytes`.',
      });
    }
    return readEntry(this.#bytes, entry, this.#options);
  }

  xml(part: string): string {
    const bytes = this.bytes(part);
    // Parts are UTF-8 or UTF-16 (ECMA-376 part 2, 6.1.4); without a byte-order mark UTF-16 shows by its zeros.
    const encoding =
      (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0x3c && bytes[1] === 0)
        ? 'utf-16le'
        : (bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0 && bytes[1] === 0x3c)
          ? 'utf-16be'
          : 'utf-8';
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      throw damaged(this.#options, `"${part}" of the document is not valid ${encoding.toUpperCase()}.`);
    }
  }
}

function readRelationships(part: string, inflated: Inflated, options: ReaderOptions): Relationship[] {
  const slash = part.lastIndexOf('/') + 1;
  const name = `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
  if (!inflated.has(name)) return [];
  return parseXml(inflated.xml(name), name, options)
    .children.filter((element) => element.name === 'rel:Relationship')
    .map(({ attributes }) => {
      const external = attributes.TargetMode === 'External';
      const target = attributes.Target ?? '';
      return {
        id: attributes.Id ?? '',
        type: (attributes.Type ?? '').split('/').at(-1)!,
        target: external ? target : resolveTarget(part.slice(0, slash), target),
        external,
      };
    });
}

function resolveTarget(folder: string, target: string): string {
  const segments: string[] = [];
  for (const segment of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return segments.join('/');
}

/** A document with a password, and the .doc of old, are OLE compound files ([MS-CFB] 2.2, [MS-OFFCRYPTO] 1.3). */
function refuseCompoundFile(bytes: Uint8Array, options: ReaderOptions): void {
  if (bytes[0] !== 0xd0 || bytes[1] !== 0xcf || bytes[2] !== 0x11 || bytes[3] !== 0xe0) return;
  if (includesUtf16(bytes, 'EncryptedPackage')) {
    throw new UserError('encrypted', 'The document is protected by a password.', {
      file: options.path,
      next: 'Remove the password in Word (File, Info, Protect Document) and try again.',
    });
  }
  throw new UserError('unsupported-format', 'The file has the format of Word 97–2003 (.doc).', {
    file: options.path,
    next: 'Open it in Word and save it as .docx.',
  });
}

function includesUtf16(bytes: Uint8Array, word: string): boolean {
  const first = word.charCodeAt(0);
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let i = 0;
    while (i < word.length && bytes[at + 2 * i] === word.charCodeAt(i) && bytes[at + 2 * i + 1] === 0) i += 1;
    if (i === word.length) return true;
  }
  return false;
}

function damaged(options: ReaderOptions, cause: string): UserError {
  return new UserError('damaged', cause, {
    file: options.path,
    next: 'Get a fresh copy, or open the document in Word and save it again as .docx.',
  });
}

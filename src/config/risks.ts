import { existsSync } from 'node:fs';
import { loadCatalogue } from '../catalogue/index.js';
import { UserError } from '../errors.js';
import type { Messages } from '../messages/index.js';
import { type AcceptedRisk, acceptingComments } from '../policy/index.js';
import { decode } from '../read/encoding.js';
import { suggest } from '../suggest.js';
import type { Plan } from './index.js';
import { shownPath } from './paths.js';

/** Beside "agreement.docx" lies "agreement.docx.dpa-lint.yaml". */
export const BESIDE = '.dpa-lint.yaml';
const COMMENT = 'dpa-lint-disable';

export interface Risks {
  readonly accepted: readonly AcceptedRisk[];
  /** What is wrong with a file or a comment: it accepts nothing, and the contract is linted. */
  readonly errors: readonly UserError[];
}

/** What is accepted in a contract: in the files beside its own, in files that the configuration lists, in comments. */
export async function risksOf(
  { paths, settings, listed, ids }: Plan,
  sources: readonly { readonly path: string; readonly content: Uint8Array }[],
  say: Messages,
): Promise<Risks> {
  const accepted: AcceptedRisk[] = [];
  const errors: UserError[] = [];
  for (const path of paths) {
    accepted.push(
      ...listed.filter(({ risk, applies }) => applies(path) && !accepted.includes(risk)).map(({ risk }) => risk),
    );
    const beside = `${path}${BESIDE}`;
    if (path === '-' || !existsSync(beside)) continue;
    try {
      const { readBeside } = await import('./accepted.js');
      accepted.push(...(await readBeside(beside, await idsOf(ids), say)));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      errors.push(error);
    }
  }
  for (const { path, content } of settings.comments ? sources : []) {
    if (!/\.(?:md|markdown|mdx)$/i.test(path) && path !== '-') continue;
    if (!mayHaveComment(content)) continue;
    const name = path === '-' ? say.places.standardInput : shownPath(path);
    const { found, bad } = acceptingComments(decode(content).text);
    for (const { at } of bad) {
      errors.push(
        new UserError('config', say.policy.commentReason, { file: `${name}:${at}`, next: say.policy.commentNext }),
      );
    }
    const known = await idsOf(ids);
    for (const { ids: names, reason, at } of found) {
      for (const id of names) {
        if (known.includes(id)) accepted.push({ id, reason, source: `${name}:${at}`, general: false });
        else errors.push(unknown(id, `${name}:${at}`, known, say));
      }
    }
  }
  return { accepted, errors };
}

/** Whatever can be accepted. */
export async function idsOf(configured: readonly string[] | undefined): Promise<readonly string[]> {
  if (configured) return configured;
  const { requirements, redFlags } = await loadCatalogue({ languages: [] });
  return [...Object.keys(requirements), ...Object.keys(redFlags), 'no-processing-contract'];
}

/** Before anything is decoded: the word stands in the bytes, in one encoding or the other. */
function mayHaveComment({ buffer, byteOffset, byteLength }: Uint8Array): boolean {
  const bytes = Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);
  if (bytes.includes(COMMENT)) return true;
  const wide = Buffer.from(COMMENT, 'utf16le');
  // Big-endian is the same with a zero before instead of behind.
  return bytes.includes(wide) || bytes.includes(wide.subarray(1, -1));
}

function unknown(id: string, file: string, known: readonly string[], { config, cli }: Messages): UserError {
  const guess = suggest(id, known);
  return new UserError('config', config.unknownId(id), {
    file,
    next: guess === undefined ? cli.seeRequirements : cli.didYouMean(guess),
  });
}

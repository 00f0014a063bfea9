/** Stable: a program may branch on it. */
export type UserErrorCode =
  | 'usage' // the command line or the options are wrong
  | 'config' // a configuration or catalogue file is wrong
  | 'not-found' // no such file
  | 'unreadable' // the system does not let us read it
  | 'unsupported-format' // neither DOCX nor PDF nor text
  | 'encrypted' // a password is needed
  | 'damaged' // the file is broken beyond recovery
  | 'too-large' // above a limit
  | 'empty' // no bytes or no text at all
  | 'timeout' // it took longer than the limit of time
  | 'aborted'; // by an `AbortSignal`

/**
 * What the user must mend. The message names the cause, `file` the file, `next` the next step. Everything else that the
 * package throws is a bug of ours. Exit codes: `usage` and `config` are 2, everything about a contract's file is 3.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly code: UserErrorCode;
  /** The file that it is about, as the user gave it. */
  readonly file: string | undefined;
  /** What the user can do, in a sentence. */
  readonly next: string | undefined;

  constructor(code: UserErrorCode, cause: string, more: { file?: string | undefined; next?: string | undefined } = {}) {
    super(cause);
    this.code = code;
    this.file = more.file;
    this.next = more.next;
  }
}

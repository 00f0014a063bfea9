interface Field {
  instruction: string;
  phase: 'instruction' | 'result';
  /** Whether the result has shown any text. */
  filled: boolean;
  /** State of a form check box. */
  readonly checked: boolean | undefined;
}

/** Real documents nest a handful; deeper ones only cost time. */
const MAX_NESTED = 50;

/**
 * Follows complex fields (ECMA-376 part 1, 17.16.18) through a story: their results are text, their instructions
 * are not. Fields nest and run across paragraphs.
 */
export class Fields {
  readonly #open: Field[] = [];
  /** Fields that nest too deep to be followed. */
  #beyond = 0;

  /** Whether text that comes now is shown. */
  get shown(): boolean {
    return this.#open.every((field) => field.phase === 'result');
  }

  /** Whether a table of contents or of figures is open. */
  get inContents(): boolean {
    return this.#open.some((field) => /^\s*TO[AC]\b/i.test(field.instruction));
  }

  begin(checked?: boolean): void {
    if (this.#open.length >= MAX_NESTED) this.#beyond += 1;
    else this.#open.push({ instruction: '', phase: 'instruction', filled: false, checked });
  }

  instruct(text: string): void {
    const field = this.#open.at(-1);
    if (field?.phase === 'instruction') field.instruction += text;
  }

  separate(): void {
    const field = this.#open.at(-1);
    if (field) field.phase = 'result';
  }

  fill(text: string): void {
    if (text.trim() === '') return;
    for (const field of this.#open) field.filled = true;
  }

  /** Ends the innermost field and gives what it shows beside its result. */
  end(): FieldEnd | undefined {
    if (this.#beyond > 0) {
      this.#beyond -= 1;
      return undefined;
    }
    const field = this.#open.pop();
    if (!field) return undefined;
    const instruction = field.instruction.trim();
    const [name = '', ...words] = instruction.split(/\s+/);
    switch (name.toUpperCase()) {
      case 'FORMCHECKBOX':
        return { type: 'checkbox', checked: field.checked ?? false };
      case 'FORMTEXT':
        return field.filled ? undefined : { type: 'text', text: '[…]' };
      case 'MACROBUTTON':
        // The text to click on stands in the instruction, after the name of the macro (17.16.5.35).
        return field.phase === 'result' ? undefined : { type: 'text', text: words.slice(1).join(' ') };
      case 'LISTNUM':
      case 'AUTONUM':
      case 'AUTONUMLGL':
      case 'AUTONUMOUT':
        return field.filled ? undefined : { type: 'not-read', what: `${name.toUpperCase()} numbers` };
      default:
        return undefined;
    }
  }
}

export type FieldEnd =
  | { readonly type: 'checkbox'; readonly checked: boolean }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'not-read'; readonly what: string };

import { changeKind, draftOf, type Shared, type Surroundings, stands, withChange } from './context.js';
import { Fields } from './fields.js';
import type { Flow, Mark, Paragraph, Piece } from './flow.js';
import { pictureIn } from './pictures.js';
import { NO_PROPERTIES, type RunProperties, readRunProperties } from './run-properties.js';
import type { Style } from './styles.js';
import { boxState, replaceSymbols, symbolText } from './symbols.js';
import { stretches } from './text.js';
import { alternative, child, integer, toggle, value, type XmlElement } from './xml.js';

/** A paragraph and what becomes of its mark. */
export interface ReadParagraph {
  readonly paragraph: Paragraph;
  /** False when the mark is not in the view: the paragraph then runs into the next one. */
  readonly closed: boolean;
}

/** Reads text boxes, which hold paragraphs again. */
export type BoxReader = (content: readonly XmlElement[], surroundings: Surroundings, index: number) => Flow[];

/** Reads the paragraphs of one story of a part, in order: fields run from one paragraph into the next. */
export class ParagraphReader {
  readonly #shared: Shared;
  readonly #part: string;
  readonly #xml: string;
  readonly #boxReader: BoxReader;
  readonly #fields = new Fields();
  // Of the paragraph that is being read:
  #pieces: Piece[] = [];
  #boxes: Flow[] = [];
  #style: Style | undefined;
  #index = 0;
  #hidden = false;
  #pageReference = false;

  constructor(shared: Shared, part: string, xml: string, boxReader: BoxReader) {
    this.#shared = shared;
    this.#part = part;
    this.#xml = xml;
    this.#boxReader = boxReader;
  }

  read(element: XmlElement, index: number, surroundings: Surroundings): ReadParagraph {
    const { options, styles } = this.#shared;
    const current = child(element, 'w:pPr');
    const properties =
      options.view === 'original' ? (child(child(current, 'w:pPrChange'), 'w:pPr') ?? current) : current;
    const style = styles.paragraph(value(properties, 'w:pStyle'));
    const wasInContents = this.#fields.inContents;
    this.#pieces = [];
    this.#boxes = [];
    this.#style = style;
    this.#index = index;
    this.#hidden = false;
    this.#pageReference = false;
    this.#inline(element.children, surroundings);

    // Two signs of three: a page reference alone may be a cross-reference, and a field may never end.
    const signs = [
      wasInContents || this.#fields.inContents,
      this.#pageReference,
      /^(?:toc \d|table of (?:figures|authorities))/i.test(style?.name ?? ''),
    ];
    const contents = signs.filter(Boolean).length >= 2;
    const mark = child(current, 'w:rPr');
    const change = mark?.children.find(({ name }) => changeKind(name) !== undefined);
    if (change) this.#pieces.push({ text: '\n', kept: false, bold: false, changes: [draftOf(change)] });
    const section = child(current, 'w:sectPr');
    if (section) this.#shared.tally.sections.push(section);
    const blank = !this.#pieces.some((piece) => piece.kept && piece.text.trim() !== '');
    return {
      paragraph: {
        type: 'paragraph',
        index,
        style,
        heading: headingOf(properties, style),
        // A section break alone in a paragraph takes the place of its mark, and Word shows no number there.
        numbering: blank && section ? undefined : this.#numbering(properties, style),
        pieces: this.#pieces,
        boxes: this.#boxes,
        // A paragraph that is hidden with its mark is not shown and not counted.
        kept: surroundings.kept && !(blank && this.#hidden && toggle(mark, 'w:vanish') === true),
        boxed: surroundings.boxed,
        contents,
      },
      closed: !change || stands(changeKind(change.name)!, options.view),
    };
  }

  #numbering(properties: XmlElement | undefined, style: Style | undefined): Paragraph['numbering'] {
    const direct = child(properties, 'w:numPr');
    // Numbering that was added as a tracked change (17.13.5.19).
    const tracked = direct?.children.find(({ name }) => name === 'w:ins');
    const own = tracked && this.#shared.options.view === 'original' ? undefined : direct;
    const id = value(own, 'w:numId') ?? style?.numbering?.list;
    if (id === undefined || id === '0') return undefined;
    const list = this.#shared.lists.get(id);
    if (!list) return undefined;
    // Without a level of its own the paragraph takes that which its style, or the style's base, is linked to.
    let level = integer(value(own, 'w:ilvl'));
    for (const styleId of level === undefined ? (style?.chain ?? []) : []) {
      const linked = list.levels.findIndex((candidate) => candidate?.style === styleId);
      if (linked >= 0) {
        level = linked;
        break;
      }
    }
    level ??= style?.numbering?.level ?? 0;
    return { list, level: Math.min(Math.max(level, 0), 8) };
  }

  #inline(elements: readonly XmlElement[], surroundings: Surroundings): void {
    for (const element of elements) {
      switch (element.name) {
        case 'w:r':
          this.#run(element, surroundings);
          break;
        case 'w:ins':
        case 'w:del':
        case 'w:moveFrom':
        case 'w:moveTo':
          this.#inline(element.children, withChange(surroundings, element, this.#shared.options.view));
          break;
        case 'w:sdt':
          this.#control(element, surroundings);
          break;
        case 'w:fldSimple':
          this.#simpleField(element, surroundings);
          break;
        case 'mc:AlternateContent':
          this.#inline(alternative(element), surroundings);
          break;
        case 'w:commentRangeStart':
        case 'w:commentRangeEnd':
          this.#mark(
            {
              type: element.name.endsWith('Start') ? 'comment-start' : 'comment-end',
              id: element.attributes['w:id'] ?? '',
            },
            surroundings,
          );
          break;
        case 'm:t':
          this.#text(element, surroundings, NO_PROPERTIES);
          break;
        case 'w:pPr':
        case 'w:sdtPr':
        case 'w:sdtEndPr':
        case 'w:rt':
        case 'm:oMathParaPr':
          break;
        case 'w:subDoc':
          this.#notRead('linked document');
          break;
        default:
          // Hyperlinks, smart tags, custom XML, direction marks and what else only wraps text.
          this.#inline(element.children, surroundings);
      }
    }
  }

  #control(element: XmlElement, surroundings: Surroundings): void {
    const properties = child(element, 'w:sdtPr');
    const content = child(element, 'w:sdtContent')?.children ?? [];
    const box = child(properties, 'w14:checkbox');
    if (box) {
      const state = box.children.find(({ name }) => name === 'w14:checked')?.attributes['w14:val'];
      this.#checkbox(state === '1' || state === 'true', content, surroundings);
      return;
    }
    const prompt = toggle(properties, 'w:showingPlcHdr') === true && !surroundings.placeholder;
    if (!prompt) this.#inline(content, surroundings);
    else this.#bracketed(() => this.#inline(content, { ...surroundings, placeholder: true }), surroundings);
  }

  /** A prompt stands in brackets, so that it is seen as a blank; many have brackets of their own. */
  #bracketed(write: () => void, surroundings: Surroundings): void {
    const first = this.#pieces.length;
    write();
    const written = this.#pieces
      .slice(first)
      .map((piece) => piece.text)
      .join('');
    if (written.trim() === '' || /^\s*[[{<«]/.test(written)) return;
    const bracket = { kept: surroundings.kept, bold: false, changes: surroundings.changes };
    this.#pieces.splice(first, 0, { ...bracket, text: '[' });
    this.#pieces.push({ ...bracket, text: ']' });
  }

  #checkbox(checked: boolean, content: readonly XmlElement[], surroundings: Surroundings): void {
    const first = this.#pieces.length;
    this.#inline(content, surroundings);
    const written = this.#pieces.splice(first);
    const glyph = written.find((piece) => boxState(piece.text) === checked);
    const mark: Mark = { type: 'checkbox', checked };
    // The state decides; the glyph is the author's choice and may be of any font.
    if (glyph) this.#pieces.push({ ...glyph, mark });
    else this.#add(checked ? '☒' : '☐', surroundings, false, undefined, mark);
  }

  #simpleField(element: XmlElement, surroundings: Surroundings): void {
    this.#fields.begin();
    this.#fields.instruct(element.attributes['w:instr'] ?? '');
    this.#fields.separate();
    this.#inline(element.children, surroundings);
    this.#endField(surroundings);
  }

  #run(run: XmlElement, surroundings: Surroundings): void {
    const { options, styles, tally } = this.#shared;
    const current = child(run, 'w:rPr');
    const before = options.view === 'original' ? child(child(current, 'w:rPrChange'), 'w:rPr') : undefined;
    const own = readRunProperties(before ?? current);
    const named = own.style === undefined ? NO_PROPERTIES : styles.run(own.style);
    const inherited = this.#style?.run ?? NO_PROPERTIES;
    const properties: RunProperties = {
      bold: resolveToggle(own.bold, named.bold, inherited.bold, styles.defaults.bold),
      hidden: resolveToggle(own.hidden, named.hidden, inherited.hidden, styles.defaults.hidden),
    };
    const language = own.language ?? named.language ?? inherited.language;
    const font = own.font ?? named.font;
    if (language !== undefined) properties.language = language;
    if (font !== undefined) properties.font = font;
    const count = this.#pieces.length;
    this.#runContent(run.children, surroundings, properties);
    if (surroundings.kept) {
      let characters = 0;
      for (let i = count; i < this.#pieces.length; i += 1) characters += this.#pieces[i]!.text.length;
      tally.addLanguage(language, characters);
    }
  }

  #runContent(elements: readonly XmlElement[], surroundings: Surroundings, properties: RunProperties): void {
    for (const element of elements) {
      switch (element.name) {
        case 'w:t':
        case 'w:delText':
          this.#text(element, surroundings, properties);
          break;
        case 'w:tab':
        case 'w:ptab':
          this.#made('\t', surroundings, properties);
          break;
        case 'w:br':
        case 'w:cr':
          this.#made('\n', surroundings, properties);
          break;
        case 'w:noBreakHyphen':
          this.#made('-', surroundings, properties);
          break;
        case 'w:sym': {
          const code = Number.parseInt(element.attributes['w:char'] ?? '', 16);
          const glyph = symbolText(element.attributes['w:font'] ?? '', Number.isNaN(code) ? 0 : code);
          this.#made(glyph, surroundings, properties);
          break;
        }
        case 'w:fldChar':
          this.#fieldCharacter(element, surroundings);
          break;
        case 'w:instrText':
        case 'w:delInstrText':
          this.#fields.instruct(element.text);
          if (/\bPAGEREF\s+_Toc/.test(element.text)) this.#pageReference = true;
          break;
        case 'w:footnoteReference':
        case 'w:endnoteReference': {
          const custom = element.attributes['w:customMarkFollows'];
          this.#mark(
            {
              type: 'note',
              note: element.name === 'w:footnoteReference' ? 'footnote' : 'endnote',
              id: element.attributes['w:id'] ?? '',
              custom: custom !== undefined && custom !== '0' && custom !== 'false',
            },
            properties.hidden ? { ...surroundings, kept: false } : surroundings,
          );
          break;
        }
        case 'w:commentReference':
          // A comment without a range stands where it is referred to; one with a range has ended by now.
          this.#mark({ type: 'comment-end', id: element.attributes['w:id'] ?? '' }, surroundings);
          break;
        case 'w:drawing':
        case 'w:pict':
        case 'w:object':
          this.#drawing(element, surroundings);
          break;
        case 'mc:AlternateContent':
          this.#runContent(alternative(element), surroundings, properties);
          break;
        case 'w:ruby':
          this.#inline(child(element, 'w:rubyBase')?.children ?? [], surroundings);
          break;
        case 'w:r':
          this.#run(element, surroundings);
          break;
        case 'w:ins':
        case 'w:del':
          this.#inline(element.children, withChange(surroundings, element, this.#shared.options.view));
          break;
        // Everything else in a run is a property, a soft hyphen, or a mark of page layout.
      }
    }
  }

  #fieldCharacter(element: XmlElement, surroundings: Surroundings): void {
    switch (element.attributes['w:fldCharType']) {
      case 'begin': {
        const box = child(child(element, 'w:ffData'), 'w:checkBox');
        this.#fields.begin(toggle(box, 'w:checked') ?? toggle(box, 'w:default'));
        break;
      }
      case 'separate':
        this.#fields.separate();
        break;
      case 'end':
        this.#endField(surroundings);
        break;
    }
  }

  #endField(surroundings: Surroundings): void {
    const end = this.#fields.end();
    if (end?.type === 'not-read') this.#notRead(end.what);
    else if (end && this.#fields.shown) {
      if (end.type === 'text') this.#add(end.text, surroundings, false);
      else
        this.#add(end.checked ? '☒' : '☐', surroundings, false, undefined, { type: 'checkbox', checked: end.checked });
    }
  }

  #text(element: XmlElement, surroundings: Surroundings, properties: RunProperties): void {
    if (!this.#visible(element.text.length, surroundings, properties)) return;
    const replaced = replaceSymbols(element.text, properties.font);
    if (replaced !== undefined) this.#add(replaced, surroundings, properties.bold === true);
    else {
      for (const { text, source } of stretches(element, this.#xml)) {
        this.#add(text, surroundings, properties.bold === true, source);
      }
    }
  }

  #made(text: string, surroundings: Surroundings, properties: RunProperties): void {
    if (this.#visible(0, surroundings, properties)) this.#add(text, surroundings, properties.bold === true);
  }

  /** Whether text is shown; hidden text is counted. */
  #visible(characters: number, surroundings: Surroundings, properties: RunProperties): boolean {
    if (!this.#fields.shown) return false;
    if (properties.hidden !== true) return true;
    this.#hidden = true;
    if (surroundings.kept) this.#shared.tally.hiddenCharacters += characters;
    return false;
  }

  #add(text: string, surroundings: Surroundings, bold: boolean, source?: number, mark?: Mark): void {
    if (text === '') return;
    this.#fields.fill(text);
    this.#pieces.push({ text, source, kept: surroundings.kept, bold, changes: surroundings.changes, mark });
  }

  #mark(mark: Mark, surroundings: Surroundings): void {
    this.#pieces.push({ text: '', kept: surroundings.kept, bold: false, changes: surroundings.changes, mark });
  }

  #drawing(element: XmlElement, surroundings: Surroundings): void {
    const { boxes, pictures, large, notRead } = pictureIn(element);
    if (surroundings.kept) {
      this.#shared.tally.pictures += pictures;
      this.#shared.tally.largePictures += large;
      for (const what of notRead) this.#notRead(what);
    }
    for (const box of boxes)
      this.#boxes.push(...this.#boxReader(box.children, { ...surroundings, boxed: true }, this.#index));
  }

  #notRead(what: string): void {
    this.#shared.tally.notRead.set(what, this.#part);
  }
}

function headingOf(properties: XmlElement | undefined, style: Style | undefined): number | undefined {
  const outline = integer(value(properties, 'w:outlineLvl'));
  if (outline === undefined) return style?.heading;
  return outline >= 0 && outline < 9 ? outline + 1 : undefined;
}

/** Toggle properties of a paragraph style and a character style cancel each other (17.7.3). */
function resolveToggle(
  own: boolean | undefined,
  named: boolean | undefined,
  inherited: boolean | undefined,
  fallback: boolean | undefined,
): boolean {
  if (own !== undefined) return own;
  if (named === undefined && inherited === undefined) return fallback ?? false;
  return (named ?? false) !== (inherited ?? false);
}

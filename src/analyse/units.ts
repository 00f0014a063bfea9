import { type TokenCollector, type TokenRange, words as wordsOf } from '../language/index.js';
import type { Document, Span, UnitKind } from '../model.js';
import { inlineItems, isSpace, Stops, type Stretch, sentences } from './sentences.js';
import type { StructuredBlock } from './structure.js';

/** A unit before its parties are known. */
export interface DraftUnit {
  readonly kind: UnitKind;
  /** The parts in reading order; a full stop stands between two of them where `breaks` says so. */
  readonly parts: readonly UnitPart[];
  /** Their places. */
  readonly spans: readonly Span[];
  /** How many leading parts are the label of a field. */
  readonly labels: number;
  /** Of a field in a table: the words at the head of the first column, and the paragraph above the table. */
  readonly over: readonly TokenRange[] | undefined;
  /** Whether each part begins a new sentence (a unit that goes on from the sentence before). */
  readonly breaks: boolean;
  /** A question (the first part) with the beginning of its answer, if it has one; whether a heading asks. */
  readonly asked: 'text' | 'heading' | undefined;
  /** Of an item: the blocks of its list, from the lead-in to the last item. */
  readonly list: { readonly from: number; readonly to: number } | undefined;
  /** An item of what a lead-in rules out: "The Processor does not collect:". */
  readonly isRuledOut: boolean;
  readonly block: number;
  readonly clause: number;
}

export interface UnitPart extends Stretch {
  readonly range: TokenRange;
  /** Its place, for all the units that it is a part of. */
  readonly span: Span;
}

export interface BlockSentences {
  readonly sentences: readonly UnitPart[];
  readonly range: TokenRange;
}

export interface Units {
  readonly units: readonly DraftUnit[];
  /** By block: its sentences and its tokens. */
  readonly blocks: readonly BlockSentences[];
}

/** Longest lead-in, in words: what stands before a list may be a whole page. */
const LEAD_IN_WORDS = 90;
/** How far before the end of a lead-in a "not" may stand, in words: "ne doit en aucun cas :". */
const NEGATION_REACH = 4;
/** The same for "does not collect", whatever follows. */
const RULED_OUT_REACH = 9;
/** Longest answer, in words, that is no sentence yet. */
const BARE_ANSWER = 3;
/** Blocks at the beginning that may be a title; below so many code units a line was hardly broken for want of room. */
const TITLE_BLOCKS = 3;
const SHORT_LINE = 40;
/** Of a label within a paragraph, in words and in code units. */
const LABEL_WORDS = 6;
const LABEL_LENGTH = 60;
/** Of a lead-in below another one, in code units. */
const INNER_LEAD = 120;
/** Nothing, or a placeholder and nothing else. */
const BLANK_CELL = /^(?:\[[^\]]*\]|<[^>]*>|\{[^}]*\}+|[_.…●•\s–-]*)$/u;
/** What goes on with a sentence begins so, in so many code units. */
const MAY_GO_ON = /^["'“‘(]?[\p{Ll}\p{N}]/u;
const GOING_ON = 3;
const QUESTION_MARK = 0x3f;
const COLON = 0x3a;
const SPACE = 0x20;
/** Blocks under a heading that are its content. */
const FIELD_BLOCKS = 60;

const NO_PARTS: readonly UnitPart[] = [];

/** What the units of a language are told by, folded. */
export interface UnitWords {
  readonly abbreviations: ReadonlySet<string>;
  /** "Annex", "exhibit". */
  readonly annexes: ReadonlySet<string>;
  /** "It", "in such case", as their words, by the first. */
  readonly anaphors: ReadonlyMap<string, readonly (readonly string[])[]>;
  readonly pronouns: readonly string[];
  /** Single words: "not", "never". */
  readonly negations: ReadonlySet<string>;
  /** "Not collected", "excluded". And "except", behind which something is left. */
  readonly rulesOut: PhrasesByFirst;
  readonly exceptions: ReadonlySet<string>;
}

/** Phrases by their first words, and those whose first word is but the beginning of one: "exclu*". */
interface PhrasesByFirst {
  readonly byWord: ReadonlyMap<string, readonly Phrase[]>;
  readonly others: readonly Phrase[];
}

/** Its words, or their beginnings. */
type Phrase = readonly { readonly word: string; readonly isBeginning: boolean }[];

function phrasesOf(list: readonly string[]): PhrasesByFirst {
  const phrases = list.map(
    (phrase): Phrase =>
      phrase.split(' ').map((word) => {
        const isBeginning = word.endsWith('*');
        return { word: isBeginning ? word.slice(0, -1) : word, isBeginning };
      }),
  );
  return {
    byWord: groupBy(
      phrases.filter(([first]) => !first!.isBeginning),
      ([first]) => first!.word,
    ),
    others: phrases.filter(([first]) => first!.isBeginning),
  };
}

export function unitWordsOf(lists: {
  abbreviations: readonly string[];
  annexes: ReadonlySet<string>;
  anaphors: readonly string[];
  pronouns: readonly string[];
  negations: readonly string[];
  rulesOut: readonly string[];
  exceptions: readonly string[];
}): UnitWords {
  return {
    abbreviations: new Set(lists.abbreviations),
    annexes: lists.annexes,
    anaphors: groupBy(
      lists.anaphors.map((a) => wordsOf(a)),
      ([first = '']) => first,
    ),
    pronouns: lists.pronouns,
    negations: new Set(lists.negations),
    rulesOut: phrasesOf(lists.rulesOut),
    exceptions: new Set(lists.exceptions.flatMap((phrase) => wordsOf(phrase).slice(0, 1))),
  };
}

/** Cuts a document into units and puts its words into `tokens`. `index`: its place among the documents of the contract. */
export function units(
  document: Document,
  index: number,
  blocks: readonly StructuredBlock[],
  tokens: TokenCollector,
  options: UnitWords,
): Units {
  const { text } = document;
  const stops = new Stops(text);
  const perBlock: BlockSentences[] = blocks.map((b) => {
    const from = tokens.length;
    const list = b.heading
      ? [part({ start: b.contentStart, end: b.block.end })]
      : sentences(text, b.contentStart, b.block.end, options.abbreviations, options.annexes, stops).map(part);
    return { sentences: list, range: { from, to: tokens.length } };
  });
  /** By table: its cells, as the blocks that they are. */
  const tables = new Map<number, number[]>();
  for (let k = 0; k < blocks.length; k++) {
    const { cell } = blocks[k]!.block;
    if (!cell) continue;
    const cells = tables.get(cell.table);
    if (cells) cells.push(k);
    else tables.set(cell.table, [k]);
  }
  const writesSmall = beginsInLowerCase();
  const introduced = introducedHeadings();
  const emptyForms = cellsOfEmptyForms();
  const result: DraftUnit[] = [];
  const leadIns: { depth: number; kindDepth: number; part: UnitPart; list: { from: number; to: number } }[] = [];
  let looseLead: UnitPart | undefined;
  /** Blocks of items that their lead-in rules out, and that lead-in. */
  const ruledOut = new Set<number>();
  const rulings = new Map<UnitPart, boolean>();
  blocks.forEach((b, i) => {
    const own = perBlock[i]!.sentences;
    if (b.heading) {
      leadIns.length = 0;
      looseLead = undefined;
      if (own[0] && asks(own[0])) addAnswered(own[0], i, 0, 'heading');
      return;
    }
    const depth = itemDepth(b);
    const loose = looseLead && isLooseItem(b) ? looseLead : undefined;
    const inner = isInnerLead(i);
    while (leadIns.length > 0 && !isUnder(leadIns.at(-1)!, b, depth) && !(inner && leadIns.at(-1)!.list.from === i - 1))
      leadIns.pop();
    for (const lead of leadIns) lead.list.to = i;
    const list = leadIns.at(-1)?.list;
    const open = leadIns.length > 0 ? leadIns.map((l) => l.part) : NO_PARTS;
    const outer = loose && !open.includes(loose) ? [...open, loose] : open;
    if (outer.length > 0 && outer.some(rulesOut)) ruledOut.add(i);
    const broken = brokenBefore(i);
    // Read as one run of words, so that an alternative may stand across the break.
    if (broken && own[0]) add('sentence', [...outer, part({ start: broken[0]!.start, end: own[0].end })], i);
    own.forEach((sentence, k) => {
      // A question states nothing; with its answer it does.
      if (asks(sentence)) {
        addAnswered(sentence, i, k, 'text');
        return;
      }
      const inline = inlineItems(text, sentence);
      if (inline) {
        const lead = inline.leadIn.end > inline.leadIn.start ? [part(inline.leadIn)] : [];
        for (const item of inline.items)
          add('item', itemOf([...(k === 0 ? outer : []), ...lead], part(item)), i, { list });
        return;
      }
      add(k === 0 && outer.length > 0 ? 'item' : 'sentence', k === 0 ? itemOf(outer, sentence) : [sentence], i, {
        list,
      });
      const before = k > 0 ? own[k - 1] : undefined;
      if (before && startsWithAnaphor(sentence)) add('sentence', [before, sentence], i, { breaks: true });
      else if (k === 0 && startsWithAnaphor(sentence) && !isOwnItem(b, sentence, outer.length > 0)) {
        const previous = lastSentence(i - 1);
        if (previous) add('sentence', [previous, sentence], i, { breaks: true });
      }
    });
    const last = own.at(-1);
    if (!loose || endsSentence(b)) looseLead = undefined;
    if (last && opensLooseList(last, b, i)) looseLead = last;
    if (last && opensList(last, i) && last.range.to - last.range.from <= LEAD_IN_WORDS) {
      leadIns.push({ depth, kindDepth: b.depth, part: last, list: { from: i, to: i } });
    }
  });
  fields();
  return { units: result, blocks: perBlock };

  function part({ start, end }: Stretch): UnitPart {
    return { start, end, range: tokens.add(text, start, end), span: { document: index, start, end } };
  }

  /** "shall not:" and "transfer …": where the lead-in ends in a "not", its words and those of the item are one phrase. */
  function itemOf(leads: readonly UnitPart[], item: UnitPart): UnitPart[] {
    const last = leads.at(-1);
    if (!last || !endsInNegation(last.range)) return [...leads, item];
    const [before, own] = tokens.addRun(text, last, item);
    return [...leads.slice(0, -1), { ...last, range: before! }, { ...item, range: own! }];
  }

  /** "The following are not collected:", with no exception behind. Worked out once for each, since it may stand below many headings. */
  function rulesOut(lead: UnitPart): boolean {
    let last = lead.end - 1;
    while (last > lead.start && text.charCodeAt(last) <= SPACE) last--;
    if (text.charCodeAt(last) !== COLON) return false;
    let known = rulings.get(lead);
    if (known === undefined) {
      known = isRuling(lead.range);
      rulings.set(lead, known);
    }
    return known;
  }

  function isRuling({ from, to }: TokenRange): boolean {
    const { byWord, others } = options.rulesOut;
    for (let at = Math.max(from, to - RULED_OUT_REACH); at < to; at++) {
      if (!isAnyAt(at, to, byWord.get(tokens.forms[at]!)) && !isAnyAt(at, to, others)) continue;
      const behind = tokens.forms.slice(at, to);
      return !behind.some((word) => options.exceptions.has(word));
    }
    return false;
  }

  /** Whether one of some phrases stands at a word and ends by another. */
  function isAnyAt(at: number, to: number, phrases: readonly Phrase[] | undefined): boolean {
    const isAt = ({ word, isBeginning }: Phrase[number], k: number) =>
      isBeginning ? tokens.forms[at + k]!.startsWith(word) : tokens.forms[at + k] === word;
    return phrases?.some((phrase) => at + phrase.length <= to && phrase.every(isAt)) ?? false;
  }

  function endsInNegation({ from, to }: TokenRange): boolean {
    for (let t = Math.max(from, to - NEGATION_REACH); t < to; t++)
      if (options.negations.has(tokens.forms[t]!)) return true;
    return false;
  }

  function add(
    kind: UnitKind,
    parts: readonly UnitPart[],
    block: number,
    more: {
      labels?: number;
      over?: readonly TokenRange[];
      breaks?: boolean;
      asked?: 'text' | 'heading';
      list?: { from: number; to: number } | undefined;
    } = {},
  ): void {
    const above = kind === 'field' ? introduced.get(block) : undefined;
    const over = above ? [...(more.over ?? []), ...above] : more.over;
    const spans: Span[] = [];
    for (let k = 0; k < parts.length; k++) spans.push(parts[k]!.span);
    result.push({
      kind,
      parts,
      spans,
      labels: more.labels ?? 0,
      over,
      breaks: more.breaks ?? false,
      asked: more.asked,
      list: more.list,
      isRuledOut: kind !== 'field' && ruledOut.has(block),
      block,
      clause: blocks[block]!.clause,
    });
  }

  function asks(sentence: UnitPart): boolean {
    let at = Math.max(sentence.start, sentence.end - 4);
    while (at < sentence.end && text.charCodeAt(at) !== QUESTION_MARK) at++;
    if (at === sentence.end) return false;
    const end = text.slice(Math.max(sentence.start, sentence.end - 4), sentence.end);
    return /\?["'”’»)\s]*$/u.test(end);
  }

  function addAnswered(question: UnitPart, block: number, sentence: number, asked: 'text' | 'heading'): void {
    const answer = answerTo(block, sentence);
    if (answer) add('sentence', [question, ...answer], block, { breaks: true, asked });
    else if (asked === 'text') add('sentence', [question], block, { asked });
  }

  /** The sentence behind a question: in its paragraph, in the next cell of its row, or in the next paragraph. */
  function answerTo(block: number, sentence: number): readonly UnitPart[] | undefined {
    const b = blocks[block]!;
    const inside = b.heading ? [] : perBlock[block]!.sentences.slice(sentence + 1);
    const next = blocks[block + 1];
    const row = b.block.cell && next?.block.cell;
    const follows =
      next &&
      !next.heading &&
      (row ? row.table === b.block.cell!.table && row.row === b.block.cell!.row : !b.block.cell && !next.block.cell);
    const list = inside.length > 0 ? inside : follows ? perBlock[block + 1]!.sentences : [];
    const [first, second] = list;
    if (!first || asks(first)) return undefined;
    // "Yes. With the controller's authorisation."
    return second && first.range.to - first.range.from <= BARE_ANSWER && !asks(second) ? [first, second] : [first];
  }

  function startsWithAnaphor({ range }: UnitPart): boolean {
    const own = options.anaphors.get(tokens.forms[range.from] ?? '');
    if (!own) return false;
    return own.some(
      (list) => range.from + list.length <= range.to && list.every((w, k) => tokens.forms[range.from + k] === w),
    );
  }

  /** "(a) it shall inform …; (b) it shall assist …": the pronoun is the lead-in's subject and goes back to no item before. */
  function isOwnItem(b: StructuredBlock, sentence: UnitPart, isLed: boolean): boolean {
    if (!options.pronouns.includes(tokens.forms[sentence.range.from] ?? '')) return false;
    return (
      isLed || ((b.number !== undefined || b.block.kind === 'item') && /^\p{Ll}/u.test(text.slice(sentence.start)))
    );
  }

  function lastSentence(block: number): UnitPart | undefined {
    const b = blocks[block];
    return b && !b.heading && b.block.kind !== 'cell' ? perBlock[block]!.sentences.at(-1) : undefined;
  }

  /** A sentence that ends with a colon, or with nothing where items or deeper clauses follow. */
  function opensList(sentence: UnitPart, block: number): boolean {
    const next = blocks[block + 1];
    const b = blocks[block]!;
    if (!next || next.heading || next.block.kind === 'cell' || b.block.kind === 'cell') return false;
    const last = lastSign(sentence.start, sentence.end);
    if (last === ':' || last === '–' || last === '—') return true;
    if (last === '.' || last === '!' || last === '?' || last === ';') return false;
    return itemDepth(next) > itemDepth(b) && next.block.kind !== 'note';
  }

  /** A paragraph that ends with a colon and whose items have lost their marks. */
  function opensLooseList(sentence: UnitPart, b: StructuredBlock, block: number): boolean {
    const next = blocks[block + 1];
    if (!next || b.block.kind === 'cell' || next.heading || sentence.range.to - sentence.range.from > LEAD_IN_WORDS)
      return false;
    return lastSign(sentence.start, sentence.end) === ':' && itemDepth(next) === itemDepth(b) && isLooseItem(next);
  }

  /** An item without a mark: it begins in lower case, or ends as items end. */
  function isLooseItem(b: StructuredBlock): boolean {
    if (b.block.kind === 'cell' || b.block.kind === 'note') return false;
    const own = text.slice(b.contentStart, b.block.end).trim();
    return (
      /^["'“‘(]?\p{Ll}/u.test(own) ||
      /[;,]$/.test(own) ||
      /[;,]\s\p{L}{1,4}$/u.test(own) ||
      (looseLead !== undefined && own.length < 400)
    );
  }

  /** A short line that is no sentence: "Employees of the customer". */
  function isLooseContent(k: number): boolean {
    const own = text.slice(blocks[k]!.contentStart, blocks[k]!.block.end).trim();
    return own.length < 160 && !/[.:]$/.test(own) && !/:\s/.test(own);
  }

  /** The last sign of a stretch that is no white space, or nothing. */
  function lastSign(start: number, end: number): string {
    let last = end - 1;
    while (last >= start && isSpace(text, last)) last--;
    return last < start ? '' : text[last]!;
  }

  function endsSentence(b: StructuredBlock): boolean {
    return /[.!?]["'”’)]?$/.test(text.slice(b.contentStart, b.block.end).trimEnd());
  }

  /** Where paragraphs begin in lower case behind a full stop, too, a small letter does not tell that a line was broken. */
  function beginsInLowerCase(): boolean {
    let times = 0;
    for (const [k, b] of blocks.entries()) {
      const before = blocks[k - 1];
      if (!before || b.block.kind !== 'paragraph' || before.block.kind !== 'paragraph' || b.number) continue;
      if (/^\p{Ll}/u.test(text.slice(b.contentStart, b.contentStart + 2)) && endsSentence(before)) times++;
    }
    return times >= 3;
  }

  /**
   * A sentence that a page or a lost layout has cut: the block before ends in the middle of one, and this one goes on in
   * lower case. At most three pieces.
   */
  function brokenBefore(block: number): UnitPart[] | undefined {
    const pieces: UnitPart[] = [];
    for (let k = block; k > 0 && pieces.length < 2; k--) {
      const b = blocks[k]!;
      const before = blocks[k - 1]!;
      if (
        b.heading ||
        before.heading ||
        b.block.kind === 'cell' ||
        before.block.kind === 'cell' ||
        b.number ||
        b.block.number !== undefined
      )
        break;
      // Most begin with a capital.
      if (!MAY_GO_ON.test(text.slice(b.contentStart, Math.min(b.block.end, b.contentStart + GOING_ON)))) break;
      const end = text.slice(before.contentStart, before.block.end).trimEnd();
      const cited =
        /(?:^|\s)(?:\p{L}{1,5})\.$/u.test(end) &&
        options.abbreviations.has(/(\p{L}+)\.$/u.exec(end)![1]!.toLowerCase());
      const goesOn = (cited ? /^["'“‘(]?[\p{Ll}\p{N}]/u : /^["'“‘(]?\p{Ll}/u).test(
        text.slice(b.contentStart, b.block.end),
      );
      const open = cited || /[\p{L}\p{N},)]$/u.test(end);
      if (!goesOn || !open || b.block.kind !== before.block.kind) break;
      if (writesSmall && !cited && (k <= TITLE_BLOCKS || before.block.end - before.contentStart < SHORT_LINE)) break;
      const last = perBlock[k - 1]!.sentences.at(-1);
      if (!last) break;
      pieces.unshift(last);
      if (perBlock[k - 1]!.sentences.length > 1) break;
    }
    return pieces.length > 0 ? pieces : undefined;
  }

  /** Whether the block is an item of the open lead-in. */
  function isUnder(lead: { depth: number; kindDepth: number }, b: StructuredBlock, depth: number): boolean {
    return depth > lead.depth && b.block.kind !== 'note' && b.block.kind !== 'cell';
  }

  /** "shall:", and below it "at the choice of the Controller:" with the items: the one introduces the other. */
  function isInnerLead(block: number): boolean {
    const [before, own, next] = [blocks[block - 1], blocks[block]!, blocks[block + 1]];
    const endsInColon = (b: StructuredBlock) => lastSign(b.contentStart, b.block.end) === ':';
    return (
      before !== undefined &&
      next?.block.kind === 'item' &&
      own.block.kind === before.block.kind &&
      own.number === undefined &&
      own.block.end - own.contentStart <= INNER_LEAD &&
      endsInColon(before) &&
      endsInColon(own)
    );
  }

  /**
   * "The Controller agrees to the following sub-processors:" over headings with a name each: the sentence tells what all of them
   * are. By block.
   */
  function introducedHeadings(): Map<number, TokenRange[]> {
    const found = new Map<number, TokenRange[]>();
    let open: { range: TokenRange; depth: number } | undefined;
    for (const [k, b] of blocks.entries()) {
      // Numbers part what is said together.
      if (b.heading && open && (b.depth < open.depth || b.number)) open = undefined;
      if (open) found.set(k, [open.range]);
      const next = blocks[k + 1];
      const last = perBlock[k]!.sentences.at(-1);
      if (!next?.heading || next.number || !last || b.block.kind === 'cell') continue;
      if (b.heading && next.depth <= b.depth) continue;
      if (lastSign(last.start, last.end) === ':') open = { range: last.range, depth: next.depth };
    }
    return found;
  }

  /** Heads of columns or rows whose cells are all blank: "Name | Country" over "[name] | [country]" says nothing yet. */
  function cellsOfEmptyForms(): Set<number> {
    const found = new Set<number>();
    for (const cells of tables.values()) {
      const place = (k: number) => blocks[k]!.block.cell!;
      const top = place(cells[0]!).row;
      const left = place(cells[0]!).column;
      for (const isHead of [(k: number) => place(k).row === top, (k: number) => place(k).column === left]) {
        const heads = cells.filter(isHead);
        const others = cells.filter((k) => !isHead(k));
        if (
          others.length === 0 ||
          !others.every((k) => BLANK_CELL.test(text.slice(blocks[k]!.block.start, blocks[k]!.block.end).trim()))
        )
          continue;
        for (const k of heads) found.add(k);
      }
    }
    return found;
  }

  function fields(): void {
    tableFields();
    blocks.forEach((b, i) => {
      if (b.heading) headingField(b, i);
      else if (b.block.kind !== 'cell' && !lineFields(b, i) && !runInFields(b, i)) colonField(b, i);
    });
  }

  function headingField(b: StructuredBlock, i: number): void {
    const label = perBlock[i]!.sentences[0];
    if (!label) return;
    const content: UnitPart[] = [];
    let end = i + 1;
    while (end < blocks.length && end <= i + FIELD_BLOCKS && !(blocks[end]!.heading && blocks[end]!.depth <= b.depth))
      end++;
    const labelled = new Set<number>();
    if (namesSeveral(text.slice(b.contentStart, b.block.end)))
      for (let k = i + 1; k < end; k++) if (hasOtherLabel(k, label.range)) labelled.add(k);
    // One short sentence by itself is no label: "Hosting. The Supplier stores …".
    const areLabelled = labelled.size > 1;
    let isLeft = !areLabelled;
    for (let k = i + 1; k < end; k++) {
      if ((areLabelled && labelled.has(k)) || emptyForms.has(k)) continue;
      if (ruledOut.has(k)) isLeft = false;
      else for (const sentence of perBlock[k]!.sentences) if (!rulesOut(sentence)) content.push(sentence);
    }
    if (content.length === 0 && !isLeft) return;
    add('field', [label, ...content], i, { labels: 1 });
  }

  /** "Duration, nature and purpose" is about three things; which of them an item below it is about, its own label tells. */
  function namesSeveral(heading: string): boolean {
    return (
      heading.includes(',') && heading.split(/,|\s(?:and|et|&)\s/iu).filter((part) => part.trim() !== '').length > 2
    );
  }

  /** "Categories of data subject. Your staff", "People: your staff": a label that begins with no word of the heading. */
  function hasOtherLabel(k: number, heading: TokenRange): boolean {
    const [label, ...more] = perBlock[k]!.sentences;
    const { block, contentStart, heading: isHeading } = blocks[k]!;
    if (isHeading || block.kind === 'cell' || !label) return false;
    const head = text.slice(contentStart, Math.min(block.end, contentStart + LABEL_LENGTH));
    const own = /^[^.,;:?!]*:(?=\s)/u.exec(head)?.[0];
    const isLabel =
      own === undefined
        ? more.length > 0 && label.range.to - label.range.from <= LABEL_WORDS
        : own.split(/\s+/).length <= LABEL_WORDS && contentStart + own.length < block.end;
    return isLabel && !tokens.forms.slice(heading.from, heading.to).includes(tokens.forms[label.range.from]!);
  }

  /** "Types of data: names, addresses", and a label that its items or its next paragraph follow. */
  function colonField(b: StructuredBlock, i: number): void {
    const { start, end } = { start: b.contentStart, end: b.block.end };
    const colon = text.slice(start, Math.min(end, start + 160)).search(/:(?=\s|$)/);
    const short = end - start <= 90 && !'.;,'.includes(lastSign(start, end) || ' ');
    const at = colon >= 0 ? start + colon : short ? end : -1;
    if (at < 0) {
      runInField(i);
      return;
    }
    const labelText = text.slice(start, at);
    if (labelText.trim() === '' || labelText.split(/\s+/).length > 22) return;
    const behind = text.slice(Math.min(end, at + 1), end);
    const rest: Stretch = { start: end - behind.trimStart().length, end };
    const content: UnitPart[] = text.slice(rest.start, rest.end).trim() === '' ? [] : [part(rest)];
    const depth = itemDepth(b);
    if (content.length === 0 || lastSign(start, end) === ':') {
      for (let k = i + 1; k < blocks.length && k <= i + FIELD_BLOCKS; k++) {
        const next = blocks[k]!;
        if (next.heading) break;
        const deeper = itemDepth(next) > depth || (next.block.kind === 'cell' && k === i + 1) || sameTable(k, i + 1);
        // A label without items: the paragraph behind it is its content, and so are items that have lost their marks.
        const loose = colon >= 0 && next.block.kind === b.block.kind && isLooseContent(k);
        if (!deeper && !loose && !(k === i + 1 && b.block.kind === 'paragraph')) break;
        if (!emptyForms.has(k) && !ruledOut.has(k))
          for (const sentence of perBlock[k]!.sentences) if (!rulesOut(sentence)) content.push(sentence);
        if (!deeper && !loose) break;
      }
    }
    if (content.length === 0 && colon < 0) return;
    add('field', [part({ start, end: at }), ...content], i, { labels: 1 });
  }

  /** A paragraph of several lines whose labels stand on a line of their own, or before a colon on each, is as many fields. */
  function lineFields(b: StructuredBlock, i: number): boolean {
    const all = linesOf(text, b.contentStart, b.block.end);
    if (all.length < 2) return false;
    const width = all.reduce((widest, { start, end }) => Math.max(widest, end - start), 0);
    const marks = all.flatMap((line, at) => {
      const label = labelOfLine(text, all, at, width);
      return label ? [{ at, label, isBare: label.end === line.end }] : [];
    });
    if (marks.length === 0 || (marks.length < 2 && !marks[0]!.isBare)) return false;
    for (const [n, { at, label, isBare }] of marks.entries()) {
      const content = all.slice(isBare ? at + 1 : at, marks[n + 1]?.at ?? all.length);
      const first = content[0];
      if (!first) continue;
      const rest = isBare ? first : { start: skipped(text, label.end + 1, first.end), end: first.end };
      const own = [rest, ...content.slice(1)].filter(({ start, end }) => start < end);
      if (own.length > 0) add('field', [part(label), ...own.map(part)], i, { labels: 1 });
    }
    return true;
  }

  /** "Subject matter: lunches. Duration: one year. Purpose: …": a paragraph of several labels is as many fields. */
  function runInFields(b: StructuredBlock, i: number): boolean {
    const own = perBlock[i]!.sentences;
    if (own.length < 2) return false;
    const marks: { at: number; colon: number }[] = [];
    for (const [k, { start, end }] of own.entries()) {
      const head = text.slice(start, Math.min(end, start + LABEL_LENGTH));
      if (!head.includes(':')) continue;
      const label = /^\p{Lu}[^.,;:?!]*:(?=\s)/u.exec(head)?.[0];
      if (label && label.split(/\s+/).length <= LABEL_WORDS && start + label.length < end)
        marks.push({ at: k, colon: start + label.length - 1 });
    }
    if (marks.length < 2 || marks[0]!.at > 0) return false;
    marks.forEach(({ at, colon }, n) => {
      const behind = own.slice(at + 1, marks[n + 1]?.at ?? own.length);
      const { start, end } = own[at]!;
      const rest: Stretch = { start: end - text.slice(colon + 1, end).trimStart().length, end };
      add('field', [part({ start: n === 0 ? b.contentStart : start, end: colon }), part(rest), ...behind], i, {
        labels: 1,
      });
    });
    return true;
  }

  /** "Subject matter. The hosting of …": a short first sentence without a verb, or a question, is a label. */
  function runInField(i: number): void {
    const [label, ...content] = perBlock[i]!.sentences;
    if (!label || content.length === 0 || label.range.to - label.range.from > (asks(label) ? 22 : 6)) return;
    add('field', [label, ...content], i, { labels: 1 });
  }

  function sameTable(k: number, first: number): boolean {
    const a = blocks[k]!.block.cell;
    const b = blocks[first]?.block.cell;
    return a !== undefined && b !== undefined && a.table === b.table;
  }

  function isNumber(block: number): boolean {
    const b = blocks[block]!.block;
    return /^\s*(?:\(?[\p{N}]{1,3}(?:\.\p{N}{1,3})*[.)]?|\(?\p{L}[.)]?)?\s*$/u.test(text.slice(b.start, b.end));
  }

  function contentOf(cells: readonly number[]): UnitPart[] {
    const content: UnitPart[] = [];
    for (const k of cells) for (const sentence of perBlock[k]!.sentences) content.push(sentence);
    return content;
  }

  /** Each row with its first cell as the label, and each column with its header. */
  function tableFields(): void {
    for (const cells of tables.values()) {
      const rows = groupBy(cells, (i) => blocks[i]!.block.cell!.row);
      const over = overTable(cells);
      for (const row of rows.values()) {
        if (row.length < 2) continue;
        // A running number is no label.
        const [first, ...others] = row.length > 2 && isNumber(row[0]!) ? row.slice(1) : row;
        if (row.every((i) => emptyForms.has(i))) continue;
        const label = perBlock[first!]!.sentences;
        if (label.length === 0) continue;
        const content = contentOf(others);
        add('field', [...label, ...content], first!, { labels: label.length, over });
      }
      const columns = groupBy(cells, (i) => blocks[i]!.block.cell!.column);
      for (const column of columns.values()) {
        const [head, ...body] = column;
        if (body.length === 0 || (!blocks[head!]!.block.cell!.header && rows.size < 2)) continue;
        const label = perBlock[head!]!.sentences;
        if (label.length === 0) continue;
        const content = contentOf(body);
        add('field', [...label, ...content], head!, { labels: label.length, over });
      }
    }
  }

  /** What tells of a whole table what it lists: the head of its first column, and the sentence above it. */
  function overTable(cells: readonly number[]): TokenRange[] {
    const [first] = cells;
    const lead = blocks[first! - 1]?.block.kind === 'cell' ? undefined : perBlock[first! - 1]?.sentences.at(-1);
    const row = (n: number) => cells.filter((i) => blocks[i]!.block.cell!.row === blocks[first!]!.block.cell!.row + n);
    const [head, second] = row(0);
    const [below] = row(1);
    const named = second !== undefined && below !== undefined && isNumber(below) ? second : head!;
    return [perBlock[named]!.range, ...(lead ? [lead.range] : [])];
  }
}

/** The lines of a stretch that are not empty, without the white space around them. */
function linesOf(text: string, start: number, end: number): Stretch[] {
  const result: Stretch[] = [];
  for (let from = start; from < end; ) {
    const feed = text.indexOf('\n', from);
    const to = feed < 0 || feed > end ? end : feed;
    let [a, b] = [from, to];
    while (a < b && isSpace(text, a)) a++;
    while (b > a && isSpace(text, b - 1)) b--;
    if (b > a) result.push({ start: a, end: b });
    from = to + 1;
  }
  return result;
}

/**
 * The label of a line: what stands before its colon; or the whole of a short line without a stop, over a longer one, that ends before the
 * width of the paragraph, in code units, makes it end.
 */
function labelOfLine(text: string, lines: readonly Stretch[], at: number, width: number): Stretch | undefined {
  const { start, end } = lines[at]!;
  const own = text.slice(start, Math.min(end, start + LABEL_LENGTH));
  const before = LABEL_BEFORE_COLON.exec(own)?.[0];
  if (before !== undefined) {
    return before.split(/\s+/).length <= LABEL_WORDS ? { start, end: start + before.length } : undefined;
  }
  const next = lines[at + 1];
  if (!next || end - start >= LABEL_LENGTH || !BARE_LABEL.test(own) || own.split(/\s+/).length > LABEL_WORDS)
    return undefined;
  const word = /^\S+/.exec(text.slice(next.start, next.end))?.[0].length ?? 0;
  const isCutByWidth = end - start + 1 + word >= width;
  return isCutByWidth || next.end - next.start <= end - start ? undefined : { start, end };
}

const LABEL_BEFORE_COLON = /^[•–—-]?\s*\p{Lu}[^.,;:?!\n]*(?=\s?:(?:\s|$))/u;
const BARE_LABEL = /^\p{Lu}[^.;:?!\n]*[\p{L})]$/u;

function skipped(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && (isSpace(text, at) || text[at] === ':')) at++;
  return at;
}

/** As bullets of the first level. */
const DASHED_DEPTH = 101;

/** How deep a block is nested, for lead-ins: bullets and letters are deeper than what they stand under. */
function itemDepth(b: StructuredBlock): number {
  if (b.isDashed) return DASHED_DEPTH;
  if (b.block.kind !== 'item') return b.depth >= 90 ? 0.5 : b.depth;
  // A numbered list stands below "7.1", and "(a)" below it; bullets stand below everything.
  if (!b.number || b.depth >= 90) return 100 + b.block.level;
  return b.depth + (b.number.kind === 'decimal' ? 8 : 1);
}

function groupBy<T, K>(list: readonly T[], key: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of list) {
    const k = key(item);
    const group = groups.get(k);
    if (group) group.push(item);
    else groups.set(k, [item]);
  }
  return groups;
}

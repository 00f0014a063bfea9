import type { Change, View } from '../../model.js';
import type { ReaderOptions } from '../options.js';
import type { ChangeDraft } from './flow.js';
import type { Lists } from './numbering.js';
import type { Styles } from './styles.js';
import type { XmlElement } from './xml.js';

/** What the readers of all parts share. */
export interface Shared {
  readonly options: ReaderOptions;
  readonly styles: Styles;
  readonly lists: Lists;
  readonly tally: Tally;
}

const UNSAID = '';

/** What was met and is told in warnings. */
export class Tally {
  hiddenCharacters = 0;
  cells = 0;
  pictures = 0;
  /** Pictures large enough to hold text. */
  largePictures = 0;
  /** What was not read, with the part that it stands in. */
  readonly notRead = new Map<string, string>();
  /** `w:sectPr` of all sections, in order. */
  readonly sections: XmlElement[] = [];
  /** Characters by language. */
  readonly languages = new Map<string, number>();

  addLanguage(language: string | undefined, characters: number): void {
    const key = language ?? UNSAID;
    this.languages.set(key, (this.languages.get(key) ?? 0) + characters);
  }

  /** The language that is said of at least half of the text. */
  get dominantLanguage(): string | undefined {
    let best: string | undefined;
    let all = 0;
    for (const [language, characters] of this.languages) {
      if (characters > (best === undefined ? 0 : this.languages.get(best)!)) best = language;
      all += characters;
    }
    return best !== undefined && best !== UNSAID && this.languages.get(best)! * 2 >= all ? best : undefined;
  }
}

/** The tracked changes and content controls that text stands in. */
export interface Surroundings {
  readonly kept: boolean;
  readonly changes: readonly ChangeDraft[];
  /** Inside a content control that shows its prompt instead of content. */
  readonly placeholder: boolean;
  /** Inside a text box. */
  readonly boxed: boolean;
}

export const NO_SURROUNDINGS: Surroundings = { kept: true, changes: [], placeholder: false, boxed: false };

const KINDS: Readonly<Record<string, Change['kind']>> = {
  'w:ins': 'insertion',
  'w:del': 'deletion',
  'w:moveFrom': 'move-from',
  'w:moveTo': 'move-to',
  'w:cellIns': 'insertion',
  'w:cellDel': 'deletion',
};

/** The kind of change that an element marks, if it marks one (17.13.5). */
export function changeKind(name: string): Change['kind'] | undefined {
  return KINDS[name];
}

export function stands(kind: Change['kind'], view: View): boolean {
  return kind === 'insertion' || kind === 'move-to' ? view === 'final' : view === 'original';
}

/** The surroundings inside of a change; the same change said twice (row and run) is one. */
export function withChange(
  outer: Surroundings,
  element: Pick<XmlElement, 'name' | 'attributes'>,
  view: View,
): Surroundings {
  const kind = KINDS[element.name]!;
  const author = element.attributes['w:author'];
  const said = outer.changes.some((change) => change.kind === kind && change.author === author);
  return {
    ...outer,
    kept: outer.kept && stands(kind, view),
    changes: said || outer.changes.length >= MAX_NESTED_CHANGES ? outer.changes : [...outer.changes, draftOf(element)],
  };
}

/** People nest two or three; what is deeper is in its view, but not listed again. */
const MAX_NESTED_CHANGES = 8;

export function draftOf(element: Pick<XmlElement, 'name' | 'attributes'>): ChangeDraft {
  return {
    kind: KINDS[element.name]!,
    author: element.attributes['w:author'],
    date: element.attributes['w:date'],
    text: '',
    start: -1,
    end: -1,
  };
}

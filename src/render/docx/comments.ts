import type { Author } from './insertions.js';
import { element, type Markup, run, runProperties } from './markup.js';
import type { Line, Remark } from './remarks.js';
import type { Styling } from './styling.js';

/** `w:comment` (ECMA-376 part 1, 17.13.4.2). `clause`: what is to be said of the model clause. */
export function commentXml(
  id: number,
  { head, lines }: Pick<Remark, 'head' | 'lines'>,
  language: string,
  styling: Styling,
  { author, date }: Author,
  m: Markup,
): string {
  const style = styling.named('annotation text');
  const properties = style === undefined ? '' : element(m, 'pPr', {}, element(m, 'pStyle', { val: style }));
  // Without the style that Word has for comments, they would be set as large as the contract.
  const size = style === undefined ? 20 : undefined;
  const paragraph = (line: Line, before = '') => {
    const look = runProperties(m, { bold: line.strong === true, size, language: line.language });
    return element(m, 'p', {}, `${properties}${before}${run(m, line.text, look)}`);
  };
  const reference = styling.named('annotation reference');
  const mark = element(m, 'r', {}, runProperties(m, { style: reference }) + element(m, 'annotationRef'));
  return element(
    m,
    'comment',
    { id, author, date, initials: INITIALS },
    paragraph({ text: head, language, strong: true }, mark) + lines.map((line) => paragraph(line)).join(''),
    'outermost',
  );
}

const INITIALS = 'dl';

export function rangeStart(id: number, m: Markup): string {
  return element(m, 'commentRangeStart', { id }, '', 'outermost');
}

export function rangeEnd(id: number, m: Markup): string {
  return element(m, 'commentRangeEnd', { id }, '', 'outermost');
}

/** The run that the comment hangs on (17.13.4.5). */
export function reference(id: number, styling: Styling, m: Markup): string {
  const look = runProperties(m, { style: styling.named('annotation reference') });
  return element(m, 'r', {}, look + element(m, 'commentReference', { id }), 'outermost');
}

import { messages } from '../../messages/index.js';
import type { Report } from '../../report/schema.js';
import { baselineLine, withoutDecisions } from '../decisions.js';
import { createArchive } from '../docx/archive.js';
import { bareParts, DECLARATION, MAIN_PART, WORD } from '../docx/blank.js';
import { element, type Markup, markup, run, runProperties } from '../docx/markup.js';
import { type Column, columnsFor, fileName, type Issue, type IssuesOptions, issuesOf } from './rows.js';

export interface IssuesDocxOptions extends IssuesOptions {
  /** ISO 8601, for the head; none by default, so that equal input gives equal bytes. */
  readonly date?: string;
}

/** The issues list as a table in Word, on A4 in landscape; its header row comes again on every page. */
export function renderIssuesDocx(report: Report | readonly Report[], options: IssuesDocxOptions = {}): Uint8Array {
  const reports: readonly Report[] = 'findings' in report ? [report] : report;
  const language = reports[0]?.language ?? 'en';
  const m = markup({ prefix: 'w', uri: WORD });
  const body = reports.map((one, i) => section(one, i, options, m)).join('');
  const disclaimer = paragraph(m, messages(language).text.disclaimer, { language, italic: true });
  const xml = `${DECLARATION}<w:document xmlns:w="${WORD}"><w:body>${body}${disclaimer}${PAGE}</w:body></w:document>`;
  return createArchive(new Map([...bareParts(language), [MAIN_PART, new TextEncoder().encode(xml)]]));
}

/** A4 in landscape with margins of 1 cm, in twentieths of a point. */
const PAGE =
  '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="567" w:right="567" w:bottom="567" w:left="567" w:header="284" w:footer="284" w:gutter="0"/></w:sectPr>';
const WIDTH = 16838 - 2 * 567;

function section(given: Report, index: number, options: IssuesDocxOptions, m: Markup): string {
  const say = messages(given.language);
  const { side = 'controller', audience = 'own', date } = options;
  const report = audience === 'own' ? given : withoutDecisions(given, say);
  const compared = baselineLine(report, say);
  const line = (text: string) => paragraph(m, text, { language: report.language });
  const issues = issuesOf(report, say, options);
  const files = report.documents
    .map(({ path }) => (path === '-' ? say.places.standardInput : fileName(path)))
    .join(', ');
  return [
    heading(m, say.issues.title, report.language, index > 0),
    line(say.issues.of(files)),
    date === undefined ? '' : line(say.issues.date(date.slice(0, 10))),
    audience === 'own' ? line(say.issues.side(say.roles[side])) : '',
    ...report.overall.map(({ message }) => line(message)),
    line(report.summary.message),
    ...(compared === undefined ? [] : [line(compared)]),
    ...(report.today === undefined ? [] : [line(say.policy.asOf(report.today))]),
    issues.length === 0 ? (report.assessed === 'none' ? '' : line(say.issues.none)) : table(issues, report, options, m),
    line(''),
  ].join('');
}

function table(issues: readonly Issue[], report: Report, { audience = 'own' }: IssuesDocxOptions, m: Markup): string {
  const say = messages(report.language);
  const columns = columnsFor(audience);
  const shares = columns.reduce((sum, name) => sum + SHARES[name], 0);
  const widths = columns.map((name) => Math.floor((WIDTH * SHARES[name]) / shares));
  const cell = (content: string, i: number, shade = '') =>
    `<w:tc><w:tcPr><w:tcW w:w="${widths[i]}" w:type="dxa"/>${shade}</w:tcPr>${content}</w:tc>`;
  const titles = columns.map((name, i) =>
    cell(paragraph(m, say.issues.columns[name], { language: report.language, bold: true }), i, SHADE),
  );
  const rows = issues.map((issue) => {
    const cells = columns.map((name, i) => cell(content(issue, name, report.language, m), i));
    return `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cells.join('')}</w:tr>`;
  });
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  return `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="${widths.reduce((a, b) => a + b, 0)}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>${grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${titles.join('')}</w:tr>${rows.join('')}</w:tbl>`;
}

const SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="E7ECF2"/>';

/** How wide the columns are against each other: none narrower than its longest word in either language. */
const SHARES: Readonly<Record<Column, number>> = {
  number: 380,
  requirement: 1150,
  basis: 1080,
  tier: 1080,
  verdict: 1000,
  where: 880,
  quote: 1400,
  missing: 1500,
  suggestion: 1600,
  fallback: 1250,
  priority: 830,
  decision: 1080,
  owner: 870,
  reply: 780,
  state: 900,
};

/** Quotes and model clauses carry their own language, so that they are not spell-checked in another. */
function content(issue: Issue, name: Column, language: string, m: Markup): string {
  const own = name === 'quote' ? issue.quoteLanguage : name === 'suggestion' ? issue.suggestionLanguage : '';
  return issue[name]
    .split('\n')
    .map((text) =>
      paragraph(m, text, { language: own || language, bold: name === 'priority' && issue.rank === 'high' }),
    )
    .join('');
}

function paragraph(m: Markup, text: string, look: { language: string; bold?: boolean; italic?: boolean }): string {
  const properties = element(m, 'pPr', {}, element(m, 'pStyle', { val: 'Small' }));
  return element(m, 'p', {}, properties + run(m, text, runProperties(m, look)));
}

function heading(m: Markup, text: string, language: string, newPage: boolean): string {
  const properties = element(m, 'pStyle', { val: 'Heading1' }) + (newPage ? element(m, 'pageBreakBefore') : '');
  return element(m, 'p', {}, element(m, 'pPr', {}, properties) + run(m, text, runProperties(m, { language })));
}

import { type FileHandle, open } from 'node:fs/promises';
import type { Document, Report } from '../index.js';
import type { Messages } from '../messages/index.js';
import { renderJson } from '../render/json.js';
import { renderNdjson } from '../render/ndjson.js';
import { type OverviewRow, overviewRow, renderOverview } from '../render/overview.js';
import { renderText } from '../render/text.js';
import { copiesOf, numbered, today } from './copies.js';
import { cannotWrite, writeOutput } from './files.js';
import type { Source } from './inputs.js';
import { type Io, looksOf } from './io.js';
import type { Options, Target } from './options.js';
import { drained, filesOf, writeAll } from './write.js';

/** A target that takes reports as they come. What can be written at once is; nothing is kept that is not needed. */
export interface Sink {
  add(report: Report, about: About): Promise<void>;
  end(): Promise<void>;
  /** The files that were written. */
  readonly written: readonly string[];
}

/** What a report is about, as far as the targets need it. */
export interface About {
  readonly documents?: readonly Document[];
  readonly sources: readonly Source[];
}

export interface Run {
  readonly options: Options;
  /** How many contracts there are. */
  readonly total: number;
  readonly uiLanguage: string;
  readonly say: Messages;
  readonly io: Io;
}

/** More contracts than this have the overview alone on paper: nobody reads thousands of reports in a row. */
export const IN_FULL = 10;

export function needsDocuments(options: Options): boolean {
  const { targets, sarifText } = options;
  return sarifText !== undefined || targets.some(({ format }) => format === 'html' || format === 'docx');
}

/** Throws `UserError` for a file that cannot be written, before the work begins. */
export async function openSink(target: Target, run: Run): Promise<Sink> {
  switch (target.format) {
    case 'ndjson':
      return ndjson(await writerTo(target, run));
    case 'json':
      return json(await writerTo(target, run));
    case 'text':
      return text(target, run);
    case 'docx':
      return copies(target, run);
    case 'sarif':
    case 'junit':
    case 'github':
    case 'github-summary':
      return (await import('./pipeline-outputs.js')).pipeline({ ...target, format: target.format }, run);
    default:
      return collected({ ...target, format: target.format }, run);
  }
}

function ndjson(writer: Writer): Sink {
  return {
    written: writer.written,
    add: (report) => writer.write(renderNdjson(report)),
    end: () => writer.close(),
  };
}

/** An object for one report, an array for several: as `render` writes them, but without keeping them all. */
function json(writer: Writer): Sink {
  let first: string | undefined;
  let count = 0;
  const item = (whole: string) => `  ${whole.trimEnd().replaceAll('\n', '\n  ')}`;
  return {
    written: writer.written,
    async add(report) {
      const whole = renderJson(report);
      count++;
      if (count === 1) first = whole;
      else if (count === 2) await writer.write(`[\n${item(first ?? '')},\n${item(whole)}`);
      else await writer.write(`,\n${item(whole)}`);
    },
    async end() {
      if (count === 1) await writer.write(first ?? '');
      if (count > 1) await writer.write('\n]\n');
      await writer.close();
    },
  };
}

/** What could not be read was told on standard error and stands in the overview; it has nothing else to show. */
function text(target: Target, run: Run): Sink {
  const { io, uiLanguage, say, total } = run;
  const looks = target.file === undefined ? looksOf(io.stdout, io.env) : {};
  const reports: Report[] = [];
  const rows: OverviewRow[] = [];
  return {
    written: filesOf(target),
    async add(report) {
      rows.push(overviewRow(report));
      if (total <= IN_FULL && report.errors.length < report.documents.length) reports.push(report);
    },
    async end() {
      const bodies = renderText(reports, looks);
      const overview = rows.length > 1 ? renderOverview(rows, { ...looks, uiLanguage }) : '';
      const rest = total <= IN_FULL || rows.length === 0 ? '' : `\n${say.overview.more}\n`;
      await writeAll([bodies, overview].filter((part) => part !== '').join('\n') + rest, target, run);
    },
  };
}

interface Collected extends Target {
  readonly format: Exclude<Target['format'], 'docx'>;
}

function collected(target: Collected, run: Run): Sink {
  const { format } = target;
  const { side, audience } = run.options;
  const reports: Report[] = [];
  const documents: Document[] = [];
  // The one format that shows a day only where one is given.
  const date =
    format === 'html' && run.options.today === undefined ? {} : { date: today(run.io.env, run.options.today) };
  return {
    written: filesOf(target),
    async add(report, about) {
      reports.push(report);
      if (format === 'html') documents.push(...(about.documents ?? []));
    },
    async end() {
      // What makes pages and Word files is large, and most runs do without.
      const { render } = await import('../render/index.js');
      const content = reports.length === 0 ? '' : render(reports, { format, documents, side, audience, ...date });
      await writeAll(content, target, run);
    },
  };
}

/** Annotated copies, each written at once. */
function copies({ file }: Target, { options, say, io }: Run): Sink {
  const written: string[] = [];
  let count = 0;
  return {
    written,
    async add(report, { documents = [], sources }) {
      for (const copy of await copiesOf(report, documents, sources, options, today(io.env, options.today))) {
        const name = file && numbered(file, count++);
        if (name === undefined) await drained(io, copy);
        else {
          await writeOutput(name, copy, say);
          written.push(name);
        }
      }
    },
    async end() {},
  };
}

interface Writer {
  readonly written: readonly string[];
  write(text: string): Promise<void>;
  close(): Promise<void>;
}

async function writerTo({ file }: Target, { io, say }: Run): Promise<Writer> {
  if (file === undefined) return { written: [], write: (content) => drained(io, content), close: async () => {} };
  const handle: FileHandle = await open(file, 'w').catch((error) => {
    throw cannotWrite(error, file, say);
  });
  return {
    written: [file],
    async write(content) {
      await handle.write(content);
    },
    close: () => handle.close(),
  };
}

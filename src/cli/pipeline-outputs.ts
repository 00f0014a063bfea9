import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { loadCatalogue } from '../catalogue/index.js';
import type { Document, Report } from '../index.js';
import { render } from '../render/index.js';
import { sidecarPath, sidecarText } from '../render/sarif/sidecar.js';
import { cannotWrite, writeOutput } from './files.js';
import type { Target } from './options.js';
import type { Run, Sink } from './outputs.js';
import { filesOf, writeAll } from './write.js';

interface PipelineTarget extends Target {
  readonly format: 'sarif' | 'junit' | 'github' | 'github-summary';
}

/** SARIF, JUnit and what GitHub shows. Of thousands of reports only what these formats tell is kept. */
export function pipeline(target: PipelineTarget, run: Run): Sink {
  const { format } = target;
  const { failOn, sarifText } = run.options;
  const reports: Report[] = [];
  const documents: Document[] = [];
  return {
    written: filesOf(target),
    async add(report, about) {
      reports.push(slim(report));
      if (format !== 'sarif' || sarifText === undefined) return;
      for (const document of about.documents ?? []) {
        if (document.format !== 'docx' && document.format !== 'pdf') continue;
        await writeText(document, sarifText, run);
        documents.push({ ...document, text: '', anchors: NO_ANCHORS, changes: [], comments: [] });
      }
    },
    async end() {
      const help = format === 'sarif' ? { catalogue: await loadCatalogue({ languages: [run.uiLanguage, 'en'] }) } : {};
      const folder = sarifText === undefined ? {} : { textFolder: sarifText };
      await writeAll(render(reports, { format, documents, failOn, ...help, ...folder }), target, run);
    },
  };
}

const NO_ANCHORS: Document['anchors'] = { lines: [], pages: [], paragraphs: [], parts: [], source: [] };

/** The quotes behind what is satisfied make most of a report, and none of these formats shows them: their places do. */
function slim(report: Report): Report {
  const findings = report.findings.map((finding) => ({
    ...finding,
    evidence:
      finding.verdict === 'satisfied'
        ? finding.evidence.slice(0, 1).map((one) => ({ ...one, quote: '', matched: [], marks: [] }))
        : finding.evidence,
  }));
  return { ...report, findings, warnings: [] };
}

async function writeText(document: Document, folder: string, { say }: Run): Promise<void> {
  const file = join(folder, sidecarPath(document.path));
  await mkdir(dirname(file), { recursive: true }).catch((error) => {
    throw cannotWrite(error, file, say);
  });
  await writeOutput(file, sidecarText(document), say);
}

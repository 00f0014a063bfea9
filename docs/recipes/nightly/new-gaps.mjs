// Prints a line for each gap and red flag of NDJSON reports that is neither in the baseline nor accepted. A line is read at a
// time, so thousands of reports need no more memory than one.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

const isGap = ({ verdict }) => ['absent', 'contradicted', 'partial'].includes(verdict);
const isNew = ({ known, accepted }) => !known && !accepted;

for await (const line of createInterface({ input: createReadStream(process.argv[2]), crlfDelay: Infinity })) {
  const { document, findings, redFlags } = JSON.parse(line);
  for (const { citation, title, verdict, message } of findings.filter(isGap).filter(isNew)) {
    console.log(`${document.path}: ${citation} ${title}: ${verdict}. ${message}`);
  }
  for (const { citation, title } of redFlags.filter(isNew)) {
    console.log(`${document.path}: ${citation} ${title}: red flag.`);
  }
}

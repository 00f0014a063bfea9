// An upload handler: POST a contract to /lint, get its report as JSON. Nothing is stored, nothing of a contract is logged.
//
//   node server.mjs
//   curl --data-binary @agreement.docx 'http://127.0.0.1:8787/lint?name=agreement.docx'
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';
import { lintMany } from 'dpa-lint/node';

export const DEFAULTS = {
  /** Bytes of an upload. */
  maxBytes: 20_000_000,
  /** Milliseconds from the first byte of an upload to its last, and then again for linting it. */
  timeoutMs: 30_000,
  /** MB for linting one contract. */
  memoryMb: 512,
  /** Contracts at the same time; whoever comes when there are as many is told to come again. */
  concurrency: 2,
};

/** What is wrong with the file is the sender's to mend (4xx); what is wrong with us is 5xx. */
const STATUS = {
  'unsupported-format': 415,
  'too-large': 413,
  encrypted: 422,
  damaged: 422,
  empty: 422,
  timeout: 504,
  internal: 500,
};

export function uploadServer(options = {}) {
  const settings = { ...DEFAULTS, ...options };
  let running = 0;

  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname !== '/lint') return problem(response, 404, 'not-found', 'POST a contract to /lint.');
    if (request.method !== 'POST') return problem(response, 405, 'method', 'POST a contract.', { allow: 'POST' });
    if (running >= settings.concurrency) {
      return problem(response, 503, 'busy', 'Other contracts are being read. Try again.', { 'retry-after': '5' });
    }
    running++;
    // Who hangs up does not keep a worker busy.
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    try {
      const content = await bodyOf(request, settings.maxBytes);
      // A name tells the format of a text file and stands in the report. No file of that name is opened.
      const path = searchParams.get('name')?.slice(0, 200) || 'contract';
      const { report, bug } = await lintOne({ content, path }, settings, gone.signal);
      if (bug) console.error(bug.stack ?? bug.message);
      const [error] = report.errors;
      if (error) return problem(response, STATUS[error.code] ?? 422, error.code, error.message, {}, error.next);
      send(response, 200, report);
    } catch (error) {
      if (error instanceof Refused) return problem(response, error.status, error.code, error.message);
      if (gone.signal.aborted) return;
      console.error(error);
      problem(response, 500, 'internal', 'Something went wrong here, not with your contract.');
    } finally {
      running--;
    }
  });
  server.requestTimeout = settings.timeoutMs;
  return server;
}

/** In a worker of its own: what takes too long or too much memory ends there, and the server goes on. */
async function lintOne(source, { timeoutMs, memoryMb }, signal) {
  for await (const linted of lintMany([source], { concurrency: 1, timeoutMs, memoryMb, signal })) return linted;
  throw new Error('There is no result.');
}

class Refused extends Error {
  constructor(status, code, message) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** The bytes that were sent; what is announced is not believed, but saves reading it. */
async function bodyOf(request, maxBytes) {
  const tooLarge = () => new Refused(413, 'too-large', `More than ${maxBytes} bytes are not read.`);
  if (/^multipart\//.test(request.headers['content-type'] ?? '')) {
    throw new Refused(415, 'multipart', 'Send the file itself as the body, not a form.');
  }
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLarge();
  const chunks = [];
  let length = 0;
  // The connection stays, so that the answer gets through.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    length += chunk.length;
    if (length > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  if (length === 0) throw new Refused(400, 'empty', 'There is nothing in the body.');
  return new Uint8Array(Buffer.concat(chunks));
}

function problem(response, status, code, message, headers = {}, next = undefined) {
  // The rest of an upload that is refused is thrown away: whoever closed the connection instead would cut off the answer. It
  // ends with `requestTimeout` at the latest.
  response.req.resume();
  send(response, status, { error: { code, message, next } }, headers);
}

function send(response, status, body, headers = {}) {
  const json = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(json),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  });
  response.end(json);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const server = uploadServer();
  // Behind a proxy that knows who may ask.
  server.listen(Number(process.env.PORT ?? 8787), '127.0.0.1', () => {
    console.log(`http://127.0.0.1:${server.address().port}/lint`);
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => server.close());
}

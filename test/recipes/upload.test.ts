import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The server as it stands in the recipe, in a process of its own, with other settings. */
const recipe = pathToFileURL(join(process.cwd(), 'docs/recipes/upload/server.mjs')).href;
const docx = readFileSync('examples/draft-in-negotiation.docx');

const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill();
});

async function serve(settings: object = {}): Promise<string> {
  const script = `
    import { uploadServer } from ${JSON.stringify(recipe)};
    const server = uploadServer(${JSON.stringify(settings)});
    server.listen(0, '127.0.0.1', () => console.log(server.address().port));
  `;
  const child = spawn('node', ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  running.push(child);
  const port = await new Promise<string>((done) => child.stdout?.once('data', (data) => done(String(data).trim())));
  return `http://127.0.0.1:${port}`;
}

const post = (url: string, body: BodyInit, more: RequestInit = {}) => fetch(url, { method: 'POST', body, ...more });
const errorOf = async (response: Response) => {
  const { error } = (await response.json()) as { error: { code: string; message: string } };
  expect(error.message.length).toBeGreaterThan(10);
  return [response.status, error.code];
};

test('a contract is answered with its report', async () => {
  const at = await serve();
  const response = await post(`${at}/lint?name=draft.docx`, docx);
  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toBe('no-store');
  const report = (await response.json()) as { document: object; findings: object[] };
  expect(report.document).toMatchObject({ path: 'draft.docx', format: 'docx' });
  expect(report.findings).toHaveLength(28);
}, 60_000);

test('what is wrong with an upload is told by its status and a code', async () => {
  const at = await serve({ maxBytes: 200_000 });
  const lint = `${at}/lint`;
  expect(await errorOf(await fetch(lint))).toEqual([405, 'method']);
  expect(await errorOf(await post(`${at}/other`, 'x'))).toEqual([404, 'not-found']);
  expect(await errorOf(await post(lint, ''))).toEqual([400, 'empty']);
  const form = new FormData();
  form.append('file', new Blob([docx]), 'draft.docx');
  expect(await errorOf(await post(lint, form))).toEqual([415, 'multipart']);
  const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  expect(await errorOf(await post(lint, picture))).toEqual([415, 'unsupported-format']);
  expect(await errorOf(await post(lint, '%PDF-1.7\nnothing else'))).toEqual([422, 'damaged']);
}, 60_000);

test('an upload that is too large is refused, whatever it announces', async () => {
  const at = await serve({ maxBytes: 10_000 });
  expect(await errorOf(await post(`${at}/lint`, new Uint8Array(2_000_000)))).toEqual([413, 'too-large']);
  const status = await new Promise((done, fail) => {
    const sent = request(`${at}/lint`, { method: 'POST' }, (response) => done(response.statusCode));
    sent.on('error', fail);
    // Without a length: in chunks.
    for (let i = 0; i < 4; i++) sent.write('x'.repeat(4000));
  });
  expect(status).toBe(413);
}, 60_000);

test('one that takes too long is ended', async () => {
  const at = await serve({ timeoutMs: 1 });
  expect(await errorOf(await post(`${at}/lint`, docx))).toEqual([504, 'timeout']);
}, 60_000);

test('there are not more at a time than can be, and who hangs up makes room', async () => {
  const at = await serve({ concurrency: 1 });
  // Opened and not finished: it holds the only place.
  const slow = request(`${at}/lint`, { method: 'POST' });
  slow.on('error', () => {});
  slow.write('# Data processing agreement\n');
  const busy = await until(async () => {
    const response = await post(`${at}/lint`, 'x');
    return response.status === 503 ? response : undefined;
  });
  expect(busy.headers.get('retry-after')).toBe('5');
  expect(await errorOf(busy)).toEqual([503, 'busy']);
  slow.destroy();
  const next = await until(async () => {
    const response = await post(`${at}/lint`, docx);
    return response.status === 503 ? undefined : response;
  });
  expect(next.status).toBe(200);
}, 60_000);

test('who hangs up while the contract is read ends the reading', async () => {
  const at = await serve({ concurrency: 1 });
  const leave = new AbortController();
  const left = post(`${at}/lint`, docx, { signal: leave.signal }).catch((error) => error.name);
  setTimeout(() => leave.abort(), 150);
  expect(await left).toBe('AbortError');
  const next = await until(async () => {
    const response = await post(`${at}/lint`, docx);
    return response.status === 503 ? undefined : response;
  });
  expect(next.status).toBe(200);
}, 60_000);

/** What comes in the end, within ten seconds. */
async function until<T>(attempt: () => Promise<T | undefined>): Promise<T> {
  for (let i = 0; i < 100; i++) {
    const made = await attempt();
    if (made !== undefined) return made;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('It did not come.');
}

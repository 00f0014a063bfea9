import { render } from '../../src/render/index.js';
import { report } from '../../src/report/index.js';
import { catalogue, contract, judged } from '../fixtures/report.js';

const made = report(contract, judged, catalogue);

test('json: an object for one report, an array for several', () => {
  expect(JSON.parse(render(made, { format: 'json' }))).toEqual(made);
  expect(JSON.parse(render([made, made], { format: 'json' }))).toEqual([made, made]);
});

test('ndjson: one report a line', () => {
  const lines = render([made, made], { format: 'ndjson' }).split('\n');
  expect(lines).toHaveLength(3);
  expect(lines[2]).toBe('');
  expect(JSON.parse(lines[1]!)).toEqual(made);
  expect(render(made, { format: 'ndjson' })).toBe(`${lines[0]}\n`);
});

test('the same report gives the same bytes', () => {
  expect(render(report(contract, judged, catalogue), { format: 'json' })).toBe(render(made, { format: 'json' }));
});

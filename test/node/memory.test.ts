import { setTimeout as sleep } from 'node:timers/promises';
import { watchMemory } from '../../src/node/memory.js';

test('buffers, which no limit of the heap counts, are seen', async () => {
  let calls = 0;
  const watch = watchMemory(50, () => calls++);
  watch.expect(1, true);
  await sleep(200);
  expect(calls).toBe(0);
  const buffer = new Uint8Array(300_000_000).fill(1);
  await sleep(200);
  expect(calls).toBeGreaterThan(0);
  watch.restart();
  calls = 0;
  await sleep(200);
  watch.stop();
  expect([calls, buffer.at(-1)]).toEqual([0, 1]);
});

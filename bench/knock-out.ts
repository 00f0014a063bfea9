import type { Engine } from './engine.js';
import type { LabelledContract } from './labels.js';

export async function knockOut(
  _engine: Engine,
  _contracts: readonly LabelledContract[],
  _options: object,
): Promise<number> {
  return 0;
}

import { setFlagsFromString } from 'node:v8';

/**
 * For runs of the command line. Node 20 has no compiler between its fast one and its thorough one, and begins the thorough work
 * so soon that in a run of half a second most of it is thrown away at the end: a quarter of the processor's time. In a batch each
 * worker does that work for itself, beside the reading of contracts. From Node 22 on there is such a compiler, and the setting is
 * unknown.
 */
export function optimiseLater(): void {
  if (process.versions.node.startsWith('20.')) setFlagsFromString('--interrupt-budget=600000');
}

import childProcess from 'node:child_process';
import dns from 'node:dns';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

/**
 * From here on whatever reaches for a file, an address or a program throws and is noted, until it is lifted. What is to be
 * loaded must have been loaded before.
 */
export function guard(): { readonly reached: string[]; lift(): void } {
  const reached: string[] = [];
  const lifts: (() => void)[] = [];
  const forbid = (owner: object, name: string) => {
    const target = owner as Record<string, unknown>;
    const original = target[name];
    target[name] = (...args: unknown[]) => {
      reached.push(`${name} ${String(args[0]).slice(0, 80)}`);
      throw new Error(`${name} is not allowed.`);
    };
    lifts.push(() => {
      target[name] = original;
    });
  };
  for (const name of [
    'readFile',
    'readFileSync',
    'open',
    'openSync',
    'writeFile',
    'writeFileSync',
    'createReadStream',
  ]) {
    forbid(fs, name);
  }
  for (const name of ['readFile', 'open', 'writeFile']) forbid(fs.promises, name);
  for (const name of ['spawn', 'exec', 'execFile', 'fork']) forbid(childProcess, name);
  forbid(net.Socket.prototype, 'connect');
  forbid(dns, 'lookup');
  forbid(globalThis, 'fetch');
  syncBuiltinESMExports();
  return {
    reached,
    lift() {
      for (const lift of lifts) lift();
      syncBuiltinESMExports();
    },
  };
}

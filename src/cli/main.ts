#!/usr/bin/env node
import { run } from './run.js';

// Whoever reads our output may stop reading ("| head"): that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
  throw error;
});
// The first Ctrl-C keeps what is done; who is in a hurry presses it again, and what hangs gets two seconds.
const interrupt = new AbortController();
process.on('SIGINT', () => {
  if (interrupt.signal.aborted) process.exit(130);
  interrupt.abort();
  setTimeout(() => process.exit(130), 2000).unref();
});

// Not process.exit(): what was written to a pipe has to drain first.
process.exitCode = await run(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  signal: interrupt.signal,
});

#!/usr/bin/env node
import { run } from './run.js';

// Whoever reads our output may stop reading ("| head"): that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
  throw error;
});
process.once('SIGINT', () => process.exit(130));

// Not process.exit(): what was written to a pipe has to drain first.
process.exitCode = await run(process.argv.slice(2), process);

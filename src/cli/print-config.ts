import { plansFor } from '../config/index.js';
import { messages } from '../messages/index.js';
import { findContracts } from '../node/find.js';
import { whereOf } from './decisions.js';
import { EXIT, type Io } from './io.js';
import type { Options } from './options.js';

/** `--print-config`: what holds for each contract, or for one in this folder, as JSON; an override is already in it. */
export async function printConfig(options: Options, uiLanguage: string, io: Io): Promise<number> {
  const { paths } = await findContracts(options.arguments);
  const names = paths.length === 0 ? ['-'] : paths;
  const plans = await plansFor(
    names.map((path) => [path]),
    whereOf(options),
    messages(uiLanguage),
  );
  const shown = plans.map(({ paths: [path], settings }) => {
    const { configuration = null, failOn, view, ...rest } = settings;
    const { said } = options;
    return {
      ...(paths.length === 0 ? {} : { contract: path }),
      configuration,
      failOn: said.has('fail-on') ? options.failOn : (failOn ?? options.failOn),
      view: said.has('view') ? options.view : (view ?? options.view),
      ...rest,
    };
  });
  io.stdout.write(`${JSON.stringify(shown.length === 1 ? shown[0] : shown, null, 2)}\n`);
  return EXIT.clean;
}

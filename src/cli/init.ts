import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { configurationIn } from '../config/find.js';
import { STARTER, STARTER_FILE } from '../config/starter.js';
import { UserError } from '../errors.js';
import { messages } from '../messages/index.js';
import { cannotWrite } from './files.js';
import { EXIT, type Io } from './io.js';

/** `dpa-lint init`: a configuration to start from, in the folder one is in. What is there is never touched. */
export async function init(rest: readonly string[], uiLanguage: string, io: Io): Promise<number> {
  const say = messages(uiLanguage);
  if (rest.length > 0) throw new UserError('usage', say.cli.noArguments('init'), { next: say.cli.seeHelp });
  const found = configurationIn(resolve('.'), say);
  if (found !== undefined) throw new UserError('usage', say.config.exists, { file: found });
  try {
    await writeFile(STARTER_FILE, STARTER[say.language] ?? STARTER.en ?? '', { flag: 'wx' });
  } catch (error) {
    throw cannotWrite(error, STARTER_FILE, say);
  }
  io.stdout.write(`${say.config.created(STARTER_FILE)}\n`);
  return EXIT.clean;
}

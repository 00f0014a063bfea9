import type { Catalogue } from '../catalogue/types.js';
import type { Contract, RedFlag } from '../model.js';
import { evidenceOf } from './evidence.js';
import { fingerprint } from './fingerprint.js';
import type { ReportRedFlag } from './schema.js';
import { severityOfRedFlag } from './severity.js';
import type { Wording } from './wording.js';

/** In the order of the catalogue. */
export function redFlagsOf(
  contract: Contract,
  judged: readonly RedFlag[],
  catalogue: Catalogue,
  words: Wording,
): ReportRedFlag[] {
  return Object.entries(catalogue.redFlags).flatMap(([id, { citation, tier, requirement }]) =>
    judged
      .filter((flag) => flag.id === id)
      .map(({ evidence }) => {
        const { title, why, remedy } = words.redFlag(id);
        return {
          id,
          title,
          citation,
          tier,
          severity: severityOfRedFlag(tier, requirement),
          ...(requirement === undefined ? {} : { requirement }),
          message: why,
          remedy,
          evidence: evidence.map((item) => evidenceOf(contract, item)),
          fingerprint: fingerprint(contract, [id], evidence[0]?.spans ?? []),
        };
      }),
  );
}

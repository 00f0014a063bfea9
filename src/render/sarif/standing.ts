import type { Messages } from '../../messages/index.js';
import type { Report } from '../../report/schema.js';
import { decisionLines, sourceOf } from '../decisions.js';
import { isAccepted, type Problem, type Remark, remarksOf } from '../problems.js';
import { nameOf, type Rule } from './rules.js';
import { uriOf } from './uri.js';

/**
 * What was decided about a result (SARIF 2.1.0, 3.27.23 and 3.35). In a run either all results have `suppressions` or none has:
 * an empty list says that the result is not suppressed. A risk that is no longer accepted has an empty one, too, and says in
 * its message and properties what was accepted: tools take any entry for a suppression, whatever its status is.
 */
export function suppressionsOf(problem: Problem, say: Messages) {
  const { decision } = problem;
  if (!decision || !isAccepted(problem)) return [];
  const { reason, owner, until, source } = decision.record;
  const { file, line, column } = sourceOf(source);
  // In a comment of the contract, which is Markdown, or in a file of entries, which is none.
  const inSource = !/\.(?:ya?ml|json)$/i.test(file);
  const uri = uriOf(file === say.places.standardInput ? '-' : file);
  const region = line === undefined ? {} : { region: { startLine: line, ...(column ? { startColumn: column } : {}) } };
  return [
    {
      kind: inSource ? 'inSource' : 'external',
      status: 'accepted',
      justification: decisionLines(decision, say).join(' '),
      location: { physicalLocation: { artifactLocation: { uri }, ...region } },
      properties: {
        reason,
        ...(owner === undefined ? {} : { owner }),
        // As Microsoft's SDK reads it: the day itself still counts.
        ...(until === undefined ? {} : { until, expiryUtc: `${until}T23:59:59.000Z` }),
        source,
      },
    },
  ];
}

/** A risk that was accepted and counts as open again, for those who read properties. */
export function lapsedOf({ decision }: Problem) {
  if (!decision || decision.state === 'accepted') return {};
  const { reason, owner, until, source } = decision.record;
  return { acceptance: { state: decision.state, reason, owner, until, source } };
}

/** 3.27.24. What is gone from a baseline is no result: GitHub would show it as a gap. */
export function baselineStateOf({ baseline }: Problem) {
  if (baseline === undefined) return {};
  return { baselineState: baseline === 'known' ? 'unchanged' : 'new' };
}

/** Kinds of what is said about the user's own entries (3.19.24). */
export function notificationsOf(remarks: readonly Remark[], { policy }: Messages) {
  return KINDS.filter((kind) => remarks.some((remark) => remark.kind === kind)).map((kind) => {
    const text =
      kind === 'off' ? policy.switchedOffLead : `${policy.acceptedRisk(policy.states[kind])}. ${policy.staleLead}`;
    return {
      id: DESCRIPTORS[kind],
      name: nameOf(DESCRIPTORS[kind]),
      shortDescription: { text },
      fullDescription: { text },
      help: { text, markdown: text },
      defaultConfiguration: { level: kind === 'off' ? 'note' : 'warning' },
    };
  });
}

/** Each entry once, however many contracts it holds for (3.20.21). */
export function entriesOf(reports: readonly Report[], say: Messages): Remark[] {
  const entries = new Map<string, Remark>();
  for (const report of reports) {
    for (const remark of remarksOf(report, say)) {
      const key = [remark.kind, remark.id, remark.source, remark.message].join('\n');
      if (!entries.has(key)) entries.set(key, remark);
    }
  }
  return [...entries.values()];
}

export function notificationOf(
  { kind, id, title, message, reason, owner, until, source, file, line, column }: Remark,
  descriptors: ReturnType<typeof notificationsOf>,
  rules: readonly Rule[],
  say: Messages,
) {
  const ruleIndex = rules.findIndex((rule) => rule.id === id);
  const region = line === undefined ? {} : { region: { startLine: line, ...(column ? { startColumn: column } : {}) } };
  const text =
    kind === 'off'
      ? `${say.text.label(title)} ${message}`
      : `${say.text.label(title)} ${message} ${say.policy.formerly(reason)}`;
  return {
    descriptor: { id: DESCRIPTORS[kind], index: descriptors.findIndex((one) => one.id === DESCRIPTORS[kind]) },
    level: kind === 'off' ? 'note' : 'warning',
    message: { text },
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file) }, ...region } }],
    ...(ruleIndex === -1 ? {} : { associatedRule: { id, index: ruleIndex } }),
    properties: {
      reason,
      ...(owner === undefined ? {} : { owner }),
      ...(until === undefined ? {} : { until }),
      source,
    },
  };
}

/** Rules that are switched off in all contracts of the run (3.20.5). */
export function overridesOf(reports: readonly Report[], rules: readonly Rule[]) {
  const [first] = reports;
  const everywhere = (first?.switchedOff ?? []).filter(({ id }) =>
    reports.every(({ switchedOff = [] }) => switchedOff.some((one) => one.id === id)),
  );
  return everywhere.flatMap(({ id, reason, source }) => {
    const index = rules.findIndex((rule) => rule.id === id);
    if (index === -1) return [];
    return [{ descriptor: { id, index }, configuration: { enabled: false }, properties: { reason, source } }];
  });
}

const KINDS: readonly Remark['kind'][] = ['expired', 'changed', 'unused', 'off'];
const DESCRIPTORS: Readonly<Record<Remark['kind'], string>> = {
  expired: 'acceptance-expired',
  changed: 'acceptance-changed',
  unused: 'acceptance-unused',
  off: 'requirement-switched-off',
};

import type { Catalogue } from '../../catalogue/types.js';
import type { Messages } from '../../messages/index.js';
import type { Report } from '../../report/schema.js';
import { problemsOf } from '../problems.js';

export interface Rule {
  readonly id: string;
  readonly name: string;
  readonly shortDescription: { readonly text: string };
  readonly fullDescription: { readonly text: string };
  readonly help: { readonly text: string; readonly markdown: string };
  readonly helpUri: string;
  readonly defaultConfiguration: { readonly level: 'error' | 'warning' | 'note' };
  readonly properties: {
    readonly tags: readonly string[];
    readonly precision: string;
    readonly 'problem.severity': string;
  };
}

/** What GitHub shows of a description. */
const LONGEST = 1000;
const REGULATION = 'https://eur-lex.europa.eu/eli/reg/2016/679/oj';

/** A rule for every requirement, and for whatever else the results name, in the order in which they come. */
export function rulesOf(reports: readonly Report[], say: Messages, catalogue?: Catalogue): Rule[] {
  const rules = new Map<string, Rule>();
  const add = (id: string, rule: () => Omit<Parts, 'id'>) => {
    if (!rules.has(id)) rules.set(id, ruleOf({ id, ...rule() }, say));
  };
  const texts = catalogue?.languages.find(({ code }) => code === reports[0]?.language) ?? catalogue?.languages[0];
  for (const { findings, redFlags } of reports) {
    for (const { requirement, title, citation, tier, letter, remedy } of findings) {
      const text = texts?.requirements[requirement];
      const model = text?.['model-clause'] ?? remedy?.clause;
      add(requirement, () => ({ title, citation, why: text?.why, model, level: 'error', tags: [letter, tier] }));
    }
    for (const { id, title, citation, tier, message, remedy } of redFlags) {
      add(id, () => ({ title, citation, why: `${message} ${remedy}`, level: 'warning', tags: ['red-flag', tier] }));
    }
  }
  for (const report of reports) {
    for (const { id, title, severity, message } of problemsOf(report, say)) {
      add(id, () => ({ title, why: id.includes('.') ? message : undefined, level: severity, tags: [] }));
    }
  }
  return [...rules.values()];
}

interface Parts {
  readonly id: string;
  readonly title: string;
  readonly citation?: string | undefined;
  readonly why?: string | undefined;
  readonly model?: string | undefined;
  readonly level: 'error' | 'warning' | 'note';
  readonly tags: readonly string[];
}

function ruleOf({ id, title, citation, why, model, level, tags }: Parts, say: Messages): Rule {
  const law = citation === undefined ? [] : [`${say.explain.law}: ${say.citation(citation)}`];
  const reason = why === undefined ? [] : [why];
  const clause = model === undefined ? [] : [`${say.explain.model}:`, model];
  return {
    id,
    name: nameOf(id),
    shortDescription: { text: cut(sentence(title)) },
    fullDescription: { text: cut([sentence(title), ...reason].join(' ')) },
    help: {
      text: [sentence(title), ...law, ...reason, ...clause, say.text.disclaimer].join('\n\n'),
      markdown: [
        `**${title}**`,
        ...(citation === undefined ? [] : [`[${say.citation(citation)}](${REGULATION})`]),
        ...reason,
        ...(model === undefined ? [] : [`${say.explain.model}:`, `> ${model.replaceAll('\n', '\n> ')}`]),
        `_${say.text.disclaimer}_`,
      ].join('\n\n'),
    },
    helpUri: REGULATION,
    defaultConfiguration: { level },
    properties: {
      tags: ['gdpr', 'article-28', ...tags],
      precision: 'high',
      'problem.severity': level === 'note' ? 'recommendation' : level,
    },
  };
}

/** In Pascal case, and never the id in other letters: the validator takes neither that nor none (SARIF1001, SARIF2012). */
export function nameOf(id: string): string {
  const parts = id.split(/[-.]/);
  const all = parts.length === 1 ? [...parts, 'requirement'] : parts;
  return all.map((part) => part.slice(0, 1).toUpperCase() + part.slice(1)).join('');
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function cut(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}

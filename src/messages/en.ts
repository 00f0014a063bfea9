/**
 * Every text that a user reads, in English. The other languages have the same keys: `Messages` is the type of this object,
 * and a test compares them. What belongs to one requirement (title, reason, model clause) stands in `clauses/`.
 */
export const en = {
  language: 'en',
  /** Of contracts, by BCP 47. A table, since what `Intl` says differs between versions and takes long to load. */
  languages: {
    en: 'English',
    fr: 'French',
    de: 'German',
    nl: 'Dutch',
    es: 'Spanish',
    it: 'Italian',
    pt: 'Portuguese',
    sv: 'Swedish',
    da: 'Danish',
    no: 'Norwegian',
    fi: 'Finnish',
    pl: 'Polish',
    cs: 'Czech',
    ro: 'Romanian',
    hu: 'Hungarian',
    el: 'Greek',
    bg: 'Bulgarian',
    hr: 'Croatian',
    sk: 'Slovak',
    sl: 'Slovenian',
    et: 'Estonian',
    lt: 'Lithuanian',
    lv: 'Latvian',
    ru: 'Russian',
    uk: 'Ukrainian',
    tr: 'Turkish',
    ca: 'Catalan',
  } as Readonly<Record<string, string>>,
  number: (value: number) => String(value).replace(/\B(?=(?:\d{3})+$)/g, ','),
  verdicts: {
    satisfied: 'satisfied',
    partial: 'partial',
    absent: 'absent',
    contradicted: 'contradicted',
    'not-assessed': 'not assessed',
  },
  tiers: { statute: 'statute', guidance: 'guidance', practice: 'practice' },
  roles: { controller: 'controller', processor: 'processor' },
  obligors: { controller: 'the controller', processor: 'the processor', any: 'either party' },
  letters: {
    introduction: 'What the contract must describe',
    a: '(a) Instructions and transfers',
    b: '(b) Confidentiality',
    c: '(c) Security',
    d: '(d) Sub-processors',
    e: "(e) Data subjects' rights",
    f: '(f) Help with Art. 32 to 36',
    g: '(g) End of the services',
    h: '(h) Proof, audits, unlawful instructions',
  },
  formats: { markdown: 'Markdown', text: 'text', html: 'HTML', docx: 'DOCX', pdf: 'PDF' },
  /** The catalogue cites in the English manner: "Art. 28(3)(h)". */
  citation: (citation: string) => citation,
  changes: {
    insertion: 'inserted',
    deletion: 'deleted',
    'move-from': 'moved away',
    'move-to': 'moved here',
  },

  /** Sentences of the report. `says` completes "The contract says (that) …". */
  findings: {
    satisfied: (says: readonly string[]) =>
      says.length === 0 ? 'The contract says what is required.' : `The contract says ${joined(says, '; and ')}.`,
    partial: ({ says, missing, weakened }: PartialParts) => {
      if (missing.length > 0 && says.length > 0) {
        return `The contract says ${joined(says, '; and ')}, but not ${joined(missing, '; nor ')}.${onlyWeakly(weakened)}`;
      }
      if (missing.length > 0) return `The contract does not say ${joined(missing, '; nor ')}.${onlyWeakly(weakened)}`;
      if (weakened.length > 0 && says.length > 0) {
        return `The contract says ${joined(says, '; and ')}.${onlyWeakly(weakened)}`;
      }
      if (weakened.length > 0) {
        return `Only in a weakened form (a reservation, a bare permission, a blank) does the contract say ${joined(weakened, '; and ')}.`;
      }
      return 'The contract says only a part of what is required.';
    },
    absent: (missing: readonly string[]) =>
      missing.length === 0
        ? 'The contract says nothing about this.'
        : `The contract does not say ${joined(missing, '; nor ')}.`,
    contradicted: (denied: readonly string[]) =>
      denied.length === 0
        ? 'The contract says the opposite of what is required.'
        : `The contract says the opposite of this: ${denied.join('; ')}.`,
    notAssessed: 'No statement either way.',
    searched: ({ units, clauses, annexes }: Searched) =>
      `Searched: ${plural(units, 'passage', 'passages')} in ${plural(clauses, 'clause', 'clauses')}${
        annexes === 0 ? '' : ` and ${plural(annexes, 'annex', 'annexes')}`
      }.`,
  },

  summary: {
    counted: ({ total, satisfied, partial, absent, contradicted, notAssessed, off = 0 }: Counts) => {
      if (satisfied === total) return `All ${total} requirements of Art. 28(3) GDPR were found in the wording.`;
      const rest = [
        partial > 0 ? `${partial} only in part` : '',
        absent > 0 ? `${absent} not at all` : '',
        contradicted > 0 ? `${contradicted} ${contradicted === 1 ? 'is' : 'are'} contradicted` : '',
        notAssessed > 0 ? `${notAssessed} could not be assessed` : '',
        off > 0 ? `${off} ${off === 1 ? 'is' : 'are'} switched off` : '',
      ].filter((part) => part !== '');
      if (satisfied === 0) {
        return `None of the ${total} requirements of Art. 28(3) GDPR was found in full: ${enumerate(rest)}.`;
      }
      return `Of the ${total} requirements of Art. 28(3) GDPR, ${satisfied} ${
        satisfied === 1 ? 'was' : 'were'
      } found in full, ${enumerate(rest)}.`;
    },
    redFlags: (count: number) => `${plural(count, 'red flag', 'red flags')}.`,
    accepted: (count: number) => `${plural(count, 'risk is', 'risks are')} accepted.`,
    notAssessed: 'Not assessed: nothing is said about this contract, neither good nor bad.',
  },

  overall: {
    'no-processing-contract':
      'This is not a contract on the processing of personal data as Art. 28(3) GDPR demands it.',
    unreadable: 'The contract could not be assessed: no text could be read in it.',
    language: (language: string) =>
      `The contract could not be assessed: it is in ${language}, for which there is no catalogue.`,
    unknownLanguage: 'The contract could not be assessed: its language is not one for which there is a catalogue.',
  },

  kinds: {
    'processing-agreement': 'An agreement on the processing of personal data (Art. 28).',
    'processing-terms': 'A contract with terms on the processing of personal data (Art. 28) among others.',
    'other-contract': 'A contract with no terms on processing personal data for the other party.',
    'joint-controllers': 'An arrangement between joint controllers (Art. 26), to which Art. 28(3) does not apply.',
    'controller-to-controller':
      'A contract between two controllers, each for its own purposes, to which Art. 28(3) does not apply.',
    'other-law': 'Terms on processing under another law alone; the GDPR is not mentioned.',
    'privacy-notice': 'A notice to the people whose data are processed, not a contract with a processor.',
    unknown: 'What kind of document this is could not be told.',
  },

  /** By the id of the note. */
  notes: {
    'no-mandated-auditor': 'No word of an auditor mandated by the controller, whom Art. 28(3)(h) names.',
    promptly: 'Breaches are notified promptly or within a set time, where Art. 33(2) says "without undue delay".',
    'not-immediately': 'The duty to inform is there, but not "immediately", as the Regulation says.',
    'any-law':
      'The exception is for any law. The EDPB recommends the words of the Regulation: Union or Member State law.',
    'restates-law':
      'The contract restates the law and names no measure. The CNIL has held security described in general terms to be insufficient.',
  } as Readonly<Record<string, string>>,
  note: (says: string) => `Not said: ${says}.`,

  warnings: {
    'tracked-changes': ({ count, view, authors }: Data) =>
      `${plural(Number(count), 'tracked change', 'tracked changes')}${authors ? ` by ${authors}` : ''} ${
        view === 'original'
          ? 'read as rejected; `--view final` reads them as accepted'
          : 'read as accepted; `--view original` reads them as rejected'
      }.`,
    'hidden-text': ({ characters }: Data) => `${characters} characters of hidden text were not read.`,
    comments: ({ count }: Data) => `${plural(Number(count), 'margin comment was', 'margin comments were')} not read.`,
    'not-read': ({ what, part, count }: Data) =>
      what === 'characters'
        ? `${plural(Number(count), 'character', 'characters')} on ${part} cannot be decoded: the font gives none, or a wrong one. Compare what is quoted from there with the page.`
        : `Not read: ${what}${part ? ` (${part})` : ''}.`,
    'image-text': ({ count }: Data) =>
      `${plural(Number(count), 'picture', 'pictures')} may hold text; text in pictures is not read.`,
    'page-without-text': ({ page }: Data) =>
      `Page ${page} has no text (a scan?). Run text recognition (OCR) on the file and lint it again.`,
    'page-garbled': ({ page }: Data) =>
      `The text of page ${page} cannot be decoded: its font says not which character a sign stands for. Print the file to PDF anew, or run text recognition (OCR) on it.`,
    'encoding-guessed': ({ encoding }: Data) => `The file does not name its encoding; it was read as ${encoding}.`,
    'text-cut': ({ limit }: Data) => `The text is longer than ${limit} characters; the rest was not read.`,
    damaged: ({ detail }: Data) => `The file is damaged; what could be recovered was read (${detail}).`,
    'language-unsupported': ({ language }: Data) => `There is no catalogue for the language "${language}".`,
    'language-guessed': ({ language }: Data) =>
      `The text is too short to tell its language; it was read as "${language}". \`--lang\` sets it.`,
    'annex-not-supplied': ({ annex }: Data) =>
      `${annex} is referred to but is not part of what was read. Supply it with \`--as-one\`.`,
    'reference-to-nowhere': ({ reference }: Data) => `The contract refers to ${reference}, which it does not have.`,
    'several-processors': ({ names }: Data) => `Several parties may be the processor: ${names}.`,
  },

  places: {
    clause: (clause: string) => (/^[\d(§]/.test(clause) ? `clause ${clause}` : clause),
    heading: (heading: string) => `under “${heading}”`,
    page: (page: number, label?: string) => `p. ${label ?? page}`,
    paragraph: (paragraph: number) => `paragraph ${paragraph}`,
    line: (line: number) => `line ${line}`,
    standardInput: 'standard input',
    unnamed: 'the contract',
  },

  text: {
    quote: (text: string) => `“${text}”`,
    gaps: 'Gaps',
    redFlags: 'Red flags',
    notes: 'Notes: guidance and practice, beyond Art. 28(3) itself',
    covered: 'Covered',
    notAssessed: 'Not assessed',
    warnings: 'About the reading',
    read: (format: string, language: string | undefined, words: string, pages: number | undefined) =>
      [format, language, `${words} words`, pages === undefined ? '' : plural(pages, 'page', 'pages')]
        .filter(Boolean)
        .join(', '),
    party: (role: string, names: string) => `${role}: ${names}`,
    original: 'Read with all tracked changes rejected.',
    closest: 'Closest',
    check: 'check this',
    reference: 'by reference',
    incorporation: 'by incorporation',
    inChange: (kind: string, author: string | undefined, date: string | undefined) =>
      `${kind}${author ? ` by ${author}` : ''}${date ? ` on ${date}` : ''}, not yet accepted`,
    more: (count: number) => `and ${plural(count, 'more passage', 'more passages')}`,
    label: (label: string) => `${label}:`,
    nextExplain: (command: string) => `More on a requirement, with a model clause: ${command}`,
    disclaimer:
      'A first, automatic check of wording. It does not decide whether a contract is lawful and is no legal advice: a qualified person must review it.',
  },

  /** Comments in the margin of the contract. */
  word: {
    result: 'Checked against Art. 28(3) GDPR',
    head: (verdict: string, title: string) => `${capital(verdict)}: ${title}`,
    redFlag: (title: string) => `Red flag: ${title}`,
    again: 'Here, too: see the comment on its first place.',
    places: (count: number) => `This stands in ${plural(count, 'place', 'places')}; the first ones have a comment.`,
    here: {
      letter: 'This comment stands at the clause on the nearest subject, behind which it would fit.',
      nearest: 'This comment stands at the passage that comes closest.',
      end: 'No clause deals with the subject: this comment stands at the last one.',
    },
    instead: {
      note: 'The words stand in the note that is referred to here.',
      margin: 'The words stand in a header or footer, where there can be no comments.',
    },
    inChange: (change: string) => `The wording is a tracked change: ${change}.`,
    basis: (citation: string, tier: string | undefined) =>
      `Legal basis: ${ofTheGdpr(citation)}${tier === undefined ? '' : ` (${tier})`}.`,
    check: 'Please check this one: the wording leaves room for doubt.',
    suggested: 'Suggested wording:',
    inserted: 'The suggested wording is put in behind the clause, as a tracked insertion.',
  },

  issues: {
    title: 'Issues list: Art. 28(3) GDPR',
    of: (contract: string) => `Contract: ${contract}`,
    date: (date: string) => `Date: ${date}`,
    side: (role: string) => `Read for: the ${role}`,
    columns: {
      contract: 'Contract',
      number: 'No.',
      requirement: 'Requirement',
      basis: 'Legal basis',
      tier: 'Authority',
      verdict: 'Verdict',
      where: 'Where',
      quote: 'Quote',
      missing: 'What is missing',
      suggestion: 'Suggested wording',
      fallback: 'Fallback',
      priority: 'Priority',
      decision: 'Decision',
      owner: 'Owner',
      reply: 'Reply',
      state: 'State',
    },
    priorities: { high: 'high', medium: 'medium', low: 'low' },
    redFlag: 'red flag',
    basis: (citation: string) => ofTheGdpr(citation),
    inYourFavour: (remedy: string) => `In the processor's favour; expect the controller to ask for this: ${remedy}`,
    behind: (place: string) => `to go after ${place}`,
    none: 'No gaps and no red flags were found.',
    states: {
      open: 'open',
      again: 'open again',
      new: 'new',
      known: 'known',
      off: 'switched off',
      unused: 'entry unused',
    },
  },

  /** Pages: the HTML and the Markdown report. */
  page: {
    title: (name: string) => `${name}: check against Art. 28(3) GDPR`,
    kicker: 'Check of a contract against Art. 28(3) GDPR',
    toResult: 'Skip to the result',
    toContract: 'Skip to the text of the contract',
    contents: 'On this page',
    read: 'What was read',
    facts: {
      file: 'File',
      size: 'Length',
      language: 'Language',
      kind: 'Kind',
      parties: 'Parties',
      view: 'Tracked changes',
      catalogue: 'Catalogue',
      date: 'Date',
      digest: 'SHA-256',
    },
    size: (words: string, pages: number | undefined) =>
      [pages === undefined ? '' : plural(pages, 'page', 'pages'), `${words} words`].filter(Boolean).join(', '),
    views: { final: 'read as accepted', original: 'read as rejected' },
    result: 'Result',
    overview: 'At a glance',
    particulars: 'What the contract must describe (opening words of Art. 28(3))',
    promises: 'What the contract must lay down (letters a to h)',
    point: 'Point',
    verdict: 'Verdict',
    where: 'Where',
    inFull: (full: number, total: number) => `${full} of ${total} in full`,
    noGaps: 'No gap was found.',
    demands: 'What such a contract would have to say',
    found: 'What was found',
    suggested: 'Suggested wording',
    placeAt: (place: string) => `Where: in ${place}, in place of the words quoted or beside them.`,
    placeAfter: (place: string) => `Where: after ${place}.`,
    placeNew: 'Where: as a clause of its own.',
    remedy: 'What to do',
    copy: 'Copy',
    copied: 'Copied',
    uncopied: 'Copying failed: please select the text and copy it.',
    coveredLead: 'Each with the words it rests on: open a line to read them.',
    limits: 'Not assessed, and limits',
    noLimits: 'Everything that was read could be assessed.',
    notes: 'Guidance and practice',
    notesLead: 'Beyond what Art. 28(3) itself demands.',
    redFlagsLead: 'What the contract says and should not.',
    contract: 'The text of the contract',
    keyCovered: 'covered',
    keyPartial: 'falls short',
    keyBad: 'contradicted, or a red flag',
    keyNumbers: 'A number beside a passage leads to its finding.',
    table: (number: number) => `Table ${number}`,
    ticked: 'ticked',
    unticked: 'not ticked',
    changed: 'changed',
    by: (kind: string, author: string | undefined, date: string | undefined) =>
      `${kind}${author ? ` by ${author}` : ''}${date ? `, ${date}` : ''}`,
    method: 'Method',
    methodText: (tool: string, catalogue: string) =>
      `Checked by dpa-lint ${tool} with catalogue ${catalogue}: fixed rules on wording, no language model. The same file gives the same result, and nothing was sent anywhere.`,
    again: 'To repeat the check:',
    law: 'GDPR on EUR-Lex',
  },

  /** `dpa-lint compare`. */
  compare: {
    title: (old: string, now: string) => `${old} compared with ${now}`,
    kicker: 'What was won and lost of Art. 28(3) GDPR',
    sides: {
      drafts: { old: 'Old draft', new: 'New draft' },
      model: { old: 'Model', new: 'Contract' },
      changes: { old: 'Before the tracked changes', new: 'With the tracked changes' },
    },
    kinds: {
      won: 'won',
      lost: 'lost',
      changed: 'changed',
      unchanged: 'unchanged',
      'not-assessed': 'not assessed',
      raised: 'new red flag',
      lifted: 'red flag gone',
    },
    headings: {
      lost: 'Lost',
      raised: 'New red flags',
      won: 'Won',
      lifted: 'Red flags gone',
      changed: 'In other words',
      'not-assessed': 'Not assessed',
      unchanged: 'Unchanged',
    },
    summary: ({ won, lost, changed, raised, lifted }: ComparedCounts) => {
      if (won + lost + changed + raised + lifted === 0) {
        return 'Nothing that Art. 28(3) GDPR demands was lost, won or put in other words.';
      }
      const worse = [
        lost > 0 ? plural(lost, 'requirement was lost', 'requirements were lost') : 'No requirement was lost',
        raised > 0 ? `${plural(raised, 'red flag is', 'red flags are')} new` : '',
      ];
      const rest = [
        won > 0 ? `${won} won` : '',
        lifted > 0 ? `${plural(lifted, 'red flag', 'red flags')} gone` : '',
        changed > 0 ? `${changed} in other words` : '',
      ].filter((part) => part !== '');
      return `${enumerate(worse.filter((part) => part !== ''))}${rest.length > 0 ? `; ${enumerate(rest)}` : ''}.`;
    },
    change: ({ change, old, now, gone, weakened, gained }: ComparedChange) => {
      const verdicts = old === now ? `Still ${now}` : `Was ${old}, is ${now}`;
      const parts = [
        gone.length > 0 ? `no longer says ${joined(gone, '; nor ')}` : '',
        weakened.length > 0 ? `says only in a weakened form ${joined(weakened, '; and ')}` : '',
        gained.length > 0 ? `now says ${joined(gained, '; and ')}` : '',
      ].filter((part) => part !== '');
      if (parts.length > 0) return `${verdicts}: the text ${parts.join('; it ')}.`;
      return change === 'changed' ? `${verdicts}, in other words.` : `${verdicts}.`;
    },
    nothing: 'Nothing is said about this.',
    same: 'The same words.',
  },

  explain: {
    why: 'Why',
    law: 'Law',
    obligor: 'Duty of',
    tier: 'Authority',
    satisfied: 'Satisfied when the contract says that',
    together: { unit: 'in one sentence', paragraph: 'in one paragraph', clause: 'in one clause', document: '' },
    and: '; and that ',
    or: 'or that',
    orAlso: '; or that ',
    unless: 'unless it says that',
    partial: 'Partial, typically, when it only says that',
    model: 'Model clause',
    finds: 'Wordings that satisfy it',
    falls: 'Wordings that fall short',
    found: 'Wordings that raise the flag',
    notFound: 'Wordings that do not',
    precedents: 'Precedents',
    remedy: 'What to do',
    redFlag: 'Red flag',
    worksAgainst: (requirement: string) => `Works against: ${requirement}`,
  },

  requirements: {
    heading: 'What Art. 28(3) GDPR demands',
    redFlags: 'Red flags: what a contract says and should not',
    footer: (version: string) => `Catalogue ${version}. More on one: dpa-lint explain ID`,
  },

  /** What the user decided about findings: configuration, accepted risks, baseline. */
  policy: {
    off: (reason: string) => `Switched off: ${reason}`,
    acceptedTitle: 'Accepted risks',
    switchedOffTitle: 'Switched off',
    staleTitle: 'Accepted risks to look at again',
    asOf: (today: string) => `As of ${today}.`,
    owner: (owner: string) => `Owner: ${owner}`,
    until: (until: string) => `until ${until}`,
    states: { expired: 'expired', changed: 'no longer matches', unused: 'unused' },
    /** Beside a finding; `until` is a day. */
    marks: {
      accepted: (until: string | undefined) => (until === undefined ? 'accepted' : `accepted until ${until}`),
      expired: 'acceptance expired: open again',
      changed: 'acceptance no longer matches: open again',
    },
    accepted: (reason: string) => `Accepted: ${reason}`,
    formerly: (reason: string) => `The reason given then: ${reason}`,
    acceptedRisk: (title: string) => `Accepted risk: ${title}`,
    acceptedLead: 'Gaps and red flags that somebody decided to live with. They are still in the contract.',
    staleLead: 'Entries that accept nothing in this contract any more: somebody has to decide anew.',
    switchedOffLead: 'The configuration leaves these out: nothing is said about them, neither good nor bad.',
    facts: { reason: 'Reason', owner: 'Owner', until: 'Until', source: 'Recorded in' },
    noneOpen: 'No gap is open: what was found has been accepted.',
    expired: (until: string) =>
      `It was accepted until ${until}, and counts as open again. Decide anew, or mend the contract.`,
    changed: 'It was accepted for other words than those that the contract has now, and counts as open again.',
    replaced: 'Another entry accepts it. Take this one out.',
    unused: 'There is nothing here to accept. Take the entry out.',
    generalUnused: (source: string, id: string) =>
      `${source}: the accepted risk "${id}" was needed by none of these contracts.`,
    known: 'in the baseline',
    baseline: ({ file, known, fresh, gone }: Data) =>
      `Compared with ${file}: ${fresh} new, ${known} known, ${gone} gone.`,
    mended: (list: string) => `Mended since: ${list}.`,
    note: 'note',
    baselineWritten: (file: string, count: number) =>
      `Baseline written to ${file}: ${plural(count, 'entry', 'entries')}.`,
    commentReason: 'A comment that accepts a risk needs an id and a reason.',
    commentNext: 'Write <!-- dpa-lint-disable audits-inspections -- the reason -->',
  },

  /** Configuration files and files of accepted risks. `takes`: what a setting takes, by the name that the schema gives it. */
  config: {
    unknownKey: (key: string) => `There is no setting "${key}" here.`,
    known: (keys: string) => `There are: ${keys}.`,
    unknownId: (id: string) => `There is no requirement or red flag "${id}".`,
    unknownLanguage: (code: string) => `There is no catalogue for the language "${code}".`,
    wrong: (setting: string, takes: string) => `"${setting}" takes ${takes}.`,
    wrongHere: (takes: string) => `Here must stand ${takes}.`,
    lacks: (setting: string) => `"${setting}" is missing.`,
    takes: {
      text: 'a text that is not empty',
      texts: 'a list of texts',
      textOrTexts: 'a text or a list of texts',
      list: 'a list of entries',
      mapping: 'settings with their values',
      number: 'a whole number that is large enough',
      yesNo: 'true or false',
      rule: 'error, warning, note, or { off: "the reason" }',
      day: 'a day such as "2027-03-31"',
      fingerprint: 'the 16 digits of a fingerprint, as in the JSON report',
    } as Readonly<Record<string, string>>,
    oneOf: (choices: string) => `one of ${choices}`,
    notFound: 'There is no such configuration file.',
    several: (names: string) => `There are several configurations in one folder: ${names}.`,
    oneIsEnough: 'Keep one of them.',
    tooLarge: 'It is too large for a configuration.',
    filesHere: 'Beside a contract it is plain what is meant: "files" has no place here.',
    seeSchema: 'dpa-lint init writes a file that explains every setting.',
    exists: 'It is there already, and is left as it is.',
    created: (file: string) => `${file} written. Every setting in it is explained, and commented out.`,
    noBaseline: 'There is no such baseline.',
    writeBaseline: 'Write it: --baseline FILE --update-baseline',
    needsBaseline: '--update-baseline needs --baseline FILE.',
    configOrNone: '--config and --no-config exclude each other.',
    noDay: (value: string) => `"${value}" is no value for --today: it takes a day such as 2027-03-31.`,
  },

  /** Of pools of workers. */
  batch: {
    timeout: (seconds: number) => `It took longer than the limit of ${plural(seconds, 'second', 'seconds')}.`,
    raiseTimeout: 'Raise the limit (--timeout, `timeoutMs`) if you trust the file.',
    memory: (megabytes: number) => `It took more memory than the limit of ${megabytes} MB.`,
    raiseMemory: 'Raise the limit (--memory, `memoryMb`) if you trust the file.',
    stopped: 'The work was stopped.',
    atLeast: (name: string, least: number) => `${name} must be a number from ${least} on.`,
  },

  overview: {
    contract: 'Contract',
    gaps: 'gaps',
    flags: 'flags',
    noContract: 'No contract on processing',
    legend:
      '✓ all found, ~ something only in part, ✗ something missing or contradicted, ? not assessed; · stands for what the contract must describe, a to h for the letters of Art. 28(3) GDPR.',
    more: 'The whole report on one of them: dpa-lint FILE',
  },

  progress: {
    live: (done: number, total: number, rate: number, left: string) =>
      `${done} of ${total} · ${rate.toFixed(1)} a second · ${left} left`,
    tenth: (percent: number, done: number, total: number) => `${percent} % (${done} of ${total})`,
  },

  /** Of SARIF, JUnit and the like: where something is shown that stands nowhere. */
  problems: {
    belongs: (clause: string) => `Shown at ${clause}, behind which it would fit.`,
    closest: 'Shown at the passage that comes closest.',
    nowhere: 'Shown at the beginning of the contract.',
    cut: 'There is more: the rest does not fit here.',
  },

  cli: {
    help: `Tells what Art. 28(3) GDPR demands of a contract with a processor and the contract does not say.

Examples
  dpa-lint contract.docx
  dpa-lint agreement.pdf annex.pdf --as-one
  dpa-lint contract.docx --format json --output report.json
  dpa-lint contract.docx --format docx --redline --output annotated.docx
  dpa-lint contracts/ --format ndjson --output reports.ndjson --jobs 4
  dpa-lint - < contract.md
  dpa-lint explain audits-inspections
  dpa-lint compare old.docx new.docx
  dpa-lint requirements

Usage
  dpa-lint [options] CONTRACT...   DOCX, PDF, Markdown, HTML or text: files, folders, patterns
                                   ("signed/**/*.docx"); - is standard input
  dpa-lint explain ID              one requirement: law, reason, model clause, examples
  dpa-lint requirements            all of them
  dpa-lint compare OLD NEW         two drafts: what was won, lost or put in other words
  dpa-lint compare MODEL DRAFT --model   the same against a model agreement of the house
  dpa-lint compare DRAFT.docx      before its tracked changes and with them
  dpa-lint init                    writes a configuration to start from

Options
  -f, --format NAME[=FILE]   text (default), html, md, json, ndjson; docx (annotated copy in
                             Word), issues-docx, csv (issues list); sarif, junit, github
                             (annotations), github-summary; several times,
                             with a file each
  -o, --output FILE          write the report to a file
      --redline              docx: model clauses as tracked insertions
      --for READER           docx, issues list: own (default), counterparty (nothing internal)
      --side ROLE            whose lawyer reads: controller (default), processor
      --fail-on LEVEL        exit 1 from here on: error, warning (default), note, never
      --as-one               all the files make one contract
      --view VIEW            tracked changes as accepted (final, default) or rejected (original)
      --lang LANG            language of the contract; found out by default
      --ui-lang LANG         language of the messages: en, fr; by default that of the system
      --password PASSWORD    of an encrypted PDF
      --sarif-text FOLDER    sarif: writes the text of DOCX and PDF there, to point into
      --jobs N               contracts at the same time; the processors there are, 4 at most
      --timeout SECONDS      for a contract; 60
      --memory MB            for a contract in DOCX or PDF, or one of several; 512
      --config FILE          this configuration for all; otherwise dpa-lint.config.yaml (or
                             .yml, .json, or package.json) is found upwards from each contract
      --no-config            the contract alone: no configuration, no accepted risks
      --print-config         the settings that hold for a contract, as JSON
      --baseline FILE        fail only on what is not in it
      --update-baseline      write what there is now to the baseline
      --today YYYY-MM-DD     the day on which accepted risks expire or not; default: today
  -h, --help                 this text
      --version              the version

Exit codes
  0  everything was assessed, nothing at or above --fail-on
  1  gaps or red flags at or above --fail-on; compare: something was lost
  2  wrong usage, or a bug in dpa-lint
  3  a file could not be read or assessed: not at all, or in part with nothing found in the rest
  130  interrupted

It reads the files named and their configuration: no network, no account. No legal advice.
`,
    shortHelp: `Name a contract:  dpa-lint contract.docx
All options:      dpa-lint --help
`,
    error: (file: string | undefined, cause: string) => `dpa-lint: ${file === undefined ? '' : `${file}: `}${cause}`,
    next: (next: string) => `  Next: ${next}`,
    didYouMean: (guess: string) => `Did you mean "${guess}"?`,
    seeHelp: 'dpa-lint --help lists what there is.',
    seeRequirements: 'dpa-lint requirements lists them all.',
    unknownOption: (option: string) => `There is no option ${option}.`,
    needsValue: (option: string) => `The option ${option} needs a value.`,
    takesNoValue: (option: string) => `The option ${option} takes no value.`,
    notOneOf: (option: string, value: string, choices: string) =>
      `"${value}" is no value for ${option}: it takes ${choices}.`,
    noNumber: (option: string, value: string, least: number) =>
      `"${value}" is no value for ${option}: it takes a whole number from ${least} on.`,
    unknownId: (id: string) => `There is no requirement or red flag "${id}".`,
    twoTexts: 'compare takes two files, or one with tracked changes.',
    oneId: 'explain takes one id.',
    noArguments: (command: string) => `${command} takes no further arguments.`,
    oneStandardInput: 'Standard input (-) can be read only once.',
    oneFormatToOutput: 'Only one format can go to the same place.',
    onlyWith: (option: string, formats: string) => `${option} has an effect only with ${formats}.`,
    binaryToTerminal: (format: string) => `The format ${format} is no text and cannot go to a terminal.`,
    oneCopyToOutput: 'Several contracts give several copies, which cannot go to one output.',
    giveOutput: (format: string) => `Name a file: --format ${format} --output copy.docx`,
    writtenCopy: (file: string) => `Annotated copy written to ${file}.`,
    giveFile: 'Give the others a file: --format json=report.json',
    sameFile: 'The report would overwrite the contract.',
    otherFile: 'Name another file to write to.',
    notFound: 'There is no such file.',
    checkName: 'Check the name and the folder you are in.',
    nothingFound: 'There is no contract in it.',
    whatIsFound: 'In folders, files in .docx, .pdf, .md, .html and .txt are found. Others can be named.',
    isFolder: 'This is a folder.',
    nameFiles: 'Name the files in it: the shell expands folder/*.docx',
    cannotRead: (code: string) => `The system does not let us read it (${code}).`,
    cannotWrite: (code: string) => `The report cannot be written (${code}).`,
    checkRights: 'Check the permissions of the file and its folder.',
    standardInputIsTerminal: 'Standard input is a terminal.',
    pipeIn: 'Pipe a contract in: dpa-lint - < contract.md',
    interrupted: (done: number, total: number) => `Interrupted: ${done} of ${total} done, and kept.`,
    written: (file: string) => `Report written to ${file}.`,
    files: (count: number, gaps: number, unread: number) =>
      `${plural(count, 'contract', 'contracts')}: ${gaps} with gaps or red flags${
        unread === 0 ? '' : `, ${unread} not assessed`
      }.`,
    bug: 'A bug in dpa-lint, not in your contract.',
    report: (details: string) => `Please report it with the command that you ran and this line: ${details}`,
    debug: 'DPA_LINT_DEBUG=1 shows where it happened.',
  },
};

export type Data = Readonly<Record<string, string | number>>;

export interface PartialParts {
  readonly says: readonly string[];
  readonly missing: readonly string[];
  readonly weakened: readonly string[];
}

export interface ComparedCounts {
  readonly won: number;
  readonly lost: number;
  readonly changed: number;
  readonly raised: number;
  readonly lifted: number;
}

export interface ComparedChange {
  readonly change: string;
  /** The verdicts, in words. */
  readonly old: string;
  readonly now: string;
  readonly gone: readonly string[];
  readonly weakened: readonly string[];
  readonly gained: readonly string[];
}

export interface Searched {
  readonly units: number;
  readonly clauses: number;
  readonly annexes: number;
}

export interface Counts {
  readonly total: number;
  readonly satisfied: number;
  readonly partial: number;
  readonly absent: number;
  readonly contradicted: number;
  readonly notAssessed: number;
  /** Switched off. */
  readonly off?: number;
}

function onlyWeakly(weakened: readonly string[]): string {
  return weakened.length === 0
    ? ''
    : ` Only in a weakened form (a reservation, a bare permission, a blank) does it say ${joined(weakened, '; and ')}.`;
}

/** "that the processor informs …", but "which operations …" and "only that …" as they are. */
function joined(says: readonly string[], between: string): string {
  return says.map((text) => (CONJUNCTION.test(text) ? text : `that ${text}`)).join(between);
}

const CONJUNCTION =
  /^(?:(?:for|by|in|on|with|under|from|to) )?(?:that|only|which|what|who|whose|how|where|when|whether|why)\b/i;

function enumerate(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** "Art. 28(3) GDPR, first subparagraph". */
function ofTheGdpr(citation: string): string {
  return `${citation}`.replace(/(, (?:first|second) .*)?$/, ' GDPR$1');
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function plural(count: number, one: string, other: string): string {
  return `${count} ${count === 1 ? one : other}`;
}

import type { Messages } from './index.js';

/** The same texts as `en.ts`, in French. Legal terms are those of the French version of the Regulation. */
export const fr: Messages = {
  language: 'fr',
  languages: {
    en: 'anglais',
    fr: 'français',
    de: 'allemand',
    nl: 'néerlandais',
    es: 'espagnol',
    it: 'italien',
    pt: 'portugais',
    sv: 'suédois',
    da: 'danois',
    no: 'norvégien',
    fi: 'finnois',
    pl: 'polonais',
    cs: 'tchèque',
    ro: 'roumain',
    hu: 'hongrois',
    el: 'grec',
    bg: 'bulgare',
    hr: 'croate',
    sk: 'slovaque',
    sl: 'slovène',
    et: 'estonien',
    lt: 'lituanien',
    lv: 'letton',
    ru: 'russe',
    uk: 'ukrainien',
    tr: 'turc',
    ca: 'catalan',
  },
  number: (value) => String(value).replace(/\B(?=(?:\d{3})+$)/g, '\u202f'),
  verdicts: {
    satisfied: 'satisfait',
    partial: 'partiel',
    absent: 'absent',
    contradicted: 'contredit',
    'not-assessed': 'non évalué',
  },
  tiers: { statute: 'texte légal', guidance: 'recommandation', practice: 'usage' },
  roles: { controller: 'responsable du traitement', processor: 'sous-traitant' },
  obligors: {
    controller: 'du responsable du traitement',
    processor: 'du sous-traitant',
    any: 'de l’une ou l’autre partie',
  },
  letters: {
    introduction: 'Ce que le contrat doit décrire',
    a: 'a) Instructions et transferts',
    b: 'b) Confidentialité',
    c: 'c) Sécurité',
    d: 'd) Sous-traitants ultérieurs',
    e: 'e) Droits des personnes concernées',
    f: 'f) Aide pour les articles 32 à 36',
    g: 'g) Fin de la prestation',
    h: 'h) Preuve, audits, instructions illicites',
  },
  formats: { markdown: 'Markdown', text: 'texte', html: 'HTML', docx: 'DOCX', pdf: 'PDF' },
  citation: citer,
  changes: {
    insertion: 'inséré',
    deletion: 'supprimé',
    'move-from': 'déplacé d’ici',
    'move-to': 'déplacé ici',
  },

  findings: {
    satisfied: (says) =>
      says.length === 0 ? 'Le contrat dit ce qui est exigé.' : `Le contrat dit ${que(says, ' ; et ')}.`,
    partial: ({ says, missing, weakened }) => {
      if (missing.length > 0 && says.length > 0) {
        return `Le contrat dit ${que(says, ' ; et ')}, mais non ${que(missing, ' ; ni ')}.${faiblement(weakened)}`;
      }
      if (missing.length > 0) return `Le contrat ne dit pas ${que(missing, ' ; ni ')}.${faiblement(weakened)}`;
      if (weakened.length > 0 && says.length > 0)
        return `Le contrat dit ${que(says, ' ; et ')}.${faiblement(weakened)}`;
      if (weakened.length > 0) {
        return `Ce n’est que sous une forme affaiblie (réserve, simple faculté, blanc) que le contrat dit ${que(weakened, ' ; et ')}.`;
      }
      return 'Le contrat ne dit qu’une partie de ce qui est exigé.';
    },
    absent: (missing) =>
      missing.length === 0 ? 'Le contrat n’en dit rien.' : `Le contrat ne dit pas ${que(missing, ' ; ni ')}.`,
    contradicted: (denied) =>
      denied.length === 0
        ? 'Le contrat dit le contraire de ce qui est exigé.'
        : `Le contrat dit le contraire de ceci : ${denied.join(' ; ')}.`,
    notAssessed: 'Aucun constat, ni dans un sens ni dans l’autre.',
    searched: ({ units, clauses, annexes }) =>
      `Recherché dans ${plural(units, 'passage', 'passages')}, ${plural(clauses, 'clause', 'clauses')}${
        annexes === 0 ? '' : ` et ${plural(annexes, 'annexe', 'annexes')}`
      }.`,
  },

  summary: {
    counted: ({ total, satisfied, partial, absent, contradicted, notAssessed, off = 0 }) => {
      if (satisfied === total) {
        return `Les ${total} exigences de l’article 28, paragraphe 3, du RGPD se trouvent toutes dans le texte.`;
      }
      const rest = [
        partial > 0 ? `${partial} en partie seulement` : '',
        absent > 0 ? `${absent} pas du tout` : '',
        contradicted > 0 ? `${contradicted} ${contradicted === 1 ? 'est contredite' : 'sont contredites'}` : '',
        notAssessed > 0 ? `${notAssessed} ${notAssessed === 1 ? 'n’a pu être évaluée' : 'n’ont pu être évaluées'}` : '',
        off > 0 ? `${off} ${off === 1 ? 'est désactivée' : 'sont désactivées'}` : '',
      ].filter((part) => part !== '');
      if (satisfied === 0) {
        return `Aucune des ${total} exigences de l’article 28, paragraphe 3, du RGPD ne se trouve entièrement dans le texte : ${enumerate(rest)}.`;
      }
      return `Sur les ${total} exigences de l’article 28, paragraphe 3, du RGPD, ${satisfied} ${
        satisfied < 2 ? 'se trouve' : 'se trouvent'
      } entièrement dans le texte, ${enumerate(rest)}.`;
    },
    redFlags: (count) => `${plural(count, 'signal d’alerte', 'signaux d’alerte')}.`,
    accepted: (count) => `${plural(count, 'risque est accepté', 'risques sont acceptés')}.`,
    notAssessed: 'Non évalué : rien n’est dit de ce contrat, ni en bien ni en mal.',
  },

  overall: {
    'no-processing-contract':
      'Ce n’est pas un contrat de sous-traitance de données à caractère personnel tel que l’exige l’article 28, paragraphe 3, du RGPD.',
    unreadable: 'Le contrat n’a pas pu être évalué : aucun texte n’a pu y être lu.',
    language: (language) => `Le contrat n’a pas pu être évalué : sa langue (${language}) n’a pas de catalogue.`,
    unknownLanguage: 'Le contrat n’a pas pu être évalué : sa langue n’a pas de catalogue.',
  },

  kinds: {
    'processing-agreement': 'Un contrat de sous-traitance de données à caractère personnel (article 28).',
    'processing-terms':
      'Un contrat qui contient, parmi d’autres, des clauses de sous-traitance de données à caractère personnel (article 28).',
    'other-contract':
      'Un contrat sans clause sur le traitement de données à caractère personnel pour le compte de l’autre partie.',
    'joint-controllers':
      'Un accord entre responsables conjoints du traitement (article 26), auquel l’article 28, paragraphe 3, ne s’applique pas.',
    'controller-to-controller':
      'Un contrat entre deux responsables du traitement, chacun pour ses propres finalités, auquel l’article 28, paragraphe 3, ne s’applique pas.',
    'other-law': 'Des clauses de traitement fondées sur un autre droit seulement ; le RGPD n’est pas mentionné.',
    'privacy-notice':
      'Une information destinée aux personnes dont les données sont traitées, et non un contrat avec un sous-traitant.',
    unknown: 'La nature de ce document n’a pas pu être déterminée.',
  },

  notes: {
    'no-mandated-auditor':
      'Rien sur un auditeur mandaté par le responsable du traitement, que nomme l’article 28, paragraphe 3, point h).',
    promptly:
      'Les violations sont notifiées rapidement ou dans un délai fixé, là où l’article 33, paragraphe 2, dit « dans les meilleurs délais ».',
    'not-immediately': 'L’obligation d’informer est prévue, mais non « immédiatement », comme le veut le règlement.',
    'any-law':
      'L’exception vaut pour toute loi. Le CEPD recommande les termes du règlement : droit de l’Union ou d’un État membre.',
    'restates-law':
      'Le contrat reprend la loi sans nommer de mesure. La CNIL a jugé insuffisante une sécurité décrite en termes généraux.',
  },
  note: (says) => `N’est pas dit : ${says}.`,

  warnings: {
    'tracked-changes': ({ count, view, authors }) => {
      const one = Number(count) === 1;
      const read =
        view === 'original'
          ? `${one ? 'lue comme refusée' : 'lues comme refusées'} ; \`--view final\` les lit comme acceptées`
          : `${one ? 'lue comme acceptée' : 'lues comme acceptées'} ; \`--view original\` les lit comme refusées`;
      return `${plural(Number(count), 'modification suivie', 'modifications suivies')}${
        authors ? ` de ${authors}` : ''
      } ${read}.`;
    },
    'hidden-text': ({ characters }) => `${characters} caractères de texte masqué n’ont pas été lus.`,
    comments: ({ count }) =>
      `${plural(Number(count), 'commentaire en marge n’a pas été lu', 'commentaires en marge n’ont pas été lus')}.`,
    'not-read': ({ what, part, count }) =>
      what === 'characters'
        ? `${plural(Number(count), 'caractère', 'caractères')} (${part}) : décodage impossible, car la police n’en indique pas ou en indique de faux. Comparez ce qui en est cité avec la page.`
        : `Non lu : ${what}${part ? ` (${part})` : ''}.`,
    'image-text': ({ count }) =>
      `${plural(Number(count), 'image peut', 'images peuvent')} contenir du texte ; le texte des images n’est pas lu.`,
    'page-without-text': ({ page }) =>
      `La page ${page} n’a pas de texte (numérisation ?). Appliquez une reconnaissance de caractères (OCR) au fichier et recommencez.`,
    'page-garbled': ({ page }) =>
      `Le texte de la page ${page} ne peut être décodé : sa police n’indique pas à quel caractère correspond chaque signe. Imprimez de nouveau le fichier en PDF ou appliquez une reconnaissance de caractères (OCR).`,
    'encoding-guessed': ({ encoding }) => `Le fichier ne nomme pas son encodage ; il a été lu en ${encoding}.`,
    'text-cut': ({ limit }) => `Le texte dépasse ${limit} caractères ; la suite n’a pas été lue.`,
    damaged: ({ detail }) => `Le fichier est endommagé ; ce qui a pu être récupéré a été lu (${detail}).`,
    'language-unsupported': ({ language }) => `Il n’y a pas de catalogue pour la langue « ${language} ».`,
    'language-guessed': ({ language }) =>
      `Le texte est trop court pour en déterminer la langue ; il a été lu en « ${language} ». \`--lang\` la fixe.`,
    'annex-not-supplied': ({ annex }) =>
      `${annex} : mention dans le contrat, mais absence dans ce qui a été lu. Ajoutez le fichier avec \`--as-one\`.`,
    'reference-to-nowhere': ({ reference }) => `Le contrat renvoie à ${reference}, qu’il ne contient pas.`,
    'several-processors': ({ names }) => `Plusieurs parties peuvent être le sous-traitant : ${names}.`,
  },

  places: {
    clause: (clause) => (/^[\d(§]/.test(clause) ? `clause ${clause}` : clause),
    heading: (heading) => `sous «\u00a0${heading}\u00a0»`,
    page: (page, label) => `p. ${label ?? page}`,
    paragraph: (paragraph) => `paragraphe ${paragraph}`,
    line: (line) => `ligne ${line}`,
    standardInput: 'entrée standard',
    unnamed: 'le contrat',
  },

  text: {
    quote: (text) => `«\u00a0${text}\u00a0»`,
    gaps: 'Lacunes',
    redFlags: 'Signaux d’alerte',
    notes: 'Remarques : recommandations et usages, au-delà de l’article 28, paragraphe 3',
    covered: 'Couvert',
    notAssessed: 'Non évalué',
    warnings: 'Sur la lecture',
    read: (format, language, words, pages) =>
      [format, language, `${words} mots`, pages === undefined ? '' : plural(pages, 'page', 'pages')]
        .filter(Boolean)
        .join(', '),
    party: (role, names) => `${role} : ${names}`,
    original: 'Lu avec toutes les modifications suivies refusées.',
    closest: 'Le plus proche',
    check: 'à vérifier',
    reference: 'par renvoi',
    incorporation: 'par incorporation',
    inChange: (kind, author, date) =>
      `${kind}${author ? ` par ${author}` : ''}${date ? ` le ${date}` : ''}, pas encore accepté`,
    more: (count) => `et ${plural(count, 'autre passage', 'autres passages')}`,
    label: (label) => `${label} :`,
    nextExplain: (command) => `Pour en savoir plus sur une exigence, avec une clause type : ${command}`,
    disclaimer:
      'Premier contrôle automatique du texte. Il ne décide pas de la licéité d’un contrat et ne vaut pas conseil juridique : une personne qualifiée doit le relire.',
  },

  word: {
    result: 'Contrôle au regard de l’article 28, paragraphe 3, du RGPD',
    head: (verdict, title) => `${majuscule(verdict)} : ${title}`,
    redFlag: (title) => `Signal d’alerte : ${title}`,
    again: 'Ici aussi : voir le commentaire au premier endroit.',
    places: (count) => `Cela se trouve à ${plural(count, 'endroit', 'endroits')} ; les premiers ont un commentaire.`,
    here: {
      letter:
        'Ce commentaire est placé à la clause au sujet le plus proche, après laquelle ce point trouverait sa place.',
      nearest: 'Ce commentaire est placé au passage le plus proche.',
      end: 'Aucune clause ne traite du sujet : ce commentaire est placé à la dernière.',
    },
    instead: {
      note: 'Le texte se trouve dans la note à laquelle il est renvoyé ici.',
      margin: 'Le texte se trouve dans un en-tête ou un pied de page, où il ne peut y avoir de commentaire.',
    },
    inChange: (change) => `Le texte est une modification suivie : ${change}.`,
    basis: (citation, tier) => `Fondement : ${citation} du RGPD${tier === undefined ? '' : ` (${tier})`}.`,
    check: 'À vérifier : la rédaction laisse place au doute.',
    suggested: 'Rédaction proposée :',
    inserted: 'La rédaction proposée est ajoutée après la clause, en modification suivie.',
  },

  issues: {
    title: 'Liste de points : article 28, paragraphe 3, du RGPD',
    of: (contract) => `Contrat : ${contract}`,
    date: (date) => `Date : ${date}`,
    side: (role) => `Lu pour : le ${role}`,
    columns: {
      contract: 'Contrat',
      number: 'N°',
      requirement: 'Exigence',
      basis: 'Fondement',
      tier: 'Autorité',
      verdict: 'Constat',
      where: 'Où',
      quote: 'Citation',
      missing: 'Ce qui manque',
      suggestion: 'Rédaction proposée',
      fallback: 'Repli',
      priority: 'Priorité',
      decision: 'Décision',
      owner: 'En charge',
      reply: 'Réponse',
      state: 'État',
    },
    priorities: { high: 'haute', medium: 'moyenne', low: 'basse' },
    redFlag: 'signal d’alerte',
    basis: (citation) => `${citation} du RGPD`,
    inYourFavour: (remedy) =>
      `En faveur du sous-traitant ; attendez-vous à ce que le responsable du traitement demande ceci : ${remedy}`,
    behind: (place) => `à placer après : ${place}`,
    none: 'Ni lacune ni signal d’alerte.',
    states: {
      open: 'ouvert',
      again: 'de nouveau ouvert',
      new: 'nouveau',
      known: 'connu',
      off: 'désactivé',
      unused: 'entrée sans objet',
    },
  },

  page: {
    title: (name) => `${name} : contrôle au regard de l’article 28, § 3, du RGPD`,
    kicker: 'Contrôle d’un contrat au regard de l’article 28, paragraphe 3, du RGPD',
    toResult: 'Aller au résultat',
    toContract: 'Aller au texte du contrat',
    contents: 'Sur cette page',
    read: 'Ce qui a été lu',
    facts: {
      file: 'Fichier',
      size: 'Longueur',
      language: 'Langue',
      kind: 'Nature',
      parties: 'Parties',
      view: 'Modifications suivies',
      catalogue: 'Catalogue',
      date: 'Date',
      digest: 'SHA-256',
    },
    size: (words, pages) =>
      [pages === undefined ? '' : plural(pages, 'page', 'pages'), `${words} mots`].filter(Boolean).join(', '),
    views: { final: 'lues comme acceptées', original: 'lues comme refusées' },
    result: 'Résultat',
    overview: 'Vue d’ensemble',
    particulars: 'Ce que le contrat doit décrire (phrase introductive de l’article 28, § 3)',
    promises: 'Ce que le contrat doit prévoir (points a à h)',
    point: 'Point',
    verdict: 'Constat',
    where: 'Où',
    inFull: (full, total) => `${full} sur ${total} en entier`,
    noGaps: 'Aucune lacune n’a été relevée.',
    demands: 'Ce qu’un tel contrat devrait prévoir',
    found: 'Ce qui a été trouvé',
    suggested: 'Rédaction proposée',
    placeAt: (place) => `Où : ${place}, à la place des mots cités ou à leur suite.`,
    placeAfter: (place) => `Où : après ${place}.`,
    placeNew: 'Où : dans une clause distincte.',
    remedy: 'Que faire',
    copy: 'Copier',
    copied: 'Copié',
    uncopied: 'La copie a échoué : sélectionnez le texte et copiez-le.',
    coveredLead: 'Chaque point avec les mots sur lesquels il repose : ouvrez une ligne pour les lire.',
    limits: 'Non évalué, et limites',
    noLimits: 'Tout ce qui a été lu a pu être évalué.',
    notes: 'Recommandations et usages',
    notesLead: 'Au-delà de ce que l’article 28, paragraphe 3, exige lui-même.',
    redFlagsLead: 'Ce que le contrat dit et ne devrait pas dire.',
    contract: 'Le texte du contrat',
    keyCovered: 'couvert',
    keyPartial: 'insuffisant',
    keyBad: 'contredit, ou signal d’alerte',
    keyNumbers: 'Un numéro à côté d’un passage mène à son constat.',
    table: (number) => `Tableau ${number}`,
    ticked: 'coché',
    unticked: 'non coché',
    changed: 'modifié',
    by: (kind, author, date) => `${kind}${author ? ` par ${author}` : ''}${date ? `, ${date}` : ''}`,
    method: 'Méthode',
    methodText: (tool, catalogue) =>
      `Contrôle effectué par dpa-lint ${tool} avec le catalogue ${catalogue} : des règles fixes portant sur le texte, sans modèle de langage. Le même fichier donne le même résultat, et rien n’a été envoyé ailleurs.`,
    again: 'Pour refaire le contrôle :',
    law: 'RGPD sur EUR-Lex',
  },

  compare: {
    title: (old, now) => `${old} comparé à ${now}`,
    kicker: 'Ce qui a été gagné et perdu au regard de l’article 28, § 3, du RGPD',
    sides: {
      drafts: { old: 'Ancien projet', new: 'Nouveau projet' },
      model: { old: 'Modèle', new: 'Contrat' },
      changes: { old: 'Avant les modifications suivies', new: 'Avec les modifications suivies' },
    },
    kinds: {
      won: 'gagné',
      lost: 'perdu',
      changed: 'modifié',
      unchanged: 'inchangé',
      'not-assessed': 'non évalué',
      raised: 'nouveau signal d’alerte',
      lifted: 'signal d’alerte levé',
    },
    headings: {
      lost: 'Perdu',
      raised: 'Nouveaux signaux d’alerte',
      won: 'Gagné',
      lifted: 'Signaux d’alerte levés',
      changed: 'En d’autres termes',
      'not-assessed': 'Non évalué',
      unchanged: 'Inchangé',
    },
    summary: ({ won, lost, changed, raised, lifted }) => {
      if (won + lost + changed + raised + lifted === 0) {
        return 'Rien de ce qu’exige l’article 28, paragraphe 3, du RGPD n’a été perdu, gagné ou reformulé.';
      }
      const worse = [
        lost > 0 ? plural(lost, 'exigence est perdue', 'exigences sont perdues') : 'Aucune exigence n’est perdue',
        raised > 0 ? plural(raised, 'signal d’alerte est nouveau', 'signaux d’alerte sont nouveaux') : '',
      ];
      const rest = [
        won > 0 ? plural(won, 'gagnée', 'gagnées') : '',
        lifted > 0 ? plural(lifted, 'signal d’alerte levé', 'signaux d’alerte levés') : '',
        changed > 0 ? plural(changed, 'reformulée', 'reformulées') : '',
      ].filter((part) => part !== '');
      return `${enumerate(worse.filter((part) => part !== ''))}${rest.length > 0 ? ` ; ${enumerate(rest)}` : ''}.`;
    },
    change: ({ change, old, now, gone, weakened, gained }) => {
      const verdicts = old === now ? `Toujours ${now}` : `Était ${old}, est ${now}`;
      const parts = [
        gone.length > 0 ? `ne dit plus ${que(gone, ' ; ni ')}` : '',
        weakened.length > 0 ? `ne dit plus que sous une forme affaiblie ${que(weakened, ' ; et ')}` : '',
        gained.length > 0 ? `dit désormais ${que(gained, ' ; et ')}` : '',
      ].filter((part) => part !== '');
      if (parts.length > 0) return `${verdicts} : le texte ${parts.join(' ; il ')}.`;
      return change === 'changed' ? `${verdicts}, en d’autres termes.` : `${verdicts}.`;
    },
    nothing: 'Rien n’en est dit.',
    same: 'Les mêmes mots.',
  },

  explain: {
    why: 'Pourquoi',
    law: 'Droit',
    obligor: 'Obligation',
    tier: 'Autorité',
    satisfied: 'Satisfait quand le contrat dit que',
    together: {
      unit: 'dans une même phrase',
      paragraph: 'dans un même alinéa',
      clause: 'dans une même clause',
      document: '',
    },
    and: ' ; et que ',
    or: 'ou que',
    orAlso: ' ; ou que ',
    unless: 'sauf s’il dit que',
    partial: 'Partiel, typiquement, quand il dit seulement que',
    model: 'Clause type',
    finds: 'Rédactions qui satisfont',
    falls: 'Rédactions insuffisantes',
    found: 'Rédactions qui déclenchent l’alerte',
    notFound: 'Rédactions qui ne la déclenchent pas',
    precedents: 'Précédents',
    remedy: 'Que faire',
    redFlag: 'Signal d’alerte',
    worksAgainst: (requirement) => `Va contre : ${requirement}`,
  },

  requirements: {
    heading: 'Ce qu’exige l’article 28, paragraphe 3, du RGPD',
    redFlags: 'Signaux d’alerte : ce qu’un contrat dit et ne devrait pas dire',
    footer: (version) => `Catalogue ${version}. Pour en savoir plus : dpa-lint explain ID`,
  },

  policy: {
    off: (reason) => `Désactivé : ${reason}`,
    acceptedTitle: 'Risques acceptés',
    switchedOffTitle: 'Désactivé',
    staleTitle: 'Risques acceptés à revoir',
    asOf: (today) => `Au ${today}.`,
    owner: (owner) => `En charge : ${owner}`,
    until: (until) => `jusqu’au ${until}`,
    states: { expired: 'expiré', changed: 'ne correspond plus', unused: 'sans objet' },
    marks: {
      accepted: (until) => (until === undefined ? 'accepté' : `accepté jusqu’au ${until}`),
      expired: 'acceptation expirée : de nouveau ouvert',
      changed: 'l’acceptation ne correspond plus : de nouveau ouvert',
    },
    accepted: (reason) => `Accepté : ${reason}`,
    formerly: (reason) => `Motif donné alors : ${reason}`,
    acceptedRisk: (title) => `Risque accepté : ${title}`,
    acceptedLead:
      'Lacunes et signaux d’alerte dont quelqu’un a décidé de s’accommoder. Le contrat les contient toujours.',
    staleLead: 'Entrées qui n’acceptent plus rien dans ce contrat : il faut décider à nouveau.',
    switchedOffLead: 'La configuration les écarte : rien n’en est dit, ni en bien ni en mal.',
    facts: { reason: 'Motif', owner: 'En charge', until: 'Jusqu’au', source: 'Consigné dans' },
    noneOpen: 'Aucune lacune n’est ouverte : ce qui a été relevé est accepté.',
    expired: (until) =>
      `Le risque était accepté jusqu’au ${until} ; il compte de nouveau comme ouvert. Décidez à nouveau, ou corrigez le contrat.`,
    changed:
      'Le risque a été accepté pour d’autres mots que ceux que le contrat a maintenant ; il compte de nouveau comme ouvert.',
    replaced: 'Une autre entrée l’accepte. Retirez celle-ci.',
    unused: 'Il n’y a rien à accepter ici. Retirez l’entrée.',
    generalUnused: (source, id) => `${source} : aucun de ces contrats n’avait besoin du risque accepté « ${id} ».`,
    known: 'dans l’état de référence',
    baseline: ({ file, known, fresh, gone }) =>
      `Par rapport à ${file} : nouveau ${fresh}, connu ${known}, disparu ${gone}.`,
    mended: (list) => `Corrigé depuis : ${list}.`,
    note: 'remarque',
    baselineWritten: (file, count) => `État de référence écrit dans ${file} : ${plural(count, 'entrée', 'entrées')}.`,
    commentReason: 'Un commentaire qui accepte un risque demande un identifiant et un motif.',
    commentNext: 'Écrivez <!-- dpa-lint-disable audits-inspections -- le motif -->',
  },

  config: {
    unknownKey: (key) => `Il n’y a pas de réglage « ${key} » ici.`,
    known: (keys) => `Il y a : ${keys}.`,
    unknownId: (id) => `Il n’y a ni exigence ni signal d’alerte « ${id} ».`,
    unknownLanguage: (code) => `Il n’y a pas de catalogue pour la langue « ${code} ».`,
    wrong: (setting, takes) => `« ${setting} » prend ${takes}.`,
    wrongHere: (takes) => `Il faut ici ${takes}.`,
    lacks: (setting) => `« ${setting} » manque.`,
    takes: {
      text: 'un texte qui n’est pas vide',
      texts: 'une liste de textes',
      textOrTexts: 'un texte ou une liste de textes',
      list: 'une liste d’entrées',
      mapping: 'des réglages avec leurs valeurs',
      number: 'un nombre entier assez grand',
      yesNo: 'true ou false',
      rule: 'error, warning, note, ou { off: "le motif" }',
      day: 'un jour tel que "2027-03-31"',
      fingerprint: 'les 16 chiffres d’une empreinte, comme dans le rapport JSON',
    } as Readonly<Record<string, string>>,
    oneOf: (choices) => `un de ces mots : ${choices}`,
    notFound: 'Ce fichier de configuration n’existe pas.',
    several: (names) => `Il y a plusieurs configurations dans un même dossier : ${names}.`,
    oneIsEnough: 'Gardez-en une.',
    tooLarge: 'Le fichier est trop grand pour une configuration.',
    filesHere: 'À côté d’un contrat, on sait duquel il s’agit : « files » n’y a pas sa place.',
    seeSchema: 'dpa-lint init écrit un fichier qui explique chaque réglage.',
    exists: 'Il existe déjà et reste tel quel.',
    created: (file) => `${file} écrit. Chaque réglage y est expliqué, en commentaire.`,
    noBaseline: 'Cet état de référence n’existe pas.',
    writeBaseline: 'Écrivez-le : --baseline FICHIER --update-baseline',
    needsBaseline: '--update-baseline demande --baseline FICHIER.',
    configOrNone: '--config et --no-config s’excluent.',
    noDay: (value) => `« ${value} » n’est pas une valeur de --today, qui accepte un jour tel que 2027-03-31.`,
  },

  batch: {
    timeout: (seconds: number) => `L’analyse a dépassé la limite de ${plural(seconds, 'seconde', 'secondes')}.`,
    raiseTimeout: 'Relevez la limite (--timeout, `timeoutMs`) si le fichier est digne de confiance.',
    memory: (megabytes: number) => `L’analyse a dépassé la limite de mémoire de ${megabytes} Mo.`,
    raiseMemory: 'Relevez la limite (--memory, `memoryMb`) si le fichier est digne de confiance.',
    stopped: 'L’analyse a été interrompue.',
    atLeast: (name: string, least: number) => `${name} doit être un nombre à partir de ${least}.`,
  },

  overview: {
    contract: 'Contrat',
    gaps: 'écarts',
    flags: 'alertes',
    noContract: 'Pas de contrat de sous-traitance',
    legend:
      '✓ tout est présent, ~ un point en partie seulement, ✗ un point absent ou contredit, ? non évalué ; · : ce que le contrat doit décrire, a à h : les points de l’art. 28, par. 3, du RGPD.',
    more: 'Le rapport complet sur l’un d’eux : dpa-lint FICHIER',
  },

  progress: {
    live: (done, total, rate, left) =>
      `${done} sur ${total} · ${rate.toFixed(1).replace('.', ',')} par seconde · encore ${left}`,
    tenth: (percent, done, total) => `${percent} % (${done} sur ${total})`,
  },

  problems: {
    belongs: (clause) => `Signalé à ${clause}, après laquelle il trouverait sa place.`,
    closest: 'Signalé au passage qui s’en approche le plus.',
    nowhere: 'Signalé au début du contrat.',
    cut: 'La suite ne tient pas ici.',
  },

  cli: {
    help: `Dit ce que l’article 28, § 3, du RGPD exige d’un contrat de sous-traitance et qui y manque.

Exemples
  dpa-lint contrat.docx
  dpa-lint contrat.pdf annexe.pdf --as-one
  dpa-lint contrat.docx --format json --output rapport.json
  dpa-lint contrat.docx --format docx --redline --output annoté.docx
  dpa-lint contrats/ --format ndjson --output rapports.ndjson --jobs 4
  dpa-lint - < contrat.md
  dpa-lint explain audits-inspections
  dpa-lint compare ancien.docx nouveau.docx
  dpa-lint requirements

Usage
  dpa-lint [options] CONTRAT...    DOCX, PDF, Markdown, HTML ou texte : fichiers, dossiers,
                                   motifs ("signés/**/*.docx") ; - est l’entrée standard
  dpa-lint explain ID              une exigence : droit, raison, clause type, exemples
  dpa-lint requirements            toutes les exigences
  dpa-lint compare ANCIEN NOUVEAU  deux projets : ce qui a été gagné, perdu ou reformulé
  dpa-lint compare MODÈLE PROJET --model  de même, face à un contrat type maison
  dpa-lint compare PROJET.docx     avant ses modifications suivies et avec elles
  dpa-lint init                    écrit une configuration de départ

Options
  -f, --format NOM[=FICHIER] text (par défaut), html, md, json, ndjson ; docx (copie annotée
                             dans Word), issues-docx, csv (liste de points) ; sarif, junit,
                             github (annotations), github-summary ; répétable
  -o, --output FICHIER       écrit le rapport dans un fichier
      --redline              docx : clauses types en insertions suivies
      --for LECTEUR          docx, liste : own (par défaut), counterparty (rien d’interne)
      --side RÔLE            pour qui : controller (responsable, par défaut), processor
      --fail-on NIVEAU       code 1 à partir de : error, warning (par défaut), note, never
      --as-one               tous les fichiers forment un seul contrat
      --view VUE             modifications suivies acceptées (final) ou refusées (original)
      --lang LANGUE          langue du contrat ; déterminée par défaut
      --ui-lang LANGUE       langue des messages : en, fr ; par défaut celle du système
      --password MOT         mot de passe d’un PDF chiffré
      --sarif-text DOSSIER   sarif : y écrit le texte des DOCX et PDF, où il renvoie
      --jobs N               contrats à la fois ; par défaut les processeurs, 4 au plus
      --timeout SECONDES     pour un contrat ; 60
      --memory MO            pour un contrat en DOCX ou PDF, ou un parmi plusieurs ; 512
      --config FICHIER       cette configuration pour tous ; sinon dpa-lint.config.yaml (ou .yml,
                             .json, package.json), cherché en remontant depuis chaque contrat
      --no-config            le contrat seul : ni configuration, ni risques acceptés
      --print-config         les réglages qui valent pour un contrat, en JSON
      --baseline FICHIER     n’échoue que sur ce qui n’y est pas (état de référence)
      --update-baseline      écrit l’état présent dans l’état de référence
      --today AAAA-MM-JJ     le jour qui compte pour les risques acceptés ; par défaut aujourd’hui
  -h, --help                 ce texte
      --version              la version

Codes de sortie
  0  tout a été évalué, rien n’atteint --fail-on
  1  des lacunes ou des signaux d’alerte atteignent --fail-on ; compare : une perte
  2  usage incorrect, ou défaut de dpa-lint
  3  un fichier n’a pu être lu ou évalué : pas du tout, ou en partie sans lacune dans le reste
  130  interrompu

Seuls sont lus ces fichiers et leur configuration : ni réseau, ni compte. Pas de conseil juridique.
`,
    shortHelp: `Nommez un contrat :    dpa-lint contrat.docx
Toutes les options :   dpa-lint --help
`,
    error: (file, cause) => `dpa-lint : ${file === undefined ? '' : `${file} : `}${cause}`,
    next: (next) => `  Ensuite : ${next}`,
    didYouMean: (guess) => `Vouliez-vous dire « ${guess} » ?`,
    seeHelp: 'dpa-lint --help donne la liste.',
    seeRequirements: 'dpa-lint requirements les donne toutes.',
    unknownOption: (option) => `L’option ${option} n’existe pas.`,
    needsValue: (option) => `L’option ${option} veut une valeur.`,
    takesNoValue: (option) => `L’option ${option} ne prend pas de valeur.`,
    notOneOf: (option, value, choices) => `« ${value} » n’est pas une valeur de ${option}, qui accepte ${choices}.`,
    noNumber: (option, value, least) =>
      `« ${value} » n’est pas une valeur de ${option}, qui accepte un nombre entier à partir de ${least}.`,
    unknownId: (id) => `Il n’y a ni exigence ni signal d’alerte « ${id} ».`,
    twoTexts: 'compare prend deux fichiers, ou un seul avec des modifications suivies.',
    oneId: 'explain prend un seul identifiant.',
    noArguments: (command) => `${command} ne prend pas d’autre argument.`,
    oneStandardInput: 'L’entrée standard (-) ne peut être lue qu’une fois.',
    oneFormatToOutput: 'Un seul format peut aller au même endroit.',
    onlyWith: (option, formats) => `${option} n’a d’effet qu’avec ${formats}.`,
    binaryToTerminal: (format) => `Le format ${format} n’est pas du texte et ne peut aller dans un terminal.`,
    oneCopyToOutput: 'Plusieurs contrats donnent plusieurs copies, qui ne peuvent aller dans une même sortie.',
    giveOutput: (format) => `Nommez un fichier : --format ${format} --output copie.docx`,
    writtenCopy: (file) => `Copie annotée écrite dans ${file}.`,
    giveFile: 'Donnez un fichier aux autres : --format json=rapport.json',
    sameFile: 'Le rapport écraserait le contrat.',
    otherFile: 'Nommez un autre fichier de sortie.',
    notFound: 'Ce fichier n’existe pas.',
    checkName: 'Vérifiez le nom et le dossier où vous êtes.',
    nothingFound: 'Il ne contient aucun contrat.',
    whatIsFound:
      'Dans un dossier, ce sont les fichiers .docx, .pdf, .md, .html et .txt qui sont trouvés ; les autres peuvent être nommés.',
    isFolder: 'C’est un dossier.',
    nameFiles: 'Nommez les fichiers qu’il contient : dossier/*.docx',
    cannotRead: (code) => `Le système ne permet pas de le lire (${code}).`,
    cannotWrite: (code) => `Le rapport ne peut être écrit (${code}).`,
    checkRights: 'Vérifiez les droits du fichier et de son dossier.',
    standardInputIsTerminal: 'L’entrée standard est un terminal.',
    pipeIn: 'Envoyez-y un contrat : dpa-lint - < contrat.md',
    interrupted: (done, total) => `Interruption : ${done} sur ${total} analysés et conservés.`,
    written: (file) => `Rapport écrit dans ${file}.`,
    files: (count, gaps, unread) =>
      `${plural(count, 'contrat', 'contrats')} : ${gaps} avec des lacunes ou des signaux d’alerte${
        unread === 0 ? '' : `, ${unread} non ${unread === 1 ? 'évalué' : 'évalués'}`
      }.`,
    bug: 'Un défaut de dpa-lint, non de votre contrat.',
    report: (details) => `Merci de le signaler avec la commande lancée et cette ligne : ${details}`,
    debug: 'DPA_LINT_DEBUG=1 montre où il s’est produit.',
  },
};

/** "Art. 28(3)(h)" as French lawyers cite it: "art. 28, § 3, h)". */
function citer(citation: string): string {
  return citation
    .replace(/, first subparagraph/g, ', premier alinéa')
    .replace(/, second subparagraph/g, ', deuxième alinéa')
    .replace(/, introduction/g, ', phrase introductive')
    .replace(/\((\d+)\)/g, ', § $1')
    .replace(/\(([a-z])\)/g, ', $1)')
    .replace(/Art\. /g, 'art. ');
}

function faiblement(weakened: readonly string[]): string {
  return weakened.length === 0
    ? ''
    : ` Ce n’est que sous une forme affaiblie (réserve, simple faculté, blanc) qu’il dit ${que(weakened, ' ; et ')}.`;
}

/** "que le sous-traitant …", "qu’il …", joined: "que A ; ni que B". */
function que(says: readonly string[], between: string): string {
  return says.map(withQue).join(between);
}

/** "quelles opérations …" and "seulement que …" stay as they are. */
function withQue(text: string): string {
  if (CONJUNCTION.test(text)) return text;
  return /^[aeiouyàâéèêëîïôûœ]/i.test(text) ? `qu’${text}` : `que ${text}`;
}

const CONJUNCTION =
  /^(?:(?:pour|par|dans|sur|avec|de|à|pendant) )?(?:que |qu[’']|seulement |quel|qui |quoi |lequel|laquelle|combien|comment|où |quand |si |ce que |ce qu[’'])/i;

function enumerate(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} et ${parts.at(-1)}`;
}

function majuscule(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Zero and one are singular in French. */
function plural(count: number, one: string, other: string): string {
  return `${count} ${count < 2 ? one : other}`;
}

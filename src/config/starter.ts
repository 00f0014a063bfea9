/** What `dpa-lint init` writes: every setting, explained, and commented out, so that nothing changes until somebody wants it. */
export const STARTER_FILE = 'dpa-lint.config.yaml';

export const STARTER: Readonly<Record<string, string>> = {
  en: `# Configuration of dpa-lint. It holds for the contracts in this folder and below.
# Take the "#" away before what you need. dpa-lint --print-config CONTRACT shows what holds for a contract.
# yaml-language-server: $schema=https://unpkg.com/dpa-lint/schema/config.json

# From which severity on the exit code is 1: error, warning (default), note, never.
# failOn: error

# Tracked changes read as accepted (final, default) or as rejected (original).
# view: original

# Language of messages and reports: en, fr.
# uiLanguage: fr

# Languages of contracts; one in another language is not assessed. And the language, where it should not be found out.
# languages: [en, fr]
# language: en

# How bad a gap or a red flag is to you; or off, with the reason, which every report shows.
# Ids: dpa-lint requirements
# requirements:
#   infringing-instruction-notice: error
#   subprocessor-objection: { off: "We never use sub-processors: policy P-12." }
# redFlags:
#   breach-notice-late: error

# Files of accepted risks, beside those next to the contracts (agreement.docx.dpa-lint.yaml).
# accepted: [accepted-risks.yaml]

# Whether comments in Markdown contracts may accept a risk. Say false where the other side writes them.
# comments: false

# Requirements and wordings of your own: folders laid out like clauses/ in the package.
# catalogues: [our-clauses]

# Limits for a contract: seconds, MB, and what is read.
# timeout: 60
# memory: 512
# limits:
#   pages: 300

# Other settings for some contracts; patterns are relative to this file, and later ones win.
# overrides:
#   - files: "signed/**"
#     failOn: never
#     view: final
`,
  fr: `# Configuration de dpa-lint. Elle vaut pour les contrats de ce dossier et de ceux qu’il contient.
# Ôtez le « # » devant ce qu’il vous faut. dpa-lint --print-config CONTRAT montre ce qui vaut pour un contrat.
# yaml-language-server: $schema=https://unpkg.com/dpa-lint/schema/config.json

# À partir de quelle gravité le code de sortie est 1 : error, warning (par défaut), note, never.
# failOn: error

# Modifications suivies lues comme acceptées (final, par défaut) ou refusées (original).
# view: original

# Langue des messages et des rapports : en, fr.
# uiLanguage: fr

# Langues des contrats ; dans une autre, rien n’est évalué. Et la langue, s’il ne faut pas la déterminer.
# languages: [en, fr]
# language: fr

# La gravité d’une lacune ou d’un signal d’alerte à vos yeux ; ou off, avec le motif, que chaque rapport montre.
# Identifiants : dpa-lint requirements
# requirements:
#   infringing-instruction-notice: error
#   subprocessor-objection: { off: "Aucun sous-traitant ultérieur : politique P-12." }
# redFlags:
#   breach-notice-late: error

# Fichiers de risques acceptés, outre ceux à côté des contrats (contrat.docx.dpa-lint.yaml).
# accepted: [risques-acceptes.yaml]

# Un commentaire dans un contrat en Markdown peut-il accepter un risque ? Dites false si l’autre partie l’écrit.
# comments: false

# Exigences et formulations de votre cru : dossiers faits comme clauses/ dans le paquet.
# catalogues: [nos-clauses]

# Limites pour un contrat : secondes, Mo, et ce qui est lu.
# timeout: 60
# memory: 512
# limits:
#   pages: 300

# D’autres réglages pour certains contrats ; motifs relatifs à ce fichier, les derniers l’emportent.
# overrides:
#   - files: "signes/**"
#     failOn: never
#     view: final
`,
};

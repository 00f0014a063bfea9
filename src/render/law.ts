/**
 * The official text that a citation of the catalogue names ("Art. 28(3)(h)"), in the language of the reader, at its first
 * article: EUR-Lex, Regulation (EU) 2016/679, CELEX 32016R0679.
 */
export function lawUrl(citation: string, language: string): string {
  const article = /Art\. (\d+)/.exec(citation)?.[1];
  const code = (language.split('-')[0] ?? 'en').toUpperCase();
  const url = `https://eur-lex.europa.eu/legal-content/${code}/TXT/HTML/?uri=CELEX:32016R0679`;
  return article === undefined ? url : `${url}#art_${article}`;
}

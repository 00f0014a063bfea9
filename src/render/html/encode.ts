const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as HTML, for content and for quoted attributes. Control characters, which HTML does not allow, are left out. */
export function encode(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be left out
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g, '')
      .replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign)
  );
}

/** A sentence of ours. French sets a space before some signs, and no line may begin with one; nor may "§ 3" be torn apart. */
export function prose(text: string, language: string): string {
  const bound = text.replace(/§ /g, '§\u00a0');
  return encode(language === 'fr' ? bound.replace(/ (?=[;:?!»])|(?<=«) /g, '\u00a0') : bound);
}

/** An invisible sign keeps addresses and mentions of GitHub Flavored Markdown from becoming links; words stay readable. */
export function unlinked(text: string): string {
  return text
    .replace(/\b(https?|ftp):\/\//gi, '$1:\u2060//')
    .replace(/\bwww\.(?=\w)/gi, (www) => `${www.slice(0, -1)}\u2060.`)
    .replace(/(^|[^\w.+-])@(?=\w)/g, '$1@\u2060');
}

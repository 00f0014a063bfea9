/** RFC 3986: a path as a reference; from a drive or the root on as a file. */
export function uriOf(path: string): string {
  if (path === '-') return 'stdin';
  const parts = path
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/)+/, '')
    .split('/');
  const encoded = parts.map((part) => encodeURIComponent(part)).join('/');
  if (/^[a-z]%3A\//i.test(encoded)) return `file:///${encoded.replace('%3A', ':')}`;
  return encoded.startsWith('/') ? `file://${encoded}` : encoded;
}

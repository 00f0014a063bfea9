import type { Messages } from '../../messages/index.js';
import { encode } from './encode.js';
import { sprite } from './icons.js';
import { SCRIPT } from './script.js';
import { sha256Base64 } from './sha256.js';
import { STYLE } from './style.js';

/** Nothing may be fetched, sent or run but this one style and this one script. */
let known: string | undefined;

/** Worked out with the first page: most runs make none. */
function policy(): string {
  known ??= [
    "default-src 'none'",
    `style-src 'sha256-${sha256Base64(STYLE)}'`,
    `script-src 'sha256-${sha256Base64(SCRIPT)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return known;
}

/** A whole page around its body. `title` is text, `body` HTML. */
export function page(title: string, body: string, say: Messages): string {
  const { copy, copied, uncopied } = say.page;
  return `<!doctype html>
<html lang="${encode(say.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="generator" content="dpa-lint">
<title>${encode(title)}</title>
<style>${STYLE}</style>
</head>
<body data-copy="${encode(copy)}" data-copied="${encode(copied)}" data-uncopied="${encode(uncopied)}">
${sprite()}
${body}
<p id="status" role="status" class="hidden"></p>
<script>${SCRIPT}</script>
</body>
</html>
`;
}

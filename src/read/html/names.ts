const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

export const VOID = words('area base br col embed hr img input link meta param source track wbr');

/** Elements whose end tag may be left out; the parser closes them, so they do not nest by being repeated. */
export const SELF_CLOSING = words(
  'p li dt dd tr td th thead tbody tfoot colgroup option optgroup caption rt rp html head body',
);

export const FORMATTING = words('a b big code em font i nobr s small strike strong tt u');

/** Elements whose content is no text of the page. */
export const NO_TEXT = words(
  'script style template noscript svg canvas audio video iframe object math map head title meta link button datalist',
);

/** Elements that begin and end a block. */
export const BLOCK = words(
  'address article aside blockquote body center details dialog dir div fieldset figcaption figure footer form header hgroup html legend main menu nav p search section summary caption optgroup',
);

/** Names that are HTML; anything else in angle brackets, in Markdown, is a placeholder that someone typed. */
export const KNOWN = new Set([
  ...VOID,
  ...SELF_CLOSING,
  ...FORMATTING,
  ...NO_TEXT,
  ...BLOCK,
  ...words(
    'abbr acronym bdi bdo cite data del dfn dl h1 h2 h3 h4 h5 h6 ins kbd label mark meter ol output picture pre progress q ruby samp select slot span sub sup table textarea time ul var frame frameset basefont',
  ),
]);

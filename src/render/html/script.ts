/**
 * What a page gains where scripts run: buttons that copy, and passages and findings that light each other up. Everything is
 * there without it. Texts come from the page (`data-` attributes of the body), so that the script is the same in all languages.
 */
export const SCRIPT = `
(() => {
  const say = document.body.dataset;
  const status = document.getElementById('status');

  for (const clause of document.querySelectorAll('.model')) {
    const bar = clause.parentElement.querySelector('.bar');
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = say.copy;
    button.setAttribute('aria-label', say.copy + ': ' + clause.dataset.title);
    button.addEventListener('click', async () => {
      const done = await copy(clause);
      button.textContent = done ? say.copied : say.copy;
      status.textContent = done ? say.copied : say.uncopied;
      setTimeout(() => { button.textContent = say.copy; status.textContent = ''; }, 4000);
    });
    bar.append(button);
  }

  async function copy(element) {
    try {
      await navigator.clipboard.writeText(element.textContent);
      return true;
    } catch {
      const range = document.createRange();
      range.selectNodeContents(element);
      const selection = getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
      return document.execCommand('copy');
    }
  }

  const findings = new Map();
  const passages = new Map();
  for (const card of document.querySelectorAll('[data-no]')) findings.set(card.dataset.no, card);
  for (const mark of document.querySelectorAll('mark[data-of]')) {
    for (const no of mark.dataset.of.split(' ')) passages.set(no, [...(passages.get(no) ?? []), mark]);
  }
  let lit = [];
  function light(elements) {
    for (const one of lit) one.classList.remove('lit');
    lit = elements;
    for (const one of lit) one.classList.add('lit');
  }
  const numbersAt = (target) => target.closest?.('mark[data-of]')?.dataset.of.split(' ');
  function follow({ target }) {
    const numbers = numbersAt(target);
    if (numbers) return light(numbers.map((no) => findings.get(no)).filter(Boolean));
    const card = target.closest?.('[data-no]');
    light(card ? (passages.get(card.dataset.no) ?? []) : []);
  }
  document.addEventListener('pointerover', follow);
  document.addEventListener('focusin', follow);
  document.addEventListener('click', ({ target }) => {
    const [no] = numbersAt(target) ?? [];
    if (no === undefined || target.closest('a') || String(getSelection()) !== '') return;
    const card = findings.get(no);
    if (card) location.hash = card.id;
  });

  function unfold() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let at = target; at; at = at.parentElement) if (at.tagName === 'DETAILS') at.open = true;
    target?.scrollIntoView();
  }
  addEventListener('hashchange', unfold);
  if (location.hash) unfold();

  let closed = [];
  addEventListener('beforeprint', () => {
    closed = [...document.querySelectorAll('details:not([open], .more)')];
    for (const one of closed) one.open = true;
  });
  addEventListener('afterprint', () => { for (const one of closed) one.open = false; });
})();
`;

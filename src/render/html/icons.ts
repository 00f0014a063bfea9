import type { Verdict } from '../../model.js';

export type Icon = Verdict | 'flag' | 'soft-flag' | 'won' | 'lost' | 'changed' | 'unchanged';

/** A picture beside a word, never instead of it. */
export function icon(name: Icon): string {
  return `<svg class="icon" aria-hidden="true"><use href="#i-${name}"/></svg>`;
}

/** All pictures of the page, drawn once. They differ in shape, so that nothing depends on colour. */
export function sprite(): string {
  const symbols = Object.entries(SHAPES).map(
    ([name, shape]) => `<symbol id="i-${name}" viewBox="0 0 16 16">${shape}</symbol>`,
  );
  return `<svg class="sprite" aria-hidden="true" focusable="false">${symbols.join('')}</svg>`;
}

const RING = '<circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" stroke-width="1.6"/>';
const line = (path: string) =>
  `<path d="${path}" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/>`;

const SHAPES: Readonly<Record<Icon, string>> = {
  satisfied: `${RING}${line('M5 8.3 7.2 10.5 11.2 5.9')}`,
  partial: `${RING}<path d="M8 1.5a6.5 6.5 0 0 1 0 13z" fill="currentColor"/>`,
  absent: `<circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" stroke-width="1.6" stroke-dasharray="2.6 2.2"/>${line('M5.2 8h5.6')}`,
  contradicted: `<path d="M5.2 1.3h5.6l3.9 3.9v5.6l-3.9 3.9H5.2l-3.9-3.9V5.2z" fill="currentColor"/><path d="m5.6 5.6 4.8 4.8m0-4.8-4.8 4.8" stroke="var(--page)" stroke-width="1.8" stroke-linecap="round"/>`,
  'not-assessed': `${RING}${line('M6.2 6.3a1.9 1.9 0 1 1 2.6 1.9c-.5.2-.8.6-.8 1.2')}<circle cx="8" cy="11.6" r="1" fill="currentColor"/>`,
  flag: `${line('M3.5 14.5v-13')}<path d="M3.5 2h9l-2.2 3.2L12.5 8.5h-9z" fill="currentColor"/>`,
  'soft-flag': line('M3.5 14.5v-13M3.5 2h9l-2.2 3.2L12.5 8.5h-9'),
  won: line('M8 13.5V3M3.8 7 8 2.8 12.2 7'),
  lost: line('M8 2.5V13M3.8 9 8 13.2 12.2 9'),
  changed: line('M2.5 5.5h10M10 2.8l2.7 2.7L10 8.2M13.5 10.5h-10M6 7.8l-2.7 2.7L6 13.2'),
  unchanged: line('M3 6h10M3 10h10'),
};

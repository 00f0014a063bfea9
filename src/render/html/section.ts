import { encode } from './encode.js';
import { labelled, type Scene } from './scene.js';

/** A part of the page that the list of contents names. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly html: string;
}

export function section(scene: Scene, name: string, title: string, html: string): Section {
  const id = scene.own(name);
  return {
    id,
    title,
    html: `<section class="part" ${labelled(scene, id)}><h2 id="${id}">${encode(title)}</h2>\n${html}\n</section>`,
  };
}

/** What is of one piece, as one line to open. */
export function folded(count: number, cards: string, { say }: Scene): string {
  return `<details class="fold"><summary>${encode(say.page.demands)} (${count})</summary>${cards}</details>`;
}

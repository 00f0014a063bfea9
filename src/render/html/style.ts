/**
 * The style of every page. Only system fonts, since nothing may be fetched; colours have a contrast of at least 4.5 to 1 on
 * both grounds; verdicts differ by icon, word and kind of underline, never by colour alone; nothing moves by itself.
 */
export const STYLE = `
:root {
  color-scheme: light dark;
  --page: #ffffff; --panel: #f7f5f0; --ink: #1b1b1f; --soft: #565660; --line: #d9d6cd; --link: #0b4a94;
  --bad: #971b1b; --bad-bg: #fce9e7; --part: #714300; --part-bg: #fcefd2; --ok: #1b5632; --ok-bg: #e6f2e8;
  --none: #4b4b55; --none-bg: #ececf0; --hit: #ffe9a8; --lit: #0b4a94;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #17181b; --panel: #1f2125; --ink: #e9e7e2; --soft: #b3b2b9; --line: #3c3e45; --link: #93c3ff;
    --bad: #ffa29a; --bad-bg: #452220; --part: #f3c46b; --part-bg: #413217; --ok: #93d6a8; --ok-bg: #1d3727;
    --none: #bcbcc6; --none-bg: #2d2f35; --hit: #5c4a12; --lit: #93c3ff;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--page); color: var(--ink);
  font: 100%/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  overflow-wrap: break-word;
}
a { color: var(--link); text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 0; text-wrap: balance; }
p, ul, ol, dl, figure, blockquote { margin: 0; }
.hidden { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.sprite { display: block; width: 0; height: 0; position: absolute; }
.icon { width: 1em; height: 1em; flex: none; vertical-align: -.125em; }
.skip { position: absolute; left: -100vw; top: 0; background: var(--page); padding: .5rem 1rem; z-index: 2; }
.skip:focus { left: 0; }
.wrap { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1.25rem 3rem; }
.wrap + .contract { border-top: 1px solid var(--line); }

.top h1 { font-size: 1.6rem; overflow-wrap: anywhere; }
.top .kicker { color: var(--soft); font-size: .875rem; margin-bottom: .25rem; }
.result { font-size: 1.15rem; line-height: 1.45; margin: 1rem 0 1.25rem; padding: .85rem 1rem; background: var(--panel); border-left: 4px solid var(--ink); text-wrap: pretty; }
.result p + p { margin-top: .5rem; }
.facts { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .15rem 1rem; font-size: .875rem; }
.facts dt { color: var(--soft); }
.facts dd { margin: 0; }
.facts code { font-size: .8125rem; overflow-wrap: anywhere; color: var(--soft); }
.files { margin-top: .75rem; }
nav.contents { margin: 1.25rem 0 0; font-size: .9375rem; }
nav.contents.wrap { margin: 0; max-width: none; padding: 1rem 1.25rem; border-bottom: 1px solid var(--line); }
nav.contents ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
nav.contents a { display: inline-block; padding: .2rem 0; }

.part { margin-top: 2.5rem; } .facts-part { margin-top: 1rem; }
.part > h2 { font-size: 1.3rem; padding-bottom: .35rem; border-bottom: 2px solid var(--ink); margin-bottom: .25rem; }
.part > h3 { font-size: 1.05rem; margin: 1.75rem 0 .25rem; color: var(--soft); }
.part > .lead { color: var(--soft); margin: .5rem 0; font-size: .9375rem; }

.verdict { font-weight: 600; white-space: nowrap; } .verdict .icon { margin-right: .4em; }
.satisfied { color: var(--ok); } .partial, .soft-flag { color: var(--part); } .absent, .contradicted, .flag { color: var(--bad); } .not-assessed { color: var(--none); }

.grid { width: 100%; table-layout: fixed; border-collapse: collapse; font-size: .9375rem; }
.grid th:nth-child(1) { width: 42%; } .grid th:nth-child(2) { width: 31%; }
.grid a { text-decoration-color: color-mix(in srgb, currentColor 35%, transparent); } .grid a:hover { text-decoration-color: currentColor; }
.grid caption { text-align: left; color: var(--soft); font-size: .875rem; padding: .75rem 0 .25rem; font-weight: 600; }
.grid th, .grid td { text-align: left; vertical-align: baseline; padding: .32rem .75rem .32rem 0; border-top: 1px solid var(--line); font-weight: 400; }
.grid thead th { color: var(--soft); font-size: .8125rem; border-top: 0; }
.grid td:last-child, .grid th:last-child { padding-right: 0; }
.grid .count { color: var(--soft); font-size: .8125rem; white-space: nowrap; }
.grid td.where { font-size: .875rem; line-height: 1.75; }

.card { margin: 1rem 0 0; padding: .9rem 1rem 1rem; border: 1px solid var(--line); border-left: 5px solid currentColor; border-radius: 3px; scroll-margin-top: 1rem; }
.card > * { color: var(--ink); }
.card.satisfied { border-left-color: var(--ok); } .card.partial, .card.soft-flag { border-left-color: var(--part); }
.card.absent, .card.contradicted, .card.flag { border-left-color: var(--bad); } .card.not-assessed { border-left-color: var(--none); }
.card:target, .card.lit { box-shadow: 0 0 0 2px var(--lit); }
.card h3, .card h4 { font-size: 1.0625rem; }
.card .no { color: var(--soft); font-weight: 400; font-variant-numeric: tabular-nums; margin-right: .35em; }
.meta { display: flex; flex-wrap: wrap; gap: .1rem .9rem; font-size: .875rem; margin: .2rem 0 .6rem; color: var(--soft); align-items: baseline; }
.meta .satisfied { color: var(--ok); } .meta .partial, .meta .soft-flag { color: var(--part); } .meta .absent, .meta .contradicted, .meta .flag { color: var(--bad); } .meta .not-assessed { color: var(--none); }
.meta .check { font-weight: 600; color: var(--ink); }
.badge { font-size: .8125rem; font-weight: 600; line-height: 1.5; padding: 0 .5em; border: 1px solid currentColor; border-radius: 3px; }
.badge.holds { color: var(--none); background: var(--none-bg); } .badge.lapsed { color: var(--bad); background: var(--bad-bg); }
.card > .decision, .decision { margin: .1rem 0 .7rem; padding: .5rem .85rem; font-size: .9375rem; border-left: 3px solid var(--none); background: var(--none-bg); color: var(--ink); }
.card > .decision.lapsed, .decision.lapsed { border-left-color: var(--bad); background: var(--bad-bg); } .decision > p { margin-bottom: .3rem; font-weight: 600; }
.record { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .1rem .9rem; font-size: .875rem; }
.record dt { color: var(--soft); } .decision .record dt { color: inherit; } .record dd { margin: 0; text-wrap: pretty; } .record code { font-size: .8125rem; overflow-wrap: anywhere; }
.card .why { text-wrap: pretty; }
.sub { font-size: .8125rem; font-weight: 600; color: var(--soft); margin: .9rem 0 .3rem; letter-spacing: .01em; }
.quote { margin: 0 0 .7rem; padding-left: .75rem; border-left: 2px solid var(--line); }
.quote figcaption { font-size: .8125rem; color: var(--soft); }
.quote blockquote, .model { font-family: ui-serif, Charter, Georgia, Cambria, "Times New Roman", serif; font-size: 1rem; unicode-bidi: isolate; }
.quote mark { background: var(--hit); color: inherit; padding: 0 .08em; border-radius: 2px; }
.remedy { margin-top: .9rem; padding: .7rem .85rem; background: var(--panel); border-radius: 3px; }
.remedy .sub { margin-top: 0; }
.remedy .where { font-size: .875rem; color: var(--soft); margin-top: .4rem; }
.remedy .bar { display: flex; justify-content: space-between; align-items: center; gap: 1rem; min-height: 1.75rem; margin-bottom: .3rem; }
.remedy .bar .sub { margin: 0; }
button.copy { font: inherit; font-size: .8125rem; color: var(--link); background: var(--page); border: 1px solid var(--link); border-radius: 3px; padding: .2rem .7rem; min-height: 1.75rem; cursor: pointer; white-space: nowrap; }
.why + .quote, .remarks p + .quote { margin-top: .5rem; }
details > summary { cursor: pointer; padding: .35rem 0; }
details.fold > summary { color: var(--link); font-size: .9375rem; }
details.more { margin: .1rem 0 .4rem; font-size: .875rem; } details.more > summary { color: var(--link); } details.more > summary + .quote { margin-top: .6rem; }
.covered details { border-top: 1px solid var(--line); scroll-margin-top: 1rem; }
.covered details:last-child { border-bottom: 1px solid var(--line); }
.covered summary { display: flex; flex-wrap: wrap; gap: 0 .6rem; align-items: baseline; padding: .4rem 0; }
.covered summary::before { content: ""; width: .45em; height: .45em; border: solid var(--soft); border-width: 0 2px 2px 0; transform: rotate(-45deg); margin-right: .15rem; position: relative; top: -.1em; }
.covered details[open] > summary::before { transform: rotate(45deg); }
.covered summary::-webkit-details-marker { display: none; }
.covered summary .where { margin-left: auto; color: var(--soft); font-size: .875rem; }
.covered .body { padding: 0 0 .75rem 1.1rem; }
.covered details:target > summary, .covered details.lit > summary { box-shadow: inset 3px 0 0 var(--lit); padding-left: .5rem; }
.plain { padding-left: 1.1rem; } .plain li { margin: .35rem 0; }
.remarks { list-style: none; padding: 0; } .remarks > li { padding: .6rem 0; border-top: 1px solid var(--line); } .remarks > li:first-child { border-top: 0; } .remarks .no { color: var(--soft); margin-right: .35em; } .remarks .record { margin-top: .3rem; }
.method { font-size: .875rem; color: var(--soft); } .method p { margin: .5rem 0; } .method code { overflow-wrap: anywhere; }

.contract { background: var(--panel); padding: 1.5rem 1.25rem 3rem; }
.paper { max-width: 44rem; margin: 0 auto; font: 1rem/1.6 ui-serif, Charter, Georgia, Cambria, "Times New Roman", serif; }
.contract > h2, .contract > .key { max-width: 44rem; margin-left: auto; margin-right: auto; }
.contract > h2 { font-size: 1.3rem; }
.key { font-size: .8125rem; color: var(--soft); margin-top: .4rem; margin-bottom: 1.25rem; line-height: 1.7; }
.key mark, .key ins, .key del { padding: 0 .2em; }
.file { font-family: system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif; font-size: 1rem; margin: 2rem 0 .5rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
.paper .h { margin: 1.4em 0 .4em; font-weight: 700; }
.paper .h1 { font-size: 1.3rem; } .paper .h2 { font-size: 1.125rem; } .paper .h3 { font-size: 1rem; } .paper .h4 { font-size: 1rem; font-style: italic; }
.paper p { margin: .55em 0; }
.paper.lines :is(p, .text, .h, th, td) { white-space: pre-line; }
.paper ul { list-style: none; padding: 0; margin: .55em 0; }
.paper li { display: flex; gap: .6em; margin: .35em 0; }
.paper li > .text { min-width: 0; flex: 1; }
.paper .l2 { margin-left: 1.25em; } .paper .l3 { margin-left: 2.5em; } .paper .l4 { margin-left: 3.75em; }
.paper .l0, .paper .l1 { margin-left: 0; }
.number { font-variant-numeric: tabular-nums; flex: none; }
.paper .note { font-size: .875rem; color: var(--soft); border-top: 1px solid var(--line); padding-top: .4em; }
.page { font: 600 .75rem/1 system-ui, sans-serif; color: var(--soft); border: 1px solid var(--line); border-radius: 2px; padding: 0 .3em; margin-right: .35em; white-space: nowrap; }
.scroll { overflow-x: auto; margin: .8em 0; }
.paper table { border-collapse: collapse; font-size: .9375rem; line-height: 1.45; min-width: 100%; }
.paper th, .paper td { border: 1px solid var(--line); padding: .35rem .55rem; text-align: left; vertical-align: top; min-width: 6em; }
.paper th { font-weight: 700; }
.paper mark, .key mark { color: inherit; background: none; border-radius: 2px; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
mark.t1 { background: var(--ok-bg); } mark.t2 { background: var(--part-bg); border-bottom: 2px dashed var(--part); } mark.t3 { background: var(--bad-bg); border-bottom: 2px solid var(--bad); }
mark.lit { outline: 2px solid var(--lit); outline-offset: 1px; }
.at { scroll-margin-top: 4.5rem; } .at:target + mark, .at:target + ins > mark { outline: 2px solid var(--lit); outline-offset: 1px; }
.paper p:has(.at:target), .paper li:has(.at:target), .paper td:has(.at:target), .paper .h:has(.at:target) { box-shadow: -4px 0 0 var(--lit); }
.chip { display: inline-block; font: 600 .75rem/1.5rem system-ui, sans-serif; min-width: 1.5rem; height: 1.5rem; padding: 0 .3rem; margin: 0 .1rem 0 .2rem; text-align: center; text-decoration: none; border: 1px solid currentColor; border-radius: .75rem; background: var(--page); vertical-align: baseline; white-space: nowrap; scroll-margin-top: 4.5rem; }
.chip.t1 { color: var(--ok); } .chip.t2 { color: var(--part); } .chip.t3 { color: var(--bad); }
ins { text-decoration: underline; text-decoration-color: var(--link); text-decoration-thickness: .09em; text-underline-offset: .2em; }
del { text-decoration: line-through; color: var(--soft); } del + ins { margin-left: .18em; }
.by { font: .75rem/1.2 system-ui, sans-serif; color: var(--soft); }

.versus { display: grid; gap: .75rem 1.25rem; grid-template-columns: minmax(0, 1fr); margin-top: .5rem; }
@media (min-width: 44rem) { .versus { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); } }
.versus h4.side { font-size: .8125rem; color: var(--soft); font-weight: 600; margin-bottom: .3rem; display: flex; flex-wrap: wrap; gap: .1rem .6rem; }
.card.won { border-left-color: var(--ok); } .card.lost { border-left-color: var(--bad); } .card.changed { border-left-color: var(--part); } .card.unchanged { border-left-color: var(--none); }
.won { color: var(--ok); } .lost { color: var(--bad); } .changed { color: var(--part); } .unchanged { color: var(--none); }
.meta .won { color: var(--ok); } .meta .lost { color: var(--bad); } .meta .changed { color: var(--part); } .meta .unchanged { color: var(--none); }
.wide.wrap { max-width: 62rem; }
.versus ins { background: var(--ok-bg); text-decoration-color: var(--ok); } .versus del { background: var(--bad-bg); color: inherit; text-decoration-color: var(--bad); }

@media (min-width: 70rem) and (min-height: 30rem) {
  .beside { display: grid; grid-template-columns: minmax(0, 1.05fr) minmax(0, 1fr); align-items: start; }
  .beside > .wrap { margin: 0 0 0 auto; width: 100%; padding: 2rem 2.25rem 4rem; }
  .beside > .contract { position: sticky; top: 0; height: 100vh; overflow-y: auto; border: 0; border-left: 1px solid var(--line); padding: 2rem 2.25rem 4rem; }
  .beside > .contract > h2, .beside > .contract > .key, .beside .paper { margin-left: 0; }
}
@media (max-width: 30rem) {
  .facts, .record { grid-template-columns: minmax(0, 1fr); gap: 0; } .facts dd, .record dd { margin-bottom: .4rem; }
  .grid thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .grid, .grid tbody, .grid tr, .grid th, .grid td { display: block; } .grid tr { border-top: 1px solid var(--line); padding: .4rem 0; }
  .grid caption { display: block; } .grid th, .grid td { border: 0; padding: .05rem 0; } .grid tbody th:nth-child(1) { width: auto; } .grid td.where:empty { display: none; }
  .paper .l2 { margin-left: .6em; } .paper .l3 { margin-left: 1.2em; } .paper .l4 { margin-left: 1.8em; }
  .paper th, .paper td { min-width: 5em; }
  .covered summary .where { margin-left: 1.6rem; width: 100%; }
}
@media (forced-colors: active) {
  .icon { color: CanvasText; } mark { background: Mark; color: MarkText; } mark.t1 { background: Canvas; color: CanvasText; border-bottom: 1px dotted; }
  .card { border-left-width: 5px; } .card:target, .card.lit { outline: 3px solid Highlight; } .chip, button.copy { border-color: currentColor; }
  .paper p:has(.at:target), .paper li:has(.at:target), .paper td:has(.at:target) { outline: 2px solid Highlight; }
}
@page { size: A4; margin: 18mm 16mm 18mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt system-ui, sans-serif; color: #555; } }
@media print {
  :root {
    color-scheme: light;
    --page: #ffffff; --panel: #ffffff; --ink: #000000; --soft: #444444; --line: #bbbbbb; --link: #000000;
    --bad: #8a1616; --bad-bg: #f8e3e1; --part: #5f3900; --part-bg: #f7ead0; --ok: #17492b; --ok-bg: #edf4ee; --none: #444444; --none-bg: #eeeeee; --hit: #f6e7b4;
  }
  body { font-size: 10pt; line-height: 1.4; }
  .wrap { max-width: none; padding: 0; } .contract { padding: 0; background: none; border: 0 !important; break-before: page; }
  .paper, .contract > h2, .contract > .key { max-width: none; }
  .beside ~ .beside { break-before: page; }
  .skip, nav.contents, button.copy { display: none; }
  h2, h3, h4, h5, .paper .h, .sub { break-after: avoid; }
  .overview, .grid tr, .quote, .remedy, .result, .decision, .record { break-inside: avoid; }
  .overview { margin-top: 1.2rem; } .grid, .grid td.where { font-size: 9pt; line-height: 1.3; } .grid th, .grid td { padding-top: .9mm; padding-bottom: .9mm; }
  .grid th:nth-child(1) { width: 40%; } .grid th:nth-child(2) { width: 24%; } .result { font-size: 1.05rem; margin: .75rem 0; }
  .remedy { border: 1px solid var(--line); }
  details:not(.more)::details-content { content-visibility: visible; block-size: auto; }
  .covered summary::before { display: none; }
  .scroll { overflow: visible; } .paper { font-size: 10pt; }
  .chip { height: auto; line-height: 1.2; font-size: 7.5pt; min-width: 0; padding: 0 1mm; }
  mark, .quote mark { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  a { text-decoration: none; } .method a, .meta a { text-decoration: underline; }
  p, li, blockquote { orphans: 3; widows: 3; }
}
`;

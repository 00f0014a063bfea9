import type { Styles } from './styles.js';
import { child, integer, toggle, value, type XmlElement } from './xml.js';

/** One level of a list (ECMA-376 part 1, 17.9.6). Levels count from 0. */
export interface ListLevel {
  readonly start: number;
  readonly format: string;
  /** "%1.%2": the numbers of the levels stand for the placeholders. */
  readonly pattern: string;
  /** All numbers in this level are shown as decimal ones (17.9.4). */
  readonly legal: boolean;
  /** A 0-based level: restarts only after that one or a higher one; `never`: goes on for ever (17.9.10). */
  readonly restartAfter: number | 'never';
  /** The paragraph style that is linked to the level. */
  readonly style?: string;
}

/** A list as paragraphs refer to it. Lists with the same `counters` go on with each other's numbers. */
export interface List {
  readonly id: string;
  readonly counters: string;
  readonly levels: readonly (ListLevel | undefined)[];
  /** Levels that start anew where this list is first used (17.9.26). */
  readonly restarts: ReadonlyMap<number, number>;
}

export type Lists = ReadonlyMap<string, List>;

export function readLists(root: XmlElement | undefined, styles: Styles): Lists {
  const definitions = new Map<string, XmlElement>();
  const instances = new Map<string, XmlElement>();
  for (const element of root?.children ?? []) {
    const definition = element.attributes['w:abstractNumId'];
    const instance = element.attributes['w:numId'];
    if (element.name === 'w:abstractNum' && definition !== undefined) definitions.set(definition, element);
    if (element.name === 'w:num' && instance !== undefined) instances.set(instance, element);
  }
  const linked = new Map<string, XmlElement>();
  for (const element of definitions.values()) {
    const link = value(element, 'w:styleLink');
    if (link !== undefined) linked.set(link, element);
  }
  const lists = new Map<string, List>();
  const levels = new Map<XmlElement, Levels>();
  for (const [id, element] of instances) {
    const definition = resolveDefinition(value(element, 'w:abstractNumId'), definitions, instances, linked, styles);
    if (!definition) continue;
    if (!levels.has(definition)) levels.set(definition, readLevels(definition));
    lists.set(id, readList(id, element, definition.attributes['w:abstractNumId']!, levels.get(definition)!));
  }
  return lists;
}

/** A definition may refer to a numbering style, which refers to the list that has the levels (17.9.21). */
function resolveDefinition(
  id: string | undefined,
  definitions: ReadonlyMap<string, XmlElement>,
  instances: ReadonlyMap<string, XmlElement>,
  linked: ReadonlyMap<string, XmlElement>,
  styles: Styles,
): XmlElement | undefined {
  let definition = definitions.get(id ?? '');
  for (let step = 0; definition && step < 10; step += 1) {
    const link = value(definition, 'w:numStyleLink');
    if (link === undefined) return definition;
    definition =
      linked.get(link) ?? definitions.get(value(instances.get(styles.list(link) ?? ''), 'w:abstractNumId') ?? '');
  }
  return undefined;
}

type Levels = readonly (ListLevel | undefined)[];

function readLevels(definition: XmlElement): Levels {
  const levels: (ListLevel | undefined)[] = [];
  for (const element of definition.children) readLevel(element, levels);
  return levels;
}

function readList(id: string, instance: XmlElement, counters: string, defined: Levels): List {
  const levels = [...defined];
  const restarts = new Map<number, number>();
  for (const override of instance.children) {
    const level = integer(override.attributes['w:ilvl']);
    if (override.name !== 'w:lvlOverride' || level === undefined || !isLevel(level)) continue;
    for (const element of override.children) readLevel(element, levels);
    const start = integer(value(override, 'w:startOverride'));
    if (start !== undefined) restarts.set(level, start);
  }
  return { id, counters, levels, restarts };
}

function readLevel(element: XmlElement, levels: (ListLevel | undefined)[]): void {
  const index = integer(element.attributes['w:ilvl']);
  if (element.name !== 'w:lvl' || index === undefined || !isLevel(index)) return;
  const restart = integer(value(element, 'w:lvlRestart'));
  const style = value(element, 'w:pStyle');
  levels[index] = {
    start: integer(value(element, 'w:start')) ?? 0,
    format: numberFormat(element),
    pattern: levelText(element),
    legal: toggle(element, 'w:isLgl') ?? false,
    restartAfter: restart === undefined ? index - 1 : restart === 0 ? 'never' : restart - 1,
    ...(style === undefined ? {} : { style }),
  };
}

/** Newer formats ("001") come as an alternative to a plain one; the custom one is read from its sample. */
function numberFormat(level: XmlElement): string {
  const choice = child(child(child(level, 'mc:AlternateContent'), 'mc:Choice'), 'w:numFmt');
  const element =
    choice ?? child(level, 'w:numFmt') ?? child(child(child(level, 'mc:AlternateContent'), 'mc:Fallback'), 'w:numFmt');
  const format = element?.attributes['w:val'] ?? 'decimal';
  return format === 'custom' ? `custom:${element?.attributes['w:format'] ?? ''}` : format;
}

function levelText(level: XmlElement): string {
  const element = child(level, 'w:lvlText');
  return element?.attributes['w:null'] === '1' ? '' : (element?.attributes['w:val'] ?? '');
}

function isLevel(level: number): boolean {
  return level >= 0 && level <= 8;
}

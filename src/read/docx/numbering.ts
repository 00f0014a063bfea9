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
  const lists = new Map<string, List>();
  for (const [id, element] of instances) {
    const definition = resolveDefinition(value(element, 'w:abstractNumId'), definitions, instances, styles);
    if (definition) lists.set(id, readList(id, element, definition));
  }
  return lists;
}

/** A definition may refer to a numbering style, which refers to the list that has the levels (17.9.21). */
function resolveDefinition(
  id: string | undefined,
  definitions: ReadonlyMap<string, XmlElement>,
  instances: ReadonlyMap<string, XmlElement>,
  styles: Styles,
): XmlElement | undefined {
  const visited = new Set<XmlElement>();
  let definition = definitions.get(id ?? '');
  while (definition && !visited.has(definition)) {
    visited.add(definition);
    const link = value(definition, 'w:numStyleLink');
    if (link === undefined) return definition;
    const linked = [...definitions.values()].find((candidate) => value(candidate, 'w:styleLink') === link);
    definition = linked ?? definitions.get(value(instances.get(styles.list(link) ?? ''), 'w:abstractNumId') ?? '');
  }
  return definition;
}

function readList(id: string, instance: XmlElement, definition: XmlElement): List {
  const levels: (ListLevel | undefined)[] = [];
  const restarts = new Map<number, number>();
  for (const element of definition.children) readLevel(element, levels);
  for (const override of instance.children) {
    const level = integer(override.attributes['w:ilvl']);
    if (override.name !== 'w:lvlOverride' || level === undefined || !isLevel(level)) continue;
    for (const element of override.children) readLevel(element, levels);
    const start = integer(value(override, 'w:startOverride'));
    if (start !== undefined) restarts.set(level, start);
  }
  return { id, counters: definition.attributes['w:abstractNumId']!, levels, restarts };
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

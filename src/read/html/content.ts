import type { Element, Nodes, Root } from 'hast';
import { NO_TEXT } from './names.js';

export type Skip = (element: Element) => boolean;

/**
 * What of a page is the contract: its `main` or `article` if that holds most of the text, else everything but
 * navigation, banners and what is hidden; but everything if that would drop more than two thirds.
 */
export function contentOf(tree: Root): { roots: Nodes[]; skip: Skip } {
  const all = lengthOf(tree, isNoText);
  const content = lengthOf(tree, isFurniture);
  if (content * 3 < all) return { roots: [tree], skip: isNoText };
  const main = mains(tree);
  const inMain = main.reduce((sum, element) => sum + lengthOf(element, isFurniture), 0);
  if (inMain * 3 >= all && inMain * 2 >= content)
    return { roots: [...titleOf(tree, main), ...main], skip: isFurniture };
  return { roots: [tree], skip: isFurniture };
}

export function isNoText(element: Element): boolean {
  return NO_TEXT.has(element.tagName);
}

const FURNITURE_ROLES = new Set([
  'navigation',
  'banner',
  'contentinfo',
  'search',
  'alertdialog',
  'dialog',
  'toolbar',
  'menubar',
  'menu',
]);
const FURNITURE_NAMES =
  /(?:^|[\s_-])(?:cookie-?(?:banner|bar|consent|notice|popup|modal|dialog|overlay|law|wall|hint)s?|consent-?(?:banner|bar|popup|modal|dialog|manager)|gdpr-?(?:banner|popup|modal)|cc-(?:window|banner)|onetrust[\w-]*|didomi[\w-]*|cookiebot[\w-]*|nav|navbar|navigation|navi|nav-?(?:links|menu|inner|bar)|main-?menu|site-?(?:nav|menu)|menu|topbar|breadcrumbs?|sidebar|skip-?(?:link|nav|to-content)|toc|table-of-contents|pagination|pager|share|social(?:-(?:links|share|media))?|lang(?:uage)?-?(?:switch|switcher|selector|menu)|back-?to-?top|sr-only|visually-hidden)(?=$|[\s_])/i;

function isFurniture(element: Element): boolean {
  if (isNoText(element) || isHidden(element)) return true;
  const { tagName, properties } = element;
  if (tagName === 'nav' || tagName === 'search') return true;
  if (
    tagName === 'html' ||
    tagName === 'body' ||
    tagName === 'main' ||
    tagName === 'article' ||
    /^h[1-6]$/.test(tagName)
  ) {
    return false;
  }
  if (FURNITURE_ROLES.has(String(properties.role ?? '').toLowerCase())) return true;
  if (isListOfPageLinks(element)) return true;
  const names = `${String(properties.id ?? '')} ${className(element)}`.replace(/([a-z])([A-Z])/g, '$1-$2');
  const isNamed = FURNITURE_NAMES.test(names);
  if (tagName === 'header' || tagName === 'footer' || tagName === 'aside' || isNamed) {
    // The title of a contract may stand in a header and its signatures in a footer.
    return !hasHeading(element) && (isNamed || linkShare(element) > 0.3 || lengthOf(element, isNoText) < 300);
  }
  return false;
}

function className(element: Element): string {
  const names = element.properties.className;
  return Array.isArray(names) ? names.join(' ') : String(names ?? '');
}

function isHidden(element: Element): boolean {
  const { properties } = element;
  if (properties.hidden !== undefined && properties.hidden !== null && properties.hidden !== false) return true;
  if (String(properties.ariaHidden ?? '') === 'true') return true;
  return /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(String(properties.style ?? ''));
}

/** A table of contents: three or more entries, each nothing but a link into the page. */
function isListOfPageLinks(element: Element): boolean {
  if (element.tagName !== 'ul' && element.tagName !== 'ol') return false;
  const items = element.children.filter((node): node is Element => node.type === 'element' && node.tagName === 'li');
  return (
    items.length >= 3 && items.every((item) => textLength(item) > 0 && linkLength(item, true) === textLength(item))
  );
}

function hasHeading(element: Element): boolean {
  return element.children.some(
    (node) => node.type === 'element' && (/^h[1-3]$/.test(node.tagName) || (!isHidden(node) && hasHeading(node))),
  );
}

function linkShare(element: Element): number {
  const length = textLength(element);
  return length === 0 ? 0 : linkLength(element, false) / length;
}

function linkLength(node: Nodes, withinPage: boolean): number {
  if (node.type !== 'element' && node.type !== 'root') return 0;
  if (node.type === 'element' && node.tagName === 'a') {
    if (!withinPage || String(node.properties.href ?? '').startsWith('#')) return textLength(node);
  }
  return node.children.reduce((sum, child) => sum + linkLength(child as Nodes, withinPage), 0);
}

function textLength(node: Nodes): number {
  return lengthOf(node, isNoText);
}

function lengthOf(node: Nodes, skip: Skip): number {
  if (node.type === 'text') return node.value.replace(/\s+/g, '').length;
  if (node.type !== 'element' && node.type !== 'root') return 0;
  if (node.type === 'element' && skip(node)) return 0;
  return node.children.reduce((sum, child) => sum + lengthOf(child as Nodes, skip), 0);
}

/** The title of the page, where it stands above its main part. */
function titleOf(tree: Root, main: readonly Element[]): Element[] {
  const titles = (node: Nodes): Element[] => {
    if (node.type !== 'element' && node.type !== 'root') return [];
    if (node.type === 'element' && (isNoText(node) || isHidden(node))) return [];
    if (node.type === 'element' && node.tagName === 'h1') return [node];
    return node.children.flatMap((child) => titles(child as Nodes));
  };
  return main.some((element) => titles(element).length > 0) ? [] : titles(tree).slice(0, 1);
}

function mains(node: Nodes): Element[] {
  if (node.type !== 'element' && node.type !== 'root') return [];
  if (node.type === 'element' && (isNoText(node) || isHidden(node))) return [];
  if (node.type === 'element' && (node.tagName === 'main' || node.properties.role === 'main')) return [node];
  const found = node.children.flatMap((child) => mains(child as Nodes));
  if (found.length > 0) return found;
  return node.type === 'element' && node.tagName === 'article' ? [node] : [];
}

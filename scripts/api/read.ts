/** What the package exports, as its source says it: signatures, docstrings, fields. */
import { fileURLToPath } from 'node:url';
import {
  type FunctionDeclaration,
  isClassDeclaration,
  isConstructorDeclaration,
  isFunctionDeclaration,
  isIdentifier,
  isInterfaceDeclaration,
  isMethodSignatureDeclaration,
  isPropertyDeclaration,
  isPropertySignatureDeclaration,
  isTypeAliasDeclaration,
  isTypeReferenceNode,
  isVariableDeclaration,
  type Node,
  type ParameterDeclaration,
  type SourceFile,
  SyntaxKind,
} from 'typescript/unstable/ast';
import { API, type Project, type Symbol as TypeSymbol } from 'typescript/unstable/sync';

export interface Parameter {
  readonly name: string;
  readonly type: string;
  readonly optional: boolean;
  readonly says: string;
}

export interface Field {
  readonly name: string;
  readonly type: string;
  readonly optional: boolean;
  readonly says: string;
}

export interface Export {
  readonly name: string;
  readonly kind: 'function' | 'class' | 'constant' | 'interface' | 'alias';
  /** Path of the file that it stands in, from the root of the project. */
  readonly file: string;
  readonly signature: string;
  /** The docstring without its tags. */
  readonly says: string;
  readonly parameters: readonly Parameter[];
  readonly returns: string;
  readonly throws: string;
  /** Of an interface or a class, with those that it inherits. */
  readonly fields: readonly Field[];
  /** Types of this project that the signature and the fields name. */
  readonly names: readonly string[];
}

export interface Entry {
  /** Docstring of the module. */
  readonly says: string;
  /** Values first, types behind, each in the order of their names. */
  readonly exports: readonly Export[];
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Reads the entry files, named from the root of the project, by the compiler that checks them. */
export function readEntries(files: readonly string[]): Entry[] {
  const api = new API({ cwd: ROOT });
  try {
    const config = `${ROOT}tsconfig.json`;
    const project = api.updateSnapshot({ openProjects: [config] }).getProject(config);
    if (project === undefined) throw new Error(`There is no project in ${config}.`);
    return files.map((file) => readEntry(file, project));
  } finally {
    api.close();
  }
}

function readEntry(file: string, project: Project): Entry {
  const source = project.program.getSourceFile(`${ROOT}${file}`);
  const module = source && project.checker.getSymbolAtLocation(source);
  if (source === undefined || module === undefined) throw new Error(`${file} is no module of the project.`);
  const exports = project.checker
    .getExportsOfModule(module)
    .map((symbol) => readExport(symbol, project))
    .sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
  return { says: leadingDoc(source), exports };
}

/** Functions, the class of errors, constants; then all types alike. */
function rank({ kind }: Export): number {
  const at = ['function', 'class', 'constant'].indexOf(kind);
  return at === -1 ? 3 : at;
}

function readExport(symbol: TypeSymbol, project: Project): Export {
  const { checker } = project;
  const target = checker.getAliasedSymbol(symbol);
  const nodes = target.declarations.flatMap((handle) => handle.resolve(project) ?? []);
  const [node] = nodes;
  if (node === undefined) throw new Error(`${symbol.name} has no declaration.`);
  const tags = checker.getJsDocTagsOfSymbol(target);
  const tag = (name: string) => clean(tags.find((one) => one.name === name)?.text ?? '');
  const says = checker.getDocumentationCommentOfSymbol(target);
  const params = tags.flatMap(({ name, text = '' }) => (name === 'param' ? [clean(text)] : []));
  return {
    name: symbol.name,
    kind: kindOf(node),
    file: fileOf(node).slice(ROOT.length),
    signature: signatureOf(symbol.name, nodes, params),
    // An alias with nothing above it is given what stands at the head of its file.
    says: ownDoc(node) || nodes.some((one) => ownDoc(one)) ? clean(says) : '',
    parameters: parametersOf(nodes, params),
    returns: tag('returns'),
    throws: tag('throws'),
    fields: fieldsOf(target, node, project),
    names: [...namesOf(nodes, target, project)].sort(),
  };
}

function kindOf(node: Node): Export['kind'] {
  if (isFunctionDeclaration(node)) return 'function';
  if (isClassDeclaration(node)) return 'class';
  if (isVariableDeclaration(node)) return 'constant';
  if (isInterfaceDeclaration(node)) return 'interface';
  if (isTypeAliasDeclaration(node)) return 'alias';
  throw new Error(`An export of a kind that the pages do not know: ${textOf(node).slice(0, 60)}`);
}

function signatureOf(name: string, nodes: readonly Node[], says: readonly string[]): string {
  const [first] = nodes;
  if (first === undefined) return name;
  if (isFunctionDeclaration(first)) {
    const functions = nodes.filter((node) => isFunctionDeclaration(node));
    // Overloads are what users see; the one with the body is not among them.
    const shown = functions.length > 1 ? functions.filter(({ body }) => body === undefined) : functions;
    return shown.map((one) => functionSignature(name, one, says)).join('\n');
  }
  if (isVariableDeclaration(first)) {
    return first.type ? `const ${name}: ${textOf(first.type)}` : `const ${oneLine(textOf(first))}`;
  }
  if (isClassDeclaration(first)) {
    const made = first.members.find((member) => isConstructorDeclaration(member));
    const parameters = made && isConstructorDeclaration(made) ? made.parameters.map((one) => parameterOf(one)) : [];
    const listed = parameters.map((one) => `    ${shownParameter(one)},\n`).join('');
    return `${withoutExport(textOf(first)).split('{')[0]?.trim()} {\n  constructor(\n${listed}  )\n}`;
  }
  if (isInterfaceDeclaration(first)) return withoutExport(textOf(first)).split('{')[0]!.replace(/\s+/g, ' ').trim();
  return withoutExport(textOf(first)).replace(/;$/, '');
}

function functionSignature(name: string, node: FunctionDeclaration, says: readonly string[]): string {
  const parameters = node.parameters.map((one, at) => shownParameter(parameterOf(one, says[at])));
  const result = node.type ? oneLine(textOf(node.type)) : 'void';
  const short = `function ${name}(${parameters.join(', ')}): ${result}`;
  return short.length <= 100
    ? short
    : `function ${name}(\n${parameters.map((one) => `  ${one},\n`).join('')}): ${result}`;
}

const shownParameter = ({ name, type, optional }: Parameter) => `${name}${optional ? '?' : ''}: ${type}`;

function parametersOf(nodes: readonly Node[], says: readonly string[]): Parameter[] {
  // Overloads share their parameters; the last declaration names them all.
  const last = nodes.at(-1);
  return last && isFunctionDeclaration(last) ? last.parameters.map((one, at) => parameterOf(one, says[at])) : [];
}

/** `says` is the tag of the parameter: its name, then its words. */
function parameterOf(parameter: ParameterDeclaration, says = ''): Parameter {
  const [named = '', ...words] = says.split(/\s/);
  // A parameter that is taken apart in place has no name of its own: that of its tag counts.
  const name = isIdentifier(parameter.name) ? textOf(parameter.name) : named;
  return {
    name,
    type: parameter.type ? oneLine(textOf(parameter.type)) : '',
    optional: parameter.questionToken !== undefined || parameter.initializer !== undefined,
    says: name === named ? words.join(' ').trim() : '',
  };
}

function fieldsOf(symbol: TypeSymbol, node: Node, { checker, ...project }: Project): Field[] {
  if (!isInterfaceDeclaration(node) && !isClassDeclaration(node)) return [];
  const type = checker.getDeclaredTypeOfSymbol(symbol);
  return checker.getPropertiesOfType(type).flatMap((property) => {
    const declared = property.declarations[0]?.resolve({ checker, ...project } as Project);
    if (declared === undefined || !fileOf(declared).startsWith(`${ROOT}src/`)) return [];
    const isField = isPropertySignatureDeclaration(declared) || isPropertyDeclaration(declared);
    const written = isField || isMethodSignatureDeclaration(declared) ? declared.type : undefined;
    const made = checker.getTypeOfSymbol(property);
    return [
      {
        name: property.name,
        type: written ? oneLine(textOf(written)) : made ? checker.typeToString(made) : '',
        optional: isField && declared.postfixToken !== undefined,
        says: clean(checker.getDocumentationCommentOfSymbol(property)),
      },
    ];
  });
}

/** Types of this project, and not of a library, that a user must know to read what is exported. */
function namesOf(nodes: readonly Node[], symbol: TypeSymbol, project: Project): Set<string> {
  const { checker } = project;
  const found = new Set<string>();
  const visit = (node: Node): void => {
    if (isTypeReferenceNode(node)) {
      const named = checker.getSymbolAtLocation(node.typeName);
      const meant = named && (named.declarations.length === 0 ? named : aliased(named));
      const at = meant?.declarations[0];
      // A parameter of a type ends with it.
      const isOurs = at?.path.toLowerCase().startsWith(`${ROOT}src/`.toLowerCase());
      if (meant && isOurs && at?.kind !== SyntaxKind.TypeParameter) found.add(meant.name);
    }
    node.forEachChild((child) => {
      visit(child);
      return undefined;
    });
  };
  const aliased = (named: TypeSymbol) => {
    try {
      return checker.getAliasedSymbol(named);
    } catch {
      return named;
    }
  };
  for (const node of nodes) {
    if (isFunctionDeclaration(node)) {
      for (const parameter of node.parameters) if (parameter.type) visit(parameter.type);
      if (node.type) visit(node.type);
    } else if (isTypeAliasDeclaration(node)) {
      visit(node.type);
    } else if (isVariableDeclaration(node) && node.type) {
      visit(node.type);
    } else if (isInterfaceDeclaration(node) || isClassDeclaration(node)) {
      for (const property of checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(symbol))) {
        const declared = property.declarations[0]?.resolve(project);
        if (declared && fileOf(declared).startsWith(`${ROOT}src/`)) visit(declared);
      }
    }
  }
  return found;
}

/** The docstring at the head of a module. */
function leadingDoc(source: SourceFile): string {
  const [, text = ''] = /^\s*\/\*\*([\s\S]*?)\*\//.exec(source.text) ?? [];
  return clean(text.replace(/^\s*\*/gm, ''));
}

/** Whether a docstring stands directly above the declaration. */
function ownDoc(node: Node): boolean {
  const whole = isVariableDeclaration(node) ? node.parent.parent : node;
  const above = whole.getSourceFile().text.slice(whole.pos, whole.getStart());
  return /\*\/\s*$/.test(above);
}

const fileOf = (node: Node) => node.getSourceFile().fileName;
const textOf = (node: Node) => node.getText();
const withoutExport = (text: string) => text.replace(/^export (?:async )?/, '');
const oneLine = (text: string) =>
  text
    .replace(/\/\*\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .trim();
/** Lines of a docstring break where its file is full: a paragraph is what an empty line ends. */
const clean = (text: string) =>
  text
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s*\n\s*/g, ' ').trim())
    .join('\n\n');

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** A string of the source, and where it stands (`path:line`). */
export interface SourceString {
  readonly text: string;
  readonly at: string;
}

/** The one file that may hand a variable to `l10n.t`: it translates the templates of the core. */
export const LOCALIZER = 'src/extension/platform/localize.ts';

/** First arguments of `l10n.t` below a folder; `computed` are those that no bundle can be checked for. */
export function translatedStrings(folder: string): { literal: SourceString[]; computed: string[] } {
  const literal: SourceString[] = [];
  const computed: string[] = [];
  for (const file of sourcesBelow(folder, 'l10n.t(')) {
    walk(file, (node) => {
      if (!ts.isCallExpression(node) || !/(^|\.)l10n\.t$/.test(node.expression.getText(file))) return;
      const [first] = node.arguments;
      const at = placeOf(file, node);
      if (first !== undefined && ts.isStringLiteralLike(first)) literal.push({ text: first.text, at });
      else if (file.fileName !== LOCALIZER) computed.push(at);
    });
  }
  return { literal, computed };
}

/** Templates by message code, out of the `messages.ts` files that a file imports. */
export function importedTemplates(importer: string): Map<string, SourceString> {
  const templates = new Map<string, SourceString>();
  walk(parse(importer), (node) => {
    if (!ts.isImportDeclaration(node) || !ts.isStringLiteral(node.moduleSpecifier)) return;
    const module = path.posix.join(path.posix.dirname(importer), `${node.moduleSpecifier.text}.ts`);
    if (path.posix.basename(module) === 'messages.ts') addTemplates(module, templates);
  });
  return templates;
}

/** Templates by message code, out of all `messages.ts` files below a folder. */
export function templatesBelow(folder: string): Map<string, SourceString> {
  const templates = new Map<string, SourceString>();
  for (const { fileName } of sourcesBelow(folder, ': MessageTemplates')) {
    if (path.posix.basename(fileName) === 'messages.ts') addTemplates(fileName, templates);
  }
  return templates;
}

/** The codes that calls of `message()` below a folder name literally. */
export function raisedCodes(folder: string): SourceString[] {
  const codes: SourceString[] = [];
  for (const file of sourcesBelow(folder, 'message(')) {
    walk(file, (node) => {
      if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression) || node.expression.text !== 'message') return;
      const [first] = node.arguments;
      if (first !== undefined && ts.isStringLiteralLike(first)) {
        codes.push({ text: first.text, at: placeOf(file, node) });
      }
    });
  }
  return codes;
}

function addTemplates(module: string, templates: Map<string, SourceString>): void {
  const file = parse(module);
  walk(file, (node) => {
    if (!ts.isPropertyAssignment(node)) return;
    const at = placeOf(file, node);
    // A template put together at run time could be in no bundle.
    if (!ts.isStringLiteralLike(node.initializer)) throw new Error(`${at}: a template must be one string literal`);
    const code = ts.isStringLiteral(node.name) ? node.name.text : node.name.getText(file);
    templates.set(code, { text: node.initializer.text, at });
  });
}

/** The files below a folder that contain a text; only those are worth parsing. */
function sourcesBelow(folder: string, content: string): ts.SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.posix.join(folder, name.replaceAll(path.sep, '/')))
    .filter((name) => name.endsWith('.ts') && readFileSync(name, 'utf8').includes(content))
    .sort()
    .map(parse);
}

const parsed = new Map<string, ts.SourceFile>();

function parse(name: string): ts.SourceFile {
  const file = parsed.get(name) ?? ts.createSourceFile(name, readFileSync(name, 'utf8'), ts.ScriptTarget.Latest, false);
  parsed.set(name, file);
  return file;
}

function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => {
    walk(child, visit);
  });
}

function placeOf(file: ts.SourceFile, node: ts.Node): string {
  return `${file.fileName}:${file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1}`;
}

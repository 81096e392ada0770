import * as vscode from 'vscode';
import { factsOf, groupKey } from '../../articles/mark-facts';
import { asText } from '../../platform/as-text';
import { toRange } from '../../platform/coordinates';
import { typeName } from '../../platform/type-names';
import type { Services } from '../../services';

const MAX_SYMBOLS = 2000;

const KINDS: Readonly<Record<string, vscode.SymbolKind>> = {
  actor: vscode.SymbolKind.Object,
  institution: vscode.SymbolKind.Module,
  date: vscode.SymbolKind.Event,
};

/** One symbol per entity with its mentions below, for the Outline view and "Go to Symbol". */
export function registerOutline(_context: vscode.ExtensionContext, services: Services): vscode.Disposable {
  return vscode.languages.registerDocumentSymbolProvider(
    { pattern: '**' },
    {
      provideDocumentSymbols(document) {
        const session = services.sessions.get(document);
        if (session === undefined) return undefined;
        const groups = new Map<string, vscode.DocumentSymbol>();
        for (const mark of session.mentionMarks(MAX_SYMBOLS)) {
          const facts = factsOf(session, mark);
          const range = toRange(document, mark);
          const kind = KINDS[mark.type] ?? vscode.SymbolKind.Key;
          const symbol = new vscode.DocumentSymbol(asText(facts.text, 80) || '…', '', kind, range, range);
          const key = groupKey(mark.type, facts.name);
          const group = groups.get(key);
          if (group === undefined) {
            const name = asText(facts.name, 80) || '…';
            const top = new vscode.DocumentSymbol(name, typeName(mark.type), kind, range, range);
            top.children.push(symbol);
            groups.set(key, top);
          } else {
            group.children.push(symbol);
            group.range = group.range.union(range);
          }
        }
        return [...groups.values()];
      },
    },
    { label: 'Marginalia' },
  );
}

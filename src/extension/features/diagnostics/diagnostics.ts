import * as vscode from 'vscode';
import { decodeFile } from '../../../sidecar/decode';
import type { Finding, Severity } from '../../../sidecar/finding';
import { parseRegistry, parseSidecar } from '../../../sidecar/parse';
import { isRegistryUri, isSidecarUri } from '../../articles/article-uris';
import { Debounce } from '../../articles/debounce';
import { Disposable } from '../../platform/disposable';
import { localize } from '../../platform/localize';
import type { Services } from '../../services';

/** VS Code shows at most this many problems of a file. */
const MAX_PROBLEMS = 1000;
const CHECK_DELAY = 300;

const SEVERITY: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
};

/** Problems of sidecars and registries: those that are open in an editor, and those of open articles. */
class Diagnostics extends Disposable {
  private readonly collection = this.register(vscode.languages.createDiagnosticCollection('marginalia'));
  private readonly changed = new Set<vscode.TextDocument>();
  private readonly checkLater = this.register(new Debounce(CHECK_DELAY, () => this.checkChanged()));

  constructor(services: Services) {
    super();
    this.register(
      services.sessions.onDidChange(({ session, change }) => {
        if (change === 'positions') return;
        const uri = vscode.Uri.parse(session.file.path, true);
        // An open sidecar is checked as it is edited; the session tells about the others.
        if (findDocument(uri) !== undefined) return;
        this.collection.set(uri, change === 'closed' ? [] : session.findings.slice(0, MAX_PROBLEMS).map(fromFinding));
      }),
    );
    this.register(vscode.workspace.onDidOpenTextDocument((document) => this.check(document)));
    this.register(
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (!isChecked(document)) return;
        this.changed.add(document);
        this.checkLater.trigger();
      }),
    );
    this.register(
      vscode.workspace.onDidCloseTextDocument((document) => {
        if (isChecked(document)) this.collection.delete(document.uri);
      }),
    );
    vscode.workspace.textDocuments.forEach((document) => this.check(document));
  }

  private checkChanged(): void {
    const documents = [...this.changed];
    this.changed.clear();
    for (const document of documents) if (!document.isClosed) this.check(document);
  }

  private check(document: vscode.TextDocument): void {
    if (!isChecked(document)) return;
    const parse = isRegistryUri(document.uri) ? parseRegistry : parseSidecar;
    const { findings } = decodeFile(new TextEncoder().encode(document.getText()), parse);
    const shown = findings.slice(0, MAX_PROBLEMS).map(fromFinding);
    if (findings.length > MAX_PROBLEMS) {
      shown.unshift(
        new vscode.Diagnostic(
          new vscode.Range(0, 0, 0, 0),
          vscode.l10n.t('{0} problems, of which {1} are shown.', findings.length, MAX_PROBLEMS),
          vscode.DiagnosticSeverity.Information,
        ),
      );
    }
    this.collection.set(document.uri, shown);
  }
}

/** A registry is ours only if it says so: other tools have files of that name too. */
function isChecked(document: vscode.TextDocument): boolean {
  if (isSidecarUri(document.uri)) return true;
  return isRegistryUri(document.uri) && /^format:\s*"?marginalia\//m.test(document.getText().slice(0, 2000));
}

function findDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const key = uri.toString();
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === key);
}

function fromFinding(finding: Finding): vscode.Diagnostic {
  const start = new vscode.Position(Math.max(0, finding.line - 1), Math.max(0, finding.column - 1));
  const length = Math.max(1, Math.min(finding.end - finding.start, 200));
  const diagnostic = new vscode.Diagnostic(
    new vscode.Range(start, start.translate(0, length)),
    localize(finding.message),
    SEVERITY[finding.severity],
  );
  diagnostic.code = finding.code;
  diagnostic.source = 'Marginalia';
  return diagnostic;
}

export function registerDiagnostics(_context: vscode.ExtensionContext, services: Services): vscode.Disposable {
  return new Diagnostics(services);
}

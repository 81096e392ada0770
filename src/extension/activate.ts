import * as vscode from 'vscode';
import type { WorkerRecognizer } from '../recognition/remote/worker-recognizer';
import { KnownTexts } from '../workspace/known-texts';
import { SidecarStore } from '../workspace/sidecar-store';
import { ArticleEdits } from './articles/article-edits';
import { ArticleSessions } from './articles/article-sessions';
import { ProjectLexicons } from './articles/project-lexicons';
import { Registries } from './articles/registries';
import type { SessionServices } from './articles/session-services';
import { WorkspaceIndex } from './articles/workspace-index';
import { registerArticleView } from './features/article-view/article-view';
import { registerArticleCommands } from './features/commands/article-commands';
import { registerLinkCommand } from './features/commands/link-command';
import { registerMarkCommands } from './features/commands/mark-commands';
import { registerNavigationCommands } from './features/commands/navigation-commands';
import { registerContextKeys } from './features/context-keys/context-keys';
import { registerDiagnostics } from './features/diagnostics/diagnostics';
import { registerEntitiesView } from './features/entities-view/entities-view';
import { registerFileBadges } from './features/file-badges/file-badges';
import { registerFileMoves } from './features/file-moves/file-moves';
import { registerHighlights } from './features/highlights/highlights';
import { registerRuler } from './features/highlights/ruler';
import { registerHover } from './features/hover/hover';
import { registerOutline } from './features/outline/outline';
import { registerQuickFixes } from './features/quick-fixes/quick-fixes';
import { registerStatusBar } from './features/status-bar/status-bar';
import { registerWrapOffer } from './features/wrap-offer/wrap-offer';
import { Configuration } from './platform/configuration';
import { createExtensionRecognizer } from './platform/extension-recognizer';
import type { Host } from './platform/host';
import { OpenDocumentFiles } from './platform/open-document-files';
import { StorageFolder } from './platform/storage-folder';
import type { Services } from './services';

declare const MARGINALIA_VERSION: string;

type Feature = (context: vscode.ExtensionContext, services: Services) => vscode.Disposable;

const FEATURES: readonly Feature[] = [
  registerContextKeys,
  registerHighlights,
  registerRuler,
  registerHover,
  registerMarkCommands,
  registerLinkCommand,
  registerNavigationCommands,
  registerArticleCommands,
  registerArticleView,
  registerEntitiesView,
  registerStatusBar,
  registerDiagnostics,
  registerQuickFixes,
  registerOutline,
  registerWrapOffer,
  registerFileMoves,
  registerFileBadges,
];

/** What tests may use of a running extension. */
export interface Api {
  readonly services: Services;
  readonly recognizer: WorkerRecognizer;
}

/** Wires the services and features; both hosts call it with what they do differently. */
export function activateWith(context: vscode.ExtensionContext, host: Host): Api {
  const log = vscode.window.createOutputChannel('Marginalia', { log: true });
  const configuration = new Configuration();
  const files = new OpenDocumentFiles(host.files);
  const store = new SidecarStore(files, host);
  const registries = new Registries(store);
  const recognizer = createExtensionRecognizer(context.extensionUri, host, log);
  const index = new WorkspaceIndex(files, registries, host, log);
  const base: SessionServices = {
    store,
    configuration,
    scheduler: host,
    log,
    knownTexts:
      context.storageUri === undefined
        ? undefined
        : new KnownTexts(new StorageFolder(vscode.Uri.joinPath(context.storageUri, 'articles'))),
    lexicons: new ProjectLexicons(index, configuration, host),
    loadRegistry: (article) => registries.load(article),
    recognize: (input, signal) =>
      recognizer.recognize(input, { yieldNow: () => host.yieldNow(), now: () => host.now(), signal }),
  };
  const sessions = new ArticleSessions(base, context.workspaceState);
  const annotator = () => configuration.get('annotator', '').trim() || host.defaultAnnotator;
  const services: Services = {
    ...base,
    files,
    sessions,
    edits: new ArticleEdits(store, annotator, `marginalia ${MARGINALIA_VERSION}`, host),
    registries,
    index,
  };
  context.subscriptions.push(log, configuration, recognizer, sessions, index);
  for (const register of FEATURES) context.subscriptions.push(register(context, services));
  void sessions.start();
  return { services, recognizer };
}

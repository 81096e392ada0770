import { TESTS_FAILED } from '../integration/harness/protocol';

/** Errors that a server without network, gallery and native modules always logs, whatever the extension does. */
const HARMLESS: readonly RegExp[] = [
  /extension.?gallery|marketplace|open-vsx|extensionquery/i,
  /\[Service Worker\] registration/,
  /Timed out waiting for authentication provider 'github'/,
  /windows-process-tree|kerberos|node-pty|@parcel\/watcher/i,
  // What the tests report by themselves.
  new RegExp(TESTS_FAILED),
  // VS Code gives up one of its own requests; cancelling is no error.
  /\[error\] Canceled: Canceled/,
  // A refresh of a tree overtook VS Code's own request for the children that were shown before.
  /\[error\] No tree item with id '/,
  /Unable to refresh tree view \S+: Canceled/,
  // VS Code's own request for a row's command came after the row was drawn again.
  /Actual command not found, wanted to execute marginalia\.reveal/,
  // The extension host is told to end while one of its own connections is open.
  /\[error\] Error: read ECONNRESET/,
  // On a busy machine VS Code stops waiting for the extensions that want to see a file before it is saved.
  /Aborted onWillSaveTextDocument-event/,
  // French without a language pack: VS Code's own extensions then speak English.
  /No bundle location found for extension vscode\./,
];

/**
 * The errors in a log of VS Code that need an explanation: every entry at level error, with the lines that belong to
 * it, each once, without the noise that is known to be harmless.
 */
export function unexpectedErrors(log: string): readonly string[] {
  const errors = entriesOf(log)
    .filter((entry) => /^\S+ \S+ \[error\]/.test(entry))
    .filter((entry) => !HARMLESS.some((noise) => noise.test(entry)));
  // The same error again tells nothing new.
  const byText = new Map(errors.map((entry) => [entry.replace(/^\S+ \S+ /, ''), entry]));
  return [...byText.values()];
}

/** An entry begins with a time; lines without one, such as a stack, continue it. */
function entriesOf(log: string): string[] {
  const entries: string[] = [];
  for (const line of log.split(/\r?\n/)) {
    if (/^\d{4}-\d\d-\d\d /.test(line) || entries.length === 0) entries.push(line);
    else entries.push(`${entries.pop() ?? ''}\n${line}`);
  }
  return entries.map((entry) => entry.trimEnd()).filter((entry) => entry !== '');
}

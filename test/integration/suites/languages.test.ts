import * as vscode from 'vscode';
import { closeAll, fileUri, openArticle, writeFile } from '../harness/articles';
import * as assert from '../harness/assert';
import { run } from '../harness/run';
import { user } from '../harness/user';
import { until } from '../harness/wait';

if (run.locale === 'fr') {
  describe('in French', () => {
    afterEach(closeAll);

    it('shows the sidebar, the status bar and hover cards in French', async () => {
      const article = await openArticle('000_63f5ed8987059e78.txt');
      await vscode.commands.executeCommand('marginalia.article.focus');
      await until('the groups are in French', async () =>
        (await user.texts('.sidebar .monaco-list-row')).some((row) => row.includes('Acteurs')),
      );
      const at = article.editor.document.positionAt(article.editor.document.getText().indexOf('Antonio') + 2);
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        article.editor.document.uri,
        at,
      );
      const text = hovers.flatMap(({ contents }) => contents as vscode.MarkdownString[]).map(({ value }) => value);
      assert.match(text.join('\n'), /Acteur/);
      await user.screenshot('french');
    });

    it('tells in French what is wrong with a file', async () => {
      await vscode.workspace.fs.createDirectory(fileUri('folder.txt.annotations.yaml'));
      const uri = await writeFile('folder.txt', 'Le port a rouvert.\n');
      await vscode.window.showTextDocument(uri);
      // The window of a test shows no toasts.
      await vscode.commands.executeCommand('notifications.showList');
      await until('the user is told', async () =>
        /Impossible de lire les annotations.*folder\.txt\.annotations\.yaml\s: c’est un dossier/s.test(
          (await user.texts('.notifications-center')).join(),
        ),
      );
      await vscode.commands.executeCommand('notifications.clearAll');
    });

    it('names its commands in French', async () => {
      await user.press('F1');
      await user.waitFor('.quick-input-widget');
      await user.type('Annoter ce fichier');
      await until('the command is there', async () =>
        (await user.texts('.quick-input-list .monaco-list-row')).some((row) => row.includes('Annoter ce fichier')),
      );
      await user.press('Escape');
    });
  });
}

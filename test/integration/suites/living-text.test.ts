import * as vscode from 'vscode';
import {
  caretAt,
  caretIn,
  closeAll,
  extensionApi,
  fileUri,
  findMark,
  newArticle,
  type OpenArticle,
  readFile,
  select,
  sidecarWith,
  writeFile,
} from '../harness/articles';
import * as assert from '../harness/assert';
import { ordinaryRun } from '../harness/run';
import { user } from '../harness/user';
import { until } from '../harness/wait';

const TEXT = [
  'Une mission est arrivée hier au port de Safi pour trois jours.',
  '',
  'La directrice Salma Rahmouni a visité les ateliers, puis les quais du nord.',
  '',
  'Le soir, un dîner a réuni une vingtaine de pêcheurs de la côte.',
  '',
].join('\n');

async function annotated(name: string): Promise<OpenArticle> {
  const article = await newArticle(name, TEXT);
  await select(article.editor, 'Salma Rahmouni');
  await vscode.commands.executeCommand('marginalia.mark.actor');
  await sidecarWith(article, /exact: "Salma Rahmouni"/);
  await until('the mark is there', () => article.session.set?.mentions.size === 1);
  return article;
}

function onlyMention(article: OpenArticle): string {
  const [id] = [...(article.session.set?.mentions.keys() ?? [])];
  assert.ok(id);
  return id;
}

if (ordinaryRun) {
  describe('marks live with the text', () => {
    afterEach(closeAll);

    it('changes no line of the sidecar when a word is added at the top', async () => {
      const article = await annotated('word-on-top.txt');
      const before = await readFile(article.sidecar);
      await caretAt(article.editor, new vscode.Position(0, 0));
      await user.type('Port : ');
      await until('the word is there', () => article.session.text.startsWith('Port : '));
      await article.editor.document.save();
      await until('the mark moved along', () => findMark(article.session, 'Salma Rahmouni')?.state === 'exact');
      assert.equal(await readFile(article.sidecar), before);
    });

    it('grows when typed into, and says that the text is no longer the quote', async () => {
      const article = await annotated('typed-inside.txt');
      const id = onlyMention(article);
      await caretIn(article.editor, 'Rahmouni');
      await user.type('h');
      await until('the mark is modified', () => article.session.placement(id).state === 'modified');
      const { span } = article.session.placement(id);
      assert.equal(article.session.text.slice(span?.start, span?.end), 'Salma Rhahmouni');
      assert.match((await readFile(article.sidecar)) ?? '', /exact: "Salma Rahmouni"/);
    });

    it('does not grow when typed against, before or behind', async () => {
      const article = await annotated('typed-beside.txt');
      const { start, end } = await select(article.editor, 'Salma Rahmouni');
      await caretAt(article.editor, end);
      await user.type('x');
      await caretAt(article.editor, start);
      await user.type('y');
      await until('both letters are there', () => article.session.text.includes('ySalma Rahmounix'));
      const { span } = article.session.placement(onlyMention(article));
      assert.equal(article.session.text.slice(span?.start, span?.end), 'Salma Rahmouni');
    });

    it('lists a mention whose sentence was deleted, keeps it in the file, and finds it again on undo', async () => {
      const article = await annotated('deleted.txt');
      const id = onlyMention(article);
      const line = article.editor.document.lineAt(2).rangeIncludingLineBreak;
      await article.editor.edit((edit) => {
        edit.delete(line);
      });
      await until('the mention is an orphan', () => article.session.placement(id).state === 'orphan');
      await article.editor.document.save();
      assert.match((await readFile(article.sidecar)) ?? '', /exact: "Salma Rahmouni"/);
      await vscode.commands.executeCommand('marginalia.article.focus');
      await until('the sidebar lists it', async () =>
        (await user.texts('.monaco-list-row')).some((row) => row.includes('no longer in the text')),
      );
      await vscode.window.showTextDocument(article.editor.document);
      await vscode.commands.executeCommand('undo');
      await until('it is found again', () => article.session.placement(id).state === 'exact');
    });

    it('calls a mention ambiguous when its sentence is pasted a second time', async () => {
      const article = await annotated('pasted.txt');
      const id = onlyMention(article);
      const { text } = article.editor.document.lineAt(2);
      await article.editor.edit((edit) => {
        edit.insert(new vscode.Position(2, 0), `${text}\n\n`);
      });
      await until('it is ambiguous', () => article.session.placement(id).state === 'ambiguous');
    });

    it('refreshes only the context beside an edit, when the article is saved', async () => {
      const article = await annotated('context.txt');
      await select(article.editor, 'a visité');
      await article.editor.edit((edit) => {
        edit.replace(article.editor.selection, 'a parcouru');
      });
      await article.editor.document.save();
      const sidecar = await sidecarWith(article, /suffix: " a parcouru/);
      assert.match(sidecar, /exact: "Salma Rahmouni"/);
      assert.equal(article.session.placement(onlyMention(article)).state, 'exact');
    });

    it('follows a sidecar that is changed from outside', async () => {
      const article = await annotated('outside.txt');
      const before = (await readFile(article.sidecar)) ?? '';
      await vscode.workspace.fs.writeFile(
        vscode.Uri.parse(article.session.file.path),
        new TextEncoder().encode(before.replaceAll('type: actor\n', 'type: institution\n')),
      );
      await until(
        'the mark has the new type',
        () => findMark(article.session, 'Salma Rahmouni')?.type === 'institution',
      );
    });

    it('keeps line ends of a file with CRLF and places marks in it', async () => {
      const article = await newArticle('crlf.txt', TEXT.replaceAll('\n', '\r\n'));
      await select(article.editor, 'Salma Rahmouni');
      await vscode.commands.executeCommand('marginalia.mark.actor');
      await sidecarWith(article, /exact: "Salma Rahmouni"/);
      const { span } = article.session.placement(onlyMention(article));
      assert.equal(article.session.text.slice(span?.start, span?.end), 'Salma Rahmouni');
      await caretAt(article.editor, new vscode.Position(0, 0));
      await user.type('Ici ');
      await until('it moved along', () => findMark(article.session, 'Salma Rahmouni')?.state === 'exact');
      assert.equal(article.editor.document.eol, vscode.EndOfLine.CRLF);
    });
  });

  describe('an article that is changed while it is closed', () => {
    afterEach(closeAll);

    const SIDECAR = [
      'format: "marginalia/1"',
      '',
      'mentions:',
      '',
      '  m-salma:',
      '    type: actor',
      '    exact: "Salma Rahmouni"',
      '    prefix: "La directrice "',
      '    suffix: " a visité les ateliers"',
      '',
    ].join('\n');

    /** Opens a file as the Explorer does: a document that an extension asks for stays open for minutes. */
    async function openByHand(name: string): Promise<OpenArticle> {
      const { services } = await extensionApi();
      await vscode.commands.executeCommand('vscode.open', fileUri(name));
      return until(`${name} is the active article`, () => {
        const editor = vscode.window.activeTextEditor;
        const session = services.sessions.active;
        if (editor === undefined || session?.loaded !== true || session.document !== editor.document) return undefined;
        return session.document.uri.path.endsWith(`/${name}`)
          ? { name, sidecar: `${name}.annotations.yaml`, editor, session }
          : undefined;
      });
    }

    async function openWithMark(name: string): Promise<OpenArticle> {
      await writeFile(name, TEXT);
      await writeFile(`${name}.annotations.yaml`, SIDECAR);
      const article = await openByHand(name);
      assert.equal(article.session.placement('m-salma').state, 'exact');
      return article;
    }

    /** Closes an article, has its file changed by others, and opens it again. */
    async function changedMeanwhile({ name, editor }: OpenArticle, from: string, to: string): Promise<OpenArticle> {
      await closeAll();
      await until('the article is closed', () => editor.document.isClosed);
      const text = (await readFile(name)) ?? '';
      assert.ok(text.includes(from));
      await writeFile(name, text.replace(from, to));
      return openByHand(name);
    }

    it('has its marks followed to words that were corrected', async () => {
      const id = 'm-salma';
      const article = await openWithMark('corrected.txt');
      const again = await changedMeanwhile(article, 'Salma Rahmouni a', 'Selma Rahmouny a');
      await until('the mark is followed', () => again.session.placement(id).state === 'modified');
      const { span } = again.session.placement(id);
      assert.equal(again.session.text.slice(span?.start, span?.end), 'Selma Rahmouny');
      assert.match((await readFile(again.sidecar)) ?? '', /exact: "Salma Rahmouni"/);
      // What was followed once stays so, although no quote leads there.
      const later = await changedMeanwhile(again, 'Le soir', 'Vers minuit');
      await until('it is followed again', () => later.session.placement(id).state === 'modified');
      const place = later.session.placement(id).span;
      assert.equal(later.session.text.slice(place?.start, place?.end), 'Selma Rahmouny');
    });

    it('lists a mark whose sentence was taken out, even when the name stands elsewhere now', async () => {
      const id = 'm-salma';
      const article = await openWithMark('taken-out.txt');
      const again = await changedMeanwhile(
        article,
        'La directrice Salma Rahmouni a visité les ateliers, puis les quais du nord.\n\nLe soir, un dîner a réuni une vingtaine de pêcheurs de la côte.',
        'Le soir, un dîner a réuni une vingtaine de pêcheurs de la côte.\n\nUne cousine, Salma Rahmouni, tient le café du coin.',
      );
      await until('it has settled', () => again.session.placement(id).state === 'orphan');
    });
  });

  describe('an article that is renamed in the editor', () => {
    afterEach(closeAll);

    it('takes its sidecars along, its own and a layer', async () => {
      const article = await annotated('old-name.txt');
      await writeFile('old-name.txt.ahmed.annotations.yaml', 'format: "marginalia/1"\nlayer: "ahmed"\n');
      const edit = new vscode.WorkspaceEdit();
      edit.renameFile(article.editor.document.uri, fileUri('new-name.txt'));
      assert.ok(await vscode.workspace.applyEdit(edit));
      await until('the sidecars have moved', async () => {
        const moved = await readFile('new-name.txt.annotations.yaml');
        return moved?.includes('Salma Rahmouni') && (await readFile('new-name.txt.ahmed.annotations.yaml'));
      });
      assert.equal(await readFile('old-name.txt.annotations.yaml'), undefined);
      assert.equal(await readFile('old-name.txt.ahmed.annotations.yaml'), undefined);
    });
  });

  describe('a sidecar that is open in an editor', () => {
    afterEach(closeAll);

    it('takes an edit as an undo step and is saved when it was saved before', async () => {
      const article = await annotated('open-sidecar.txt');
      const sidecar = await vscode.workspace.openTextDocument(vscode.Uri.parse(article.session.file.path));
      await vscode.window.showTextDocument(sidecar, vscode.ViewColumn.Beside);
      const editor = await vscode.window.showTextDocument(article.editor.document, vscode.ViewColumn.One);
      await caretIn(editor, 'Salma Rahmouni');
      await vscode.commands.executeCommand('marginalia.mark.institution');
      await until('the document shows it', () => sidecar.getText().includes('type: institution'));
      await until('it is saved', () => !sidecar.isDirty);
      await sidecarWith(article, /type: institution/);
    });

    it('is not saved when it had unsaved changes, which stay', async () => {
      const article = await annotated('dirty-sidecar.txt');
      const sidecar = await vscode.workspace.openTextDocument(vscode.Uri.parse(article.session.file.path));
      const beside = await vscode.window.showTextDocument(sidecar, vscode.ViewColumn.Beside);
      await beside.edit((edit) => {
        edit.insert(new vscode.Position(0, 0), '# à revoir\n');
      });
      const editor = await vscode.window.showTextDocument(article.editor.document, vscode.ViewColumn.One);
      await caretIn(editor, 'Salma Rahmouni');
      await vscode.commands.executeCommand('marginalia.mark.institution');
      await until('the document shows it', () => sidecar.getText().includes('type: institution'));
      assert.ok(sidecar.isDirty);
      assert.ok(sidecar.getText().startsWith('# à revoir\n'));
      assert.ok(!(await readFile(article.sidecar))?.includes('type: institution'));
    });
  });

  describe('a broken sidecar', () => {
    afterEach(closeAll);

    it('is shown with its problems, and never written over', async () => {
      const broken =
        'format: "marginalia/1"\n\nmentions:\n\n<<<<<<< ours\n  m-1: {type: actor}\n=======\n>>>>>>> theirs\n';
      const article = await newArticle('broken.txt', TEXT, broken);
      assert.equal(article.session.writable, false);
      const uri = vscode.Uri.parse(article.session.file.path);
      const problems = await until('there is a problem', () => {
        const found = vscode.languages.getDiagnostics(uri);
        return found.length > 0 ? found : undefined;
      });
      assert.equal(problems[0]?.range.start.line, 4);
      await select(article.editor, 'Salma Rahmouni');
      const done = vscode.commands.executeCommand('marginalia.mark.actor');
      // The window of a test shows no toasts.
      await vscode.commands.executeCommand('notifications.showList');
      await until('the user is told', async () =>
        (await user.texts('.notifications-center')).join().includes('errors'),
      );
      await vscode.commands.executeCommand('notifications.clearAll');
      await done;
      assert.equal(await readFile(article.sidecar), broken);
    });

    it('becomes writable when it is mended', async () => {
      const article = await newArticle('mended.txt', TEXT, 'format: "marginalia/1"\nmentions: 3\n');
      assert.equal(article.session.writable, false);
      await vscode.workspace.fs.writeFile(
        vscode.Uri.parse(article.session.file.path),
        new TextEncoder().encode('format: "marginalia/1"\n'),
      );
      await until('it is writable', () => article.session.writable);
      await select(article.editor, 'Salma Rahmouni');
      await vscode.commands.executeCommand('marginalia.mark.actor');
      await sidecarWith(article, /Salma Rahmouni/);
    });
  });
}

import * as vscode from 'vscode';
import { closeAll, extensionApi, fileUri, newArticle, writeFile } from '../harness/articles';
import * as assert from '../harness/assert';
import { ordinaryRun } from '../harness/run';
import { until } from '../harness/wait';

const PARAGRAPH =
  'M. Tino Brasel, ministre de la Pêche, a reçu mardi Mme Alda Norevi, présidente de l’Agence des Rivages du Nord.\n\n';
const SIDECAR = 'format: marginalia/1\n';
const LONG = PARAGRAPH.repeat(8000);

/** Opens an article as a person does: nothing but its editor keeps it open. */
async function open(name: string): Promise<void> {
  await vscode.commands.executeCommand('vscode.open', fileUri(name), { preview: false });
}

async function sessionOf(name: string) {
  const { services } = await extensionApi();
  const uri = fileUri(name).toString();
  return until(`${name} is taken for an article`, () => {
    const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri);
    return document === undefined ? undefined : services.sessions.get(document);
  });
}

if (ordinaryRun) {
  describe('reading articles in a worker', () => {
    afterEach(closeAll);

    it('brings suggestions', async () => {
      const { recognizer } = await extensionApi();
      const { session } = await newArticle('worker.txt', PARAGRAPH);
      assert.ok(session.suggestions.size >= 3);
      assert.equal(recognizer.place, 'worker');
    });

    it('reads what was edited, too', async () => {
      const { recognizer } = await extensionApi();
      const { session, editor } = await newArticle('worker-edit.txt', PARAGRAPH);
      await editor.edit((edit) => {
        edit.insert(new vscode.Position(0, 0), 'Mme Oriane Delomé est venue. ');
      });
      await until('the new name is suggested', () =>
        session.marks().some((mark) => session.text.slice(mark.start, mark.end) === 'Oriane Delomé'),
      );
      assert.equal(recognizer.place, 'worker');
    });

    it('stops reading an article that is closed', async () => {
      const { recognizer, services } = await extensionApi();
      await writeFile('worker-long.txt.annotations.yaml', SIDECAR);
      await writeFile('worker-long.txt', LONG);
      await open('worker-long.txt');
      const session = await sessionOf('worker-long.txt');
      await until('it is being read', () => session.isReading && recognizer.reading === 1);
      await closeAll();
      await until('it is closed', () => services.sessions.get(session.document) === undefined);
      // A short article is read within a moment of the long one.
      await newArticle('worker-short.txt', PARAGRAPH);
      assert.equal(recognizer.reading, 0);
    });

    it('loses no suggestions with its worker', async () => {
      const { recognizer } = await extensionApi();
      await writeFile('worker-lost.txt.annotations.yaml', SIDECAR);
      await writeFile('worker-lost.txt', LONG);
      await open('worker-lost.txt');
      const session = await sessionOf('worker-lost.txt');
      await until('it is being read', () => session.isReading && recognizer.reading === 1);
      await until('a worker reads it', () => recognizer.place === 'worker');
      await recognizer.endWorker();
      await until('the worker is gone', () => recognizer.place !== 'worker');
      assert.equal(session.lastRecognition, undefined);
      const read = await until('it is read', () => session.lastRecognition, { timeout: 60_000 });
      assert.ok(read.suggestions.length >= 8000 * 3);
      assert.equal(recognizer.place, 'worker');
    }).timeout(90_000);
  });
}

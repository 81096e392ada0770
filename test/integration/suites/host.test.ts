import * as vscode from 'vscode';
import * as assert from '../harness/assert';
import { run } from '../harness/run';
import { user } from '../harness/user';
import { until } from '../harness/wait';

describe('the host of the tests', () => {
  it('is the extension host that the run names', () => {
    assert.equal(typeof process === 'undefined' ? 'web' : 'desktop', run.kind);
    assert.equal(vscode.version, run.version);
    assert.equal(vscode.env.language, run.locale);
    assert.equal(vscode.workspace.isTrusted, !run.restricted);
  });

  it('has the seeds open and reads files', async () => {
    const found = await until('the articles are found', async () => {
      const files = await vscode.workspace.findFiles('*.txt');
      return files.length > 0 ? files : undefined;
    });
    const bytes = await vscode.workspace.fs.readFile(found[0]!);
    assert.ok(bytes.byteLength > 1000);
  });

  it('types and looks as a user does', async () => {
    await user.press('F1');
    await user.waitFor('.quick-input-widget');
    await user.type('About');
    await until('the command is offered', async () => {
      const rows = await user.texts('.quick-input-list .monaco-list-row');
      return rows.some((row) => row.includes('About')) || run.locale === 'fr';
    });
    await user.screenshot('command palette');
    await user.press('Escape');
    await user.waitFor('.quick-input-widget', { state: 'hidden' });
    const { display } = await user.computedStyle('.monaco-workbench', ['display']);
    assert.notEqual(display, 'none');
  });

  it('says what it did not find', async () => {
    await assert.rejects(user.click('.no-such-thing', { timeout: 50 }), /no-such-thing/);
  });
});

describe('the extension', () => {
  it('is loaded by that host and starts', async () => {
    const extension = vscode.extensions.getExtension('marginalia.marginalia');
    assert.ok(extension, 'the extension is not there; there are ' + vscode.extensions.all.map((e) => e.id).join(', '));
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});

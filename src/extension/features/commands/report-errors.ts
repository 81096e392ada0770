import * as vscode from 'vscode';
import { ContendedFileError, UnwritableFileError } from '../../../workspace/sidecar-store';
import { errorText } from '../../platform/error-text';
import type { Services } from '../../services';

/** Runs an edit and tells the user when it could not be written. Nothing was changed then. */
export async function reportErrors(services: Services, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    services.log.error(String(error));
    if (UnwritableFileError.is(error)) {
      const show = vscode.l10n.t('Show Problems');
      const choice = await vscode.window.showErrorMessage(
        vscode.l10n.t('The annotations of this article have errors, so nothing was changed. Fix the errors first.'),
        show,
      );
      if (choice === show) await openFinding(error);
    } else if (ContendedFileError.is(error)) {
      void vscode.window.showErrorMessage(
        vscode.l10n.t('Someone else keeps changing these annotations. Nothing was lost; try again in a moment.'),
      );
    } else {
      void vscode.window.showErrorMessage(
        vscode.l10n.t('The annotations could not be saved; the file is as it was. {0}', errorText(error)),
      );
    }
  }
}

async function openFinding(error: UnwritableFileError): Promise<void> {
  const first = error.findings.find(({ severity }) => severity === 'error') ?? error.findings[0];
  const at = new vscode.Position(Math.max(0, (first?.line ?? 1) - 1), Math.max(0, (first?.column ?? 1) - 1));
  await vscode.window.showTextDocument(vscode.Uri.parse(error.path, true), { selection: new vscode.Range(at, at) });
}

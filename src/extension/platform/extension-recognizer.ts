import * as vscode from 'vscode';
import { createRecognizer } from '../../recognition/article-recognizer';
import { modelPath, type ModelSource, NameModels } from '../../recognition/name-models';
import { WorkerRecognizer } from '../../recognition/remote/worker-recognizer';
import type { Log } from '../../workspace/ports';
import type { Host } from './host';

/** The recognizer of the extension: in a worker where the host can start one, otherwise here in slices. */
export function createExtensionRecognizer(extension: vscode.Uri, host: Host, log: Log): WorkerRecognizer {
  const models: ModelSource = {
    read: async (language) =>
      vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, 'media', modelPath(language))),
    problem: (language, error) => {
      log.warn(`Names are found by rules alone (${language}): ${String(error)}`);
    },
  };
  return new WorkerRecognizer({
    start: () => host.startRecognizerWorker(extension),
    models,
    here: createRecognizer(new NameModels(models)),
    lost: (reason) => {
      log.warn(`The recognizer has no worker: ${reason}`);
    },
  });
}

import * as vscode from 'vscode';
import { RUN_SETTING, type RunInfo } from './protocol';

function readRun(): RunInfo {
  const info = vscode.workspace.getConfiguration(RUN_SETTING.section).get<RunInfo>(RUN_SETTING.key);
  if (info === undefined) throw new Error('These suites run under test/host only: start them with npm run test:host.');
  return info;
}

/** The run that this extension host is part of. A suite registers its tests, or not, by it. */
export const run: RunInfo = readRun();

/** A trusted folder and English: the run that most suites are for. */
export const ordinaryRun: boolean = !run.restricted && run.locale === 'en';

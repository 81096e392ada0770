import type { Finding } from '../sidecar/finding';
import { sayMessage, sayPlace } from './report';

/** `PATH:LINE:COLUMN: severity code: message`, one line whatever the file holds. */
export function findingLine(display: string, finding: Finding): string {
  const { line, column, severity, code } = finding;
  return `${sayPlace(display, line, column)}: ${severity} ${code}: ${sayMessage(finding.message)}`;
}

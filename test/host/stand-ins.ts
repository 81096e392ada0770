import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * VS Code's log writer, in JavaScript: the original needs compiling, and without it there is no log of the extension
 * host to look for errors in. Entries are appended at once, in the format that VS Code asks the original for.
 */
const SPDLOG = `
const { appendFileSync, mkdirSync } = require('node:fs');
const { dirname } = require('node:path');
const LEVELS = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];
class Logger {
  constructor(file) {
    this.file = file;
    this.level = 2;
    this.bare = false;
    LEVELS.forEach((name, level) => {
      this[name === 'warning' ? 'warn' : name] = (message) => this.write(level, message);
    });
  }
  write(level, message) {
    if (level < this.level) return;
    const time = new Date().toISOString().replace('T', ' ').replace('Z', '');
    try {
      appendFileSync(this.file, this.bare ? message : time + ' [' + LEVELS[level] + '] ' + message + '\\n');
    } catch {
      // The folder is removed at the end of a run.
    }
  }
  getLevel() { return this.level; }
  setLevel(level) { this.level = level; }
  setPattern() {}
  clearFormatters() { this.bare = true; }
  flush() {}
  drop() {}
}
async function createLogger(name, file) {
  mkdirSync(dirname(file), { recursive: true });
  return new Logger(file);
}
exports.version = 0;
exports.setLevel = function () {};
exports.setFlushOn = function () {};
exports.Logger = Logger;
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
`;

/** The extension host looks after its parent by itself too. */
const WATCHDOG = `
exports.start = function () {};
exports.exit = function (code) { process.exit(code); };
`;

const STAND_INS: readonly (readonly [folder: string, file: string, source: string])[] = [
  ['@vscode/spdlog', 'index.js', SPDLOG],
  ['@vscode/native-watchdog', 'index.js', WATCHDOG],
  ['native-watchdog', 'index.js', WATCHDOG],
];

/** Changes when the stand-ins change. */
export const STAND_INS_RECIPE: unknown = STAND_INS;

/** Puts small stand-ins in the place of native modules that nobody compiled. */
export function placeStandIns(serverFolder: string): void {
  for (const [folder, file, source] of STAND_INS) {
    const home = join(serverFolder, 'node_modules', folder);
    if (existsSync(home)) writeFileSync(join(home, file), source.trimStart());
  }
}

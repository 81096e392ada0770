import { benchOptions, USAGE } from './bench-options';
import { calibrationReport } from './calibration-report';
import { coldStart } from './cold-start';
import { compromise } from './compromise-peer';
import { costReport } from './cost-report';
import { entitiesReport } from './entities-report';
import { knownNames } from './known-names';
import { marginalia, shippedRecognizer } from './marginalia';
import type { NameFinder } from './name-finder';
import { nameSets } from './name-sets';
import { knownNamesReport, namesReport } from './names-report';
import { scoreSet, type ScoredSet } from './scored-set';
import { spacy, spacyPeers } from './spacy-peer';
import { timesReport } from './times-report';

/**
 * Measures recognition on all texts at hand and prints Markdown. See `docs/recognition.md` and {@link USAGE}.
 *   npm run bench:recognition -- --data FOLDER [--peers]
 */
async function main(argv: readonly string[]): Promise<void> {
  if (argv[0] === '--cold-start') {
    console.log(JSON.stringify(await coldStart(argv[1] ?? '', argv[2] ?? '')));
    return;
  }
  if (argv.includes('--help')) {
    console.log(USAGE);
    return;
  }
  const options = benchOptions(argv);
  const { found, absent } = nameSets(options);
  const recognizer = shippedRecognizer(options.media);
  const python = options.peers ? spacyPeers() : undefined;
  const peersOf = (language: 'fr' | 'en'): NameFinder[] => [
    ...(options.npmPeers ? [compromise(language)] : []),
    ...(python?.models[language] ?? []).map((model) => spacy(python?.python ?? '', model)),
  ];
  const has = (part: (typeof options.parts)[number]): boolean => options.parts.includes(part);

  if (has('names') || has('calibration')) {
    const scored: ScoredSet[] = [];
    for (const set of found) {
      console.error(`names: ${set.id}`);
      scored.push(await scoreSet(set, marginalia(recognizer), has('names') ? peersOf(set.language) : []));
    }
    if (absent.length > 0) print(`Not at hand: ${absent.join(', ')}.`);
    if (has('names')) print('## Names', namesReport(scored), knownNamesReport(scored, knownNames(options)));
    if (has('calibration')) print('## Calibration', calibrationReport(scored));
  }
  if (has('entities')) {
    console.error('entities');
    print('## Entities', await entitiesReport(options, recognizer));
  }
  if (has('dates')) {
    console.error('dates');
    print('## Dates', await timesReport(options));
  }
  if (has('cost')) {
    console.error('cost');
    print('## Cost', await costReport(options, peersOf('fr')));
  }
}

function print(...parts: readonly string[]): void {
  console.log(`${parts.join('\n\n')}\n`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof TypeError ? error.message : error);
  process.exitCode = 1;
});

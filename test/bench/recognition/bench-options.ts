import { parseArgs } from 'node:util';

export const PARTS = ['names', 'calibration', 'entities', 'dates', 'cost'] as const;
export type Part = (typeof PARTS)[number];

export interface BenchOptions {
  /** The folder of other people's corpora. */
  readonly data: string;
  /** The folder of our own articles with sidecars. */
  readonly gold: string;
  /** The folder of what ships besides code: the models are in it. */
  readonly media: string;
  /** Our own training sentences: names in them count as known. */
  readonly trainSentences: string;
  /** Ids of sets of names; all where absent. */
  readonly sets: readonly string[] | undefined;
  readonly parts: readonly Part[];
  /** Whether Python's peers are run too. */
  readonly peers: boolean;
  /** Whether the peers from npm are run. */
  readonly npmPeers: boolean;
  /** Whether large sets are read as a whole. */
  readonly whole: boolean;
  /** The largest text of the table of growth, in characters. */
  readonly largest: number;
}

export const USAGE = `npm run bench:recognition -- [OPTIONS]
  --data DIR             corpora (default ../shared/data); sets that are not there are left out
  --gold DIR             our own articles with sidecars (default test/gold)
  --media DIR            where models/names-fr.bin is (default media)
  --train-sentences DIR  our own training sentences (default src/training/sentences)
  --sets A,B             only these sets of names
  --only PART,PART       of ${PARTS.join(', ')}
  --peers                spaCy too; installed into $MARGINALIA_PEERS or ~/.cache/marginalia-peers if needed
  --no-npm-peers         without fr-compromise, compromise and chrono-node
  --whole                large sets as a whole, not a sample of them
  --largest CHARACTERS   the largest text of the table of growth (default 10000000)`;

/** Throws a TypeError for what it does not know. */
export function benchOptions(argv: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      data: { type: 'string', default: '../shared/data' },
      gold: { type: 'string', default: 'test/gold' },
      media: { type: 'string', default: 'media' },
      'train-sentences': { type: 'string', default: 'src/training/sentences' },
      sets: { type: 'string' },
      only: { type: 'string', default: PARTS.join(',') },
      peers: { type: 'boolean', default: false },
      'no-npm-peers': { type: 'boolean', default: false },
      whole: { type: 'boolean', default: false },
      largest: { type: 'string', default: '10000000' },
    },
  });
  const parts = values.only.split(',').map((name) => {
    const part = PARTS.find((known) => known === name);
    if (part === undefined) throw new TypeError(`There is no part “${name}”. ${USAGE}`);
    return part;
  });
  return {
    data: values.data,
    gold: values.gold,
    media: values.media,
    trainSentences: values['train-sentences'],
    sets: values.sets?.split(','),
    parts,
    peers: values.peers,
    npmPeers: !values['no-npm-peers'],
    whole: values.whole,
    largest: Number(values.largest),
  };
}

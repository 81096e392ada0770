import { BloomFilter } from './bloom';
import { ByteReader, ByteWriter } from './bytes';
import { LIST_NAMES, type NameLists } from './gazetteer';
import { LABEL_COUNT, mayFollow } from './labels';
import { TaggerModel } from './model';

/** Everything that a language’s model file holds. */
export interface NameModel {
  readonly tagger: TaggerModel;
  readonly lists: NameLists;
}

/** What training hands over: features in any order, their weights as small whole numbers of `scale`. */
export interface ModelParts {
  readonly features: Int32Array;
  /** {@link LABEL_COUNT} for each feature. */
  readonly weights: Int8Array;
  readonly scale: number;
  readonly transitions: Float32Array;
  readonly lists: NameLists;
}

const MAGIC = [0x4d, 0x4e, 0x4d, 0x01];
/** Labels that may not follow each other. */
const NEVER = -1e4;

/**
 * The bytes of a model file: magic number with version, label count, scale, transitions, lists as Bloom filters, then
 * features in the order of their hashes (as differences), for each a bit mask of the labels that have a weight, then
 * the weights. The same parts give the same bytes.
 */
export function encodeModel({ features, weights, scale, transitions, lists }: ModelParts): Uint8Array {
  const writer = new ByteWriter();
  for (const byte of MAGIC) writer.byte(byte);
  writer.byte(LABEL_COUNT);
  writer.float(scale);
  for (const value of transitions) writer.float(value);
  for (const name of LIST_NAMES) writer.section(lists[name].bytes);
  const order = Array.from(features.keys()).sort((a, b) => ((features[a] ?? 0) >>> 0) - ((features[b] ?? 0) >>> 0));
  const hashes = new ByteWriter();
  const masks = new Uint8Array(order.length);
  const values = new ByteWriter();
  let last = 0;
  for (const [row, index] of order.entries()) {
    const hash = (features[index] ?? 0) >>> 0;
    hashes.varint(hash - last);
    last = hash;
    let mask = 0;
    for (let label = 0; label < LABEL_COUNT; label += 1) {
      const value = weights[index * LABEL_COUNT + label] ?? 0;
      if (value === 0) continue;
      mask |= 1 << label;
      values.byte(value & 255);
    }
    masks[row] = mask;
  }
  writer.varint(order.length);
  writer.section(hashes.finish());
  writer.section(masks);
  writer.section(values.finish());
  return writer.finish();
}

/**
 * Reads a model file. Throws a RangeError for bytes that are no model of this version: the extension then does without.
 */
export function decodeModel(bytes: Uint8Array): NameModel {
  const reader = new ByteReader(bytes);
  for (const byte of MAGIC) if (reader.byte() !== byte) throw new RangeError('not a model file of this version');
  if (reader.byte() !== LABEL_COUNT) throw new RangeError('a model for other labels');
  const scale = reader.float();
  const transitions = new Float32Array(LABEL_COUNT * LABEL_COUNT);
  for (let pair = 0; pair < transitions.length; pair += 1) {
    const value = reader.float();
    transitions[pair] = mayFollow(Math.floor(pair / LABEL_COUNT), pair % LABEL_COUNT) ? value : NEVER;
  }
  const lists = Object.fromEntries(
    LIST_NAMES.map((name) => [name, new BloomFilter(reader.section())]),
  ) as unknown as NameLists;
  const count = reader.varint();
  const hashes = new ByteReader(reader.section());
  const masks = reader.section();
  const values = new ByteReader(reader.section());
  if (masks.length !== count || !reader.isAtEnd) throw new RangeError('the parts of the model do not fit');
  const features = new Int32Array(count);
  const weights = new Int8Array(count * LABEL_COUNT);
  let last = 0;
  for (let row = 0; row < count; row += 1) {
    last += hashes.varint();
    features[row] = last | 0;
    const mask = masks[row] ?? 0;
    for (let label = 0; label < LABEL_COUNT; label += 1) {
      if ((mask & (1 << label)) !== 0) weights[row * LABEL_COUNT + label] = (values.byte() << 24) >> 24;
    }
  }
  return { tagger: new TaggerModel(features, weights, scale, transitions), lists };
}

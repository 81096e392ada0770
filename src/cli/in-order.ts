/** How something ended. */
type Outcome<T> = { readonly value: T } | { readonly error: unknown };

/**
 * Works on several items of a source at a time, and gives the results in the order of the items: each as soon as it and
 * all before it are there, even while the source lets us wait for its next item. No more than `atOnce` items are taken
 * from the source ahead of what was given.
 *
 * Rejects with what the first item's work threw, or the source, when it is its turn. The work on items behind it is not
 * waited for: it should end by itself, and do nothing that matters.
 */
export async function* inOrder<T, R>(
  source: AsyncIterable<T> | Iterable<T>,
  atOnce: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const items = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
  const running: Promise<Outcome<R>>[] = [];
  let coming: Promise<Outcome<IteratorResult<T>>> | undefined;
  let ended: Outcome<undefined> | undefined;
  try {
    while (true) {
      if (coming === undefined && ended === undefined && running.length < atOnce) {
        coming = outcomeOf(() => items.next());
      }
      const first = running[0];
      if (first === undefined && coming === undefined) break;
      const happened = await Promise.race([
        ...(first === undefined ? [] : [first.then((outcome) => ({ given: outcome }))]),
        ...(coming === undefined ? [] : [coming.then((outcome) => ({ came: outcome }))]),
      ]);
      if ('given' in happened) {
        void running.shift();
        yield valueOf(happened.given);
        continue;
      }
      coming = undefined;
      const { came } = happened;
      if ('error' in came) ended = came;
      else if (came.value.done === true) ended = { value: undefined };
      else {
        const item = came.value.value;
        running.push(outcomeOf(() => work(item)));
      }
    }
    if (ended !== undefined) valueOf(ended);
  } finally {
    // Not waited for: a source that is being waited for closes only after its next item.
    if (ended === undefined) void outcomeOf(() => items.return?.());
  }
}

/** Never rejects: what nobody waits for any more may fail. */
async function outcomeOf<T>(work: () => T | Promise<T>): Promise<Outcome<T>> {
  try {
    return { value: await work() };
  } catch (error) {
    return { error };
  }
}

function valueOf<T>(outcome: Outcome<T>): T {
  if ('error' in outcome) throw outcome.error;
  return outcome.value;
}

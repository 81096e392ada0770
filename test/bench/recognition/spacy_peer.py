"""Finds names with a spaCy model: JSON strings, one a line, on standard input; one line of JSON for each on output:
[[start, end, label], ...] in code points. The last line says what it cost.

    python spacy_peer.py MODEL [--cost] < texts.jsonl

With --cost all texts are read once more, warm, in this one thread: by the whole pipeline, and for names alone.
"""

import json
import os
import sys
import time

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[variable] = "1"

import spacy  # noqa: E402  (threads are counted when it loads)


def seconds(nlp, texts):
    before = time.process_time()
    for _ in nlp.pipe(texts, batch_size=16):
        pass
    return time.process_time() - before


def main():
    texts = [json.loads(line) for line in sys.stdin if line.strip()]
    before = time.perf_counter()
    nlp = spacy.load(sys.argv[1])
    loading = time.perf_counter() - before
    for doc in nlp.pipe(texts, batch_size=16):
        spans = [[ent.start_char, ent.end_char, ent.label_] for ent in doc.ents]
        print(json.dumps(spans))
    cost = {"loading": loading, "version": nlp.meta["version"], "licence": nlp.meta["license"]}
    if "--cost" in sys.argv:
        cost["pipeline"] = seconds(nlp, texts)
        with nlp.select_pipes(enable=["ner"]):
            cost["names"] = seconds(nlp, texts)
    print(json.dumps(cost))


main()

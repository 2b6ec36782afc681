"""UMAP by umap-learn in two dimensions.

usage: umap_layout.py VECTORS DIMENSIONS; VECTORS is little-endian float32. Answers every line
{"seed": n} on its standard input with {"seconds": s, "layout": base64 of float32, x and y a vector}.
"""

import base64
import json
import sys
import time
import warnings

import numpy as np
from umap import UMAP

vectors = np.fromfile(sys.argv[1], dtype="<f4").reshape(-1, int(sys.argv[2]))
warnings.filterwarnings("ignore")  # that a seed means one thread in the descent


def layout(rows, seed):
    return UMAP(n_neighbors=15, metric="cosine", random_state=seed).fit_transform(rows)


# Compiled on first use, which is not what is measured.
layout(vectors[:5000], 1)
for line in sys.stdin:
    request = json.loads(line)
    began = time.perf_counter()
    places = layout(vectors, request["seed"])
    seconds = time.perf_counter() - began
    encoded = base64.b64encode(places.astype("<f4").tobytes()).decode()
    print(json.dumps({"seconds": seconds, "layout": encoded}), flush=True)

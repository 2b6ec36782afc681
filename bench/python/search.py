"""The nearest of many vectors by numpy and faiss.

usage: search.py VECTORS DIMENSIONS; VECTORS is little-endian float32, unit length. Answers every line
{"library": "numpy" | "faiss", "query": row, "limit": n} on its standard input with {"seconds": s, "rows":
base64 of int32, the nearest first}; the query is the vector of that row.
"""

import base64
import json
import sys
import time

import faiss
import numpy as np

vectors = np.fromfile(sys.argv[1], dtype="<f4").reshape(-1, int(sys.argv[2]))
index = faiss.IndexFlatIP(vectors.shape[1])
index.add(vectors)


def by_numpy(query, limit):
    cosines = vectors @ query
    nearest = np.argpartition(-cosines, limit - 1)[:limit]
    return nearest[np.argsort(-cosines[nearest], kind="stable")]


def by_faiss(query, limit):
    return index.search(query.reshape(1, -1), limit)[1].ravel()


libraries = {"numpy": by_numpy, "faiss": by_faiss}
for line in sys.stdin:
    request = json.loads(line)
    search = libraries[request["library"]]
    query = vectors[request["query"]]
    began = time.perf_counter()
    rows = search(query, request["limit"])
    seconds = time.perf_counter() - began
    encoded = base64.b64encode(rows.astype("<i4").tobytes()).decode()
    print(json.dumps({"seconds": seconds, "rows": encoded}), flush=True)

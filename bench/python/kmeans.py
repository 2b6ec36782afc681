"""k-means by scikit-learn and faiss from given starting centroids.

usage: kmeans.py VECTORS DIMENSIONS; VECTORS is little-endian float32. Answers every line
{"library": "scikit-learn" | "faiss", "start": [row], "iterations": n} on its standard input with
{"seconds": s, "labels": base64 of int32}; the start is the vectors of those rows.
"""

import base64
import json
import sys
import time

import faiss
import numpy as np
from sklearn.cluster import KMeans

vectors = np.fromfile(sys.argv[1], dtype="<f4").reshape(-1, int(sys.argv[2]))


def scikit_learn(start, iterations):
    kmeans = KMeans(len(start), init=start, n_init=1, max_iter=iterations, tol=0)
    return kmeans.fit(vectors).labels_


def spherical_faiss(start, iterations):
    # Without the bound faiss would train on 256 vectors a centroid.
    kmeans = faiss.Kmeans(
        vectors.shape[1],
        len(start),
        niter=iterations,
        spherical=True,
        max_points_per_centroid=len(vectors),
    )
    kmeans.train(vectors, init_centroids=start)
    return kmeans.index.search(vectors, 1)[1].ravel()


libraries = {"scikit-learn": scikit_learn, "faiss": spherical_faiss}
for line in sys.stdin:
    request = json.loads(line)
    run = libraries[request["library"]]
    start = vectors[request["start"]]
    began = time.perf_counter()
    labels = run(start, request["iterations"])
    seconds = time.perf_counter() - began
    encoded = base64.b64encode(labels.astype("<i4").tobytes()).decode()
    print(json.dumps({"seconds": seconds, "labels": encoded}), flush=True)

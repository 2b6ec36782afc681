"""Vectors of all-MiniLM-L6-v2 by onnxruntime and tokenizers of Python, one text at a time.

usage: mini-lm.py FOLDER TEXTS.json OUTPUT.json; writes the vectors as base64 of float32.
"""

import base64
import json
import os
import sys

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

folder, source, target = sys.argv[1:]
with open(source, encoding="utf-8") as file:
    texts = json.load(file)
tokenizer = Tokenizer.from_file(os.path.join(folder, "tokenizer.json"))
tokenizer.no_padding()
tokenizer.enable_truncation(256)
session = onnxruntime.InferenceSession(os.path.join(folder, "onnx", "model_quantized.onnx"))
names = [value.name for value in session.get_outputs()]
vectors = []
for text in texts:
    ids = np.array([tokenizer.encode(text).ids], dtype=np.int64)
    feeds = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
    known = {value.name: feeds[value.name] for value in session.get_inputs()}
    hidden = session.run(names, known)[names.index("last_hidden_state")][0]
    mean = hidden.astype(np.float64).mean(axis=0)
    vectors.append((mean / np.linalg.norm(mean)).astype("<f4"))
with open(target, "w", encoding="utf-8") as file:
    json.dump(base64.b64encode(np.stack(vectors).tobytes()).decode(), file)

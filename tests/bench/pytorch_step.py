#!/usr/bin/python3
"""PyTorch's side of tests/bench/training.sh: whole training steps of the same model, in a process of its own.

Reads requests, one JSON object a line: {"model": …, "batch": B, "length": T, "dropout": p, "steps": N}, and answers each
with {"adam": [ms of each step], "foreach": [...]}: Adam's two variants, in turn. The first line it writes says what
runs: {"torch": version, "core": OpenBLAS's kernels, "torch_threads": n}. `--torch-threads N` fixes PyTorch's threads;
BLAS takes its own from OPENBLAS_NUM_THREADS, which must be in the environment before the process starts.
"""
import argparse
import ctypes
import json
import math
import sys
import time

import torch
from torch import nn
from torch.nn import functional

WARM_UP_STEPS = 3


class Model(nn.Module):
    """Sequence first, as nn.MultiheadAttention computes inside: no transposition to pay for."""

    def __init__(self, configuration, length, dropout):
        super().__init__()
        d_model = configuration["d_model"]
        self.token_embedding = nn.Embedding(configuration["input"]["vocabulary"], d_model)
        layer = nn.TransformerEncoderLayer(d_model, configuration["nhead"], configuration["dim_feedforward"],
                                           dropout=dropout, activation="relu", norm_first=True)
        self.encoder = nn.TransformerEncoder(layer, configuration["num_layers"], nn.LayerNorm(d_model),
                                             enable_nested_tensor=False)
        self.head = nn.Linear(d_model, configuration["head"]["outputs"])
        angle = torch.arange(length)[:, None] * 10000.0 ** (-torch.arange(0, d_model, 2) / d_model)
        self.register_buffer("position", torch.stack([angle.sin(), angle.cos()], -1).reshape(length, 1, d_model))

    def forward(self, tokens):
        return self.head(self.encoder(self.token_embedding(tokens) + self.position))


class Run:
    """A model, its optimizer and one batch in memory."""

    def __init__(self, request, foreach):
        torch.manual_seed(1)
        configuration = request["model"]
        self.model = Model(configuration, request["length"], request["dropout"]).train()
        self.optimizer = torch.optim.Adam(self.model.parameters(), lr=1e-3, foreach=foreach)
        shape = (request["length"], request["batch"])
        self.tokens = torch.randint(configuration["input"]["vocabulary"], shape)
        self.targets = torch.randint(configuration["head"]["outputs"], shape).reshape(-1)
        for _ in range(WARM_UP_STEPS):
            self.step()

    def step(self):
        self.optimizer.zero_grad(set_to_none=True)
        logits = self.model(self.tokens)
        functional.cross_entropy(logits.reshape(len(self.targets), -1), self.targets).backward()
        self.optimizer.step()

    def time_step(self):
        start = time.perf_counter()
        self.step()
        return (time.perf_counter() - start) * 1000


def openblas_core():
    torch.ones(64, 64) @ torch.ones(64, 64)
    try:
        blas = ctypes.CDLL("libopenblas.so.0")
        blas.openblas_get_corename.restype = ctypes.c_char_p
        return blas.openblas_get_corename().decode()
    except (OSError, AttributeError):
        return "unknown"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--torch-threads", type=int)
    options = parser.parse_args()
    if options.torch_threads:
        torch.set_num_threads(options.torch_threads)
    about = {"torch": torch.__version__, "core": openblas_core(), "torch_threads": torch.get_num_threads()}
    print(json.dumps(about), flush=True)
    runs, current = {}, None
    for line in sys.stdin:
        request = json.loads(line)
        key = json.dumps({name: value for name, value in request.items() if name != "steps"}, sort_keys=True)
        if key != current:
            current = key
            runs = {"adam": Run(request, foreach=False), "foreach": Run(request, foreach=True)}
        result = {}
        for name, run in runs.items():
            run.step()
            result[name] = [run.time_step() for _ in range(request["steps"])]
            assert all(math.isfinite(milliseconds) for milliseconds in result[name])
        print(json.dumps(result), flush=True)


if __name__ == "__main__":
    main()

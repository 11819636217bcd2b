#!/usr/bin/python3
"""The process behind pytorch.py: whole training steps, or the forward pass alone, of the same model.

Reads requests, one JSON object a line: {"model": …, "batch": B, "length": T, "dropout": p, "variants": […],
"steps": N}, and answers each with {variant: [ms of each step], …}. Variants: "adam" and "foreach" are training steps
with Adam's two implementations; "forward" and "forward, fast path" are the forward pass alone, as
nn.TransformerEncoderLayer computes it in training and by the fused operator that it has for inference. The first line
it writes says what runs: {"torch": version, "core": OpenBLAS's kernels, "torch_threads": n}. `--torch-threads N` fixes
PyTorch's threads; BLAS takes its own from OPENBLAS_NUM_THREADS, which must be in the environment before the process
starts.
"""
import argparse
import ctypes
import json
import sys
import time

import torch
from torch import nn
from torch.nn import functional

WARM_UP_STEPS = 2


class Model(nn.Module):
    """Sequence first, as nn.MultiheadAttention computes inside: no transposition to pay for. The fast path of inference
    asks for batch first."""

    def __init__(self, configuration, length, dropout, batch_first=False):
        super().__init__()
        d_model = configuration["d_model"]
        self.token_embedding = nn.Embedding(configuration["input"]["vocabulary"], d_model)
        layer = nn.TransformerEncoderLayer(d_model, configuration["nhead"], configuration["dim_feedforward"],
                                           dropout=dropout, activation="relu", norm_first=True,
                                           batch_first=batch_first)
        self.encoder = nn.TransformerEncoder(layer, configuration["num_layers"], nn.LayerNorm(d_model),
                                             enable_nested_tensor=False)
        self.head = nn.Linear(d_model, configuration["head"]["outputs"])
        angle = torch.arange(length)[:, None] * 10000.0 ** (-torch.arange(0, d_model, 2) / d_model)
        position = torch.stack([angle.sin(), angle.cos()], -1).reshape(length, d_model)
        self.register_buffer("position", position if batch_first else position[:, None])

    def forward(self, tokens):
        return self.head(self.encoder(self.token_embedding(tokens) + self.position))


class Training:
    """A model, its optimizer and one batch in memory."""

    def __init__(self, request, foreach):
        configuration = request["model"]
        self.model = Model(configuration, request["length"], request["dropout"]).train()
        self.optimizer = torch.optim.Adam(self.model.parameters(), lr=1e-3, foreach=foreach)
        shape = (request["length"], request["batch"])
        self.tokens = torch.randint(configuration["input"]["vocabulary"], shape)
        self.targets = torch.randint(configuration["head"]["outputs"], shape).reshape(-1)

    def step(self):
        self.optimizer.zero_grad(set_to_none=True)
        logits = self.model(self.tokens)
        functional.cross_entropy(logits.reshape(len(self.targets), -1), self.targets).backward()
        self.optimizer.step()


class Forward:
    """The pass alone, as for inference."""

    def __init__(self, request, fast_path):
        configuration = request["model"]
        self.model = Model(configuration, request["length"], request["dropout"], batch_first=fast_path).eval()
        shape = (request["batch"], request["length"]) if fast_path else (request["length"], request["batch"])
        self.tokens = torch.randint(configuration["input"]["vocabulary"], shape)

    @torch.inference_mode()
    def step(self):
        self.model(self.tokens)


VARIANTS = {"adam": lambda request: Training(request, foreach=False),
            "foreach": lambda request: Training(request, foreach=True),
            "forward": lambda request: Forward(request, fast_path=False),
            "forward, fast path": lambda request: Forward(request, fast_path=True)}


def warmed_up(variant, request):
    torch.manual_seed(1)
    run = VARIANTS[variant](request)
    for _ in range(WARM_UP_STEPS):
        run.step()
    return run


def time_step(run):
    start = time.perf_counter()
    run.step()
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
        size = {name: value for name, value in request.items() if name not in ("variants", "steps")}
        if size != current:
            runs, current = {}, size
        answer = {}
        for variant in request["variants"]:
            if variant not in runs:
                runs[variant] = warmed_up(variant, request)
            runs[variant].step()
            answer[variant] = [time_step(runs[variant]) for _ in range(request["steps"])]
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()

#!/usr/bin/python3
"""Checks, from the command line to the numbers, that a model saved by Encoder Lab is a PyTorch model.

    sudo apt install python3-torch
    encoder-lab train --task reverse --steps 50 --out M.safetensors
    /usr/bin/python3 tests/reference/check_pytorch.py --program build/release/app/encoder-lab M.safetensors

The model is loaded into PyTorch's modules with strict=True (what resuming needs, under `training.`, left out), a batch
with padding and targets is made up, `encoder-lab trace` computes it, and every tensor of the trace is compared with
PyTorch's in float64, relative to the tensor's largest value: to 1e-5, or to 4 times what PyTorch's own float32 strays
(deep `as_printed` models make all tokens alike, and the norm then magnifies rounding). Then a model that PyTorch
initialised is written, and `encoder-lab trace` must read it. Exit status 0 if all tensors agree.
"""
import argparse
import json
import math
import pathlib
import subprocess
import sys
import tempfile

import numpy
import torch

from pytorch_model import ReferenceModel, explicit, patch_grid, pictures_name, pictures_shape, record
import safetensors_file

TOLERANCE = 1e-5


def load(path):
    tensors, metadata = safetensors_file.read(path)
    configuration = json.loads(metadata["encoder_lab"])["model"]
    model = ReferenceModel(configuration)
    state = {name: torch.from_numpy(values.copy()) for name, values in tensors.items()
             if not name.startswith("training.")}
    model.load_state_dict(state, strict=True)
    return model.double()


def make_batch(configuration, samples=3):
    random = numpy.random.RandomState(0)
    cls = configuration["head"]["kind"] == "sequence" and configuration["head"]["pooling"] == "cls"
    length = min(12, configuration["max_length"] - cls)
    if configuration["input"]["kind"] == "patches":
        length = math.prod(patch_grid(configuration["input"]))
    batch = {}
    if configuration["input"]["kind"] == "tokens":
        batch["tokens"] = random.randint(0, configuration["input"]["vocabulary"], (samples, length)).astype("<i8")
    elif configuration["input"]["kind"] == "patches":
        shape = (samples, *pictures_shape(configuration["input"]))
        batch[pictures_name(configuration["input"])] = random.standard_normal(shape).astype("<f4")
    else:
        shape = (samples, length, configuration["input"]["features"])
        batch["vectors"] = random.standard_normal(shape).astype("<f4")
    padding = numpy.zeros((samples, length), "|u1")
    for sample in range(samples):
        padding[sample, length - sample:] = 1
    batch["key_padding_mask"] = padding
    head = configuration["head"]
    shape = (samples, length) if head["kind"] == "token" else (samples,)
    if head["loss"] == "mse":
        batch["targets"] = random.standard_normal((*shape, head["outputs"])).astype("<f4")
    else:
        batch["targets"] = random.randint(0, head["outputs"], shape).astype("<i8")
        if head["kind"] == "token":
            batch["targets"][padding == 1] = -100
    return batch


def errors(expected, actual):
    """name -> difference relative to the largest value; infinite for a tensor that is on one side only."""
    found = {name: float("inf") for name in set(expected) ^ set(actual)}
    for name in set(expected) & set(actual):
        scale = abs(expected[name]).max() or 1.0
        same_shape = expected[name].shape == actual[name].shape
        found[name] = float(abs(expected[name] - actual[name]).max() / scale) if same_shape else float("inf")
    return found


def record_arrays(model, batch):
    tensors = record(explicit(model), {name: torch.from_numpy(values.copy()) for name, values in batch.items()})
    return {name: values.numpy() for name, values in tensors.items()}


def check(program, model_path, directory):
    model = load(model_path)
    batch = make_batch(model.configuration)
    batch_path, trace_path = directory / "batch.safetensors", directory / "trace.safetensors"
    safetensors_file.write(batch_path, batch, {})
    subprocess.run([program, "trace", str(model_path), "--batch", str(batch_path), "--out", str(trace_path)],
                   check=True, stdout=subprocess.DEVNULL)
    traced, _ = safetensors_file.read(trace_path)
    expected = record_arrays(model, batch)
    own = errors(expected, record_arrays(model.float(), batch))
    found = errors(expected, traced)
    worst = max(found, key=found.get)
    print(f"{model_path}: {len(expected)} tensors, worst {worst} {found[worst]:.2e}"
          f" (PyTorch's own float32: {own.get(worst, 0):.2e})")
    return all(error <= max(TOLERANCE, 4 * own.get(name, 0)) for name, error in found.items())


def write_pytorch_model(like, path):
    """A model as PyTorch initialises it, with the configuration of `like` and no task."""
    _, metadata = safetensors_file.read(like)
    configuration = json.loads(metadata["encoder_lab"])["model"]
    torch.manual_seed(0)
    state = ReferenceModel(configuration).state_dict()
    safetensors_file.write(path, {name: values.numpy() for name, values in state.items()},
                           {"format": "pt", "encoder_lab": json.dumps({"version": 1, "model": configuration})})


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", default="encoder-lab", help="the encoder-lab to run")
    parser.add_argument("model", nargs="+", type=pathlib.Path, help="models saved by encoder-lab train --out")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        directory = pathlib.Path(directory)
        agreed = True
        for model in options.model:
            made = directory / "pytorch.safetensors"
            write_pytorch_model(model, made)
            agreed = check(options.program, model, directory) and agreed
            agreed = check(options.program, made, directory) and agreed
    return 0 if agreed else 1


if __name__ == "__main__":
    sys.exit(main())

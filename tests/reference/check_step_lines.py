#!/usr/bin/python3
"""Runs the lines of PyTorch that Encoder Lab shows, and compares what they make with PyTorch's own modules.

    /usr/bin/python3 tests/reference/check_step_lines.py --program build/dev/tests/step_lines

For every kind of model, each step's line runs with no more in reach than what the step says it reads: the forward lines
against the modules of pytorch_model.py, the backward lines, without autograd, against autograd, and several updates
against torch.optim. All in float64. Exit status 0 if all agree, 77 if there is no PyTorch.
"""
import argparse
import copy
import itertools
import json
import math
import subprocess
import sys

try:
    import torch
except ImportError:
    print("PyTorch is missing: sudo apt install python3-torch")
    sys.exit(77)

from pytorch_model import ReferenceModel, completed, explicit, patch_grid, pictures_name, pictures_shape, record

FORWARD, LOSS, BACKWARD, UPDATE = range(4)
TOLERANCE = 1e-9
BATCH_NAMES = ("tokens", "vectors", "key_padding_mask", "targets")


def model_kinds():
    stems = itertools.cycle(({}, {"stem": "convolution"}, {"stem": "recurrent"}, {},
                             {"stem": "convolution", "stem_kernel": 5}))
    for block, cls, position, loss in itertools.product(("pre", "post", "as_printed"), (None, "mean", "cls"),
                                                        ("sinusoidal", "learned", "rotary", "none"),
                                                        ("cross_entropy", "mse")):
        stem = next(stems)
        tokens = loss == "cross_entropy"
        head = {"kind": "sequence", "pooling": cls} if cls else {"kind": "token"}
        d_model = 12 if position == "rotary" else 10  # a rotary head needs an even width
        yield {"d_model": d_model, "nhead": 2, "num_layers": 2, "dim_feedforward": 7, "dropout": 0.0, "block": block,
               "activation": "relu" if tokens else "gelu", "position": position, "max_length": 8,
               "final_norm": (block == "pre") == tokens, **stem,
               "input": {"kind": "tokens", "vocabulary": 6} if tokens else {"kind": "vectors", "features": 3},
               "head": {**head, "loss": loss, "outputs": 4}}


def picture_kinds():
    sizes = ({"channels": 2, "height": 4, "width": 6, "patch": 2},
             {"channels": 2, "frames": 4, "height": 2, "width": 6, "patch": 2, "patch_frames": 2})
    stems = ({}, {"stem": "convolution"})
    for size, cls, stem in itertools.product(sizes, (None, "mean", "cls"), stems):
        head = {"kind": "sequence", "pooling": cls} if cls else {"kind": "token"}
        yield {"d_model": 10, "nhead": 2, "num_layers": 1, "dim_feedforward": 7, "dropout": 0.0, "max_length": 8, **stem,
               "input": {"kind": "patches", **size}, "head": {**head, "outputs": 4}}


def trainings():
    for clip_norm, weight_decay in itertools.product((0, 0.05), (0, 0.1)):
        common = {"clip_norm": clip_norm, "weight_decay": weight_decay, "learning_rate": 0.01}
        yield {"optimizer": "sgd", "momentum": 0.0, **common}
        yield {"optimizer": "sgd", "momentum": 0.9, **common}
        yield {"optimizer": "adam", **common}
        yield {"optimizer": "adamw", **common}


def cut(pictures, inputs):
    """The patches of pictures or videos as the lines read them, one a token."""
    frames, rows, columns = patch_grid(inputs)
    split = pictures.reshape(len(pictures), inputs["channels"], frames, inputs["patch_frames"], rows, inputs["patch"],
                             columns, inputs["patch"])
    return split.permute(0, 2, 4, 6, 1, 3, 5, 7).reshape(len(pictures), frames * rows * columns, -1)


def make_batch(model, samples=3, length=6):
    inputs = model["input"]
    batch = {"key_padding_mask": torch.zeros(samples, length, dtype=torch.bool)}
    for sample in range(samples):
        batch["key_padding_mask"][sample, length - sample:] = True
    if inputs["kind"] == "patches":
        pictures = torch.randn(samples, *pictures_shape(inputs))
        batch[pictures_name(inputs)] = pictures
        batch["vectors"] = cut(pictures, inputs)
    elif inputs["kind"] == "tokens":
        batch["tokens"] = torch.randint(0, inputs["vocabulary"], (samples, length))
    else:
        batch["vectors"] = torch.randn(samples, length, inputs["features"])
    head = model["head"]
    shape = (samples, length) if head["kind"] == "token" else (samples,)
    if head["loss"] == "mse":
        batch["targets"] = torch.randn(*shape, head["outputs"])
    else:
        batch["targets"] = torch.randint(0, head["outputs"], shape)
        if head["kind"] == "token":
            batch["targets"][batch["key_padding_mask"]] = -100
    return batch


class Walk:
    """Runs the steps one by one. Tensors are kept by their names; a line sees them as the variables of its op."""

    def __init__(self, described, model, batch):
        self.steps, self.ops = described["steps"], described["ops"]
        self.model = model
        self.modules = {"math": math, "torch": torch, "F": torch.nn.functional, **dict(model.named_children())}
        if model.has_cls:
            self.modules["cls_token"] = model.cls_token
            mask = batch["key_padding_mask"]
            batch = {**batch, "key_padding_mask": torch.cat([torch.zeros(len(mask), 1, dtype=torch.bool), mask], dim=1)}
        self.tensors = dict(batch)
        self.variables = {name: name for name in BATCH_NAMES}
        self.insides = {name for op in self.ops for name in op["insides"]}
        for op in self.ops:
            self.variables[op["output"]] = op["pytorch"].split(" = ")[0]
        for parameter in model.parameters():
            parameter.grad = torch.zeros_like(parameter)

    def variable(self, name):
        return "grad_" + self.variables[name[5:]] if name.startswith("grad.") else self.variables[name]

    def is_parameter(self, name):
        return name.removeprefix("grad.") not in self.variables and name.removeprefix("grad.") not in self.insides

    def run(self, step):
        reads = [name for name in step["reads"] if not self.is_parameter(name)]
        writes = [name for name in step["makes"] + step["adds_to"] if not self.is_parameter(name)]
        writes = [name for name in writes if name.removeprefix("grad.") not in self.insides]
        # What was reached before is added to; a line that reads more than it says fails for want of a name.
        names = reads + [name for name in writes if name in self.tensors]
        variables = {self.variable(name): self.tensors[name] for name in names}
        scope = {**self.modules, **variables}
        exec(step["pytorch"], scope)
        for name in writes:
            self.tensors[name] = scope[self.variable(name)]

    def made(self):
        gradients = {"grad." + name: parameter.grad for name, parameter in self.model.named_parameters()}
        return {**self.tensors, **gradients}


def error(expected, actual):
    if expected.shape != actual.shape:
        return math.inf
    return float((expected - actual).abs().max() / max(1.0, float(expected.abs().max())))


def check_passes(described, configuration):
    torch.manual_seed(0)
    model = ReferenceModel(configuration)
    for parameter in model.parameters():
        parameter.data += 0.1 * torch.randn_like(parameter)
    batch = make_batch(completed(configuration))
    expected = record(explicit(model), batch)
    walk = Walk(described, model, batch)
    with torch.no_grad():
        for step in described["steps"]:
            if step["phase"] != UPDATE:
                walk.run(step)
    made = walk.made()
    # What a recurrence makes on its way has no line of its own; the golden files hold it.
    expected = {name: tensor for name, tensor in expected.items() if name.removeprefix("grad.") not in walk.insides}
    assert set(expected) <= set(made), set(expected) - set(made)
    worst = max(expected, key=lambda name: error(expected[name], made[name]))
    return len(expected), worst, error(expected[worst], made[worst])


def optimizer_of(training, parameters):
    common = {"lr": training["learning_rate"], "weight_decay": training["weight_decay"]}
    if training["optimizer"] == "sgd":
        return torch.optim.SGD(parameters, momentum=training["momentum"], **common)
    return {"adam": torch.optim.Adam, "adamw": torch.optim.AdamW}[training["optimizer"]](parameters, **common)


def check_updates(described, configuration, training, count=3):
    torch.manual_seed(1)
    model = ReferenceModel(configuration)
    twin = copy.deepcopy(model)
    optimizer = optimizer_of(training, list(twin.parameters()))
    updates = [step for step in described["steps"] if step["phase"] == UPDATE]
    moments = {step["parameter"]: {name: torch.zeros_like(model.get_parameter(step["parameter"])) for name in "bmv"}
               for step in updates}
    modules = {"math": math, "min": min, **dict(model.named_children())}
    if model.has_cls:
        modules["cls_token"] = model.cls_token
    for t in range(1, count + 1):
        for mine, theirs in zip(model.parameters(), twin.parameters(), strict=True):
            mine.grad = torch.randn_like(mine)
            theirs.grad = mine.grad.clone()
        norm = torch.nn.utils.clip_grad_norm_(twin.parameters(), training["clip_norm"] or math.inf)
        optimizer.step()
        with torch.no_grad():
            for step in updates:
                exec(step["pytorch"], modules,
                     {"lr": training["learning_rate"], "norm": norm, "t": t, **moments[step["parameter"]]})
    expected = dict(twin.named_parameters())
    return max(error(expected[name], parameter) for name, parameter in model.named_parameters())


def describe(program, configurations):
    answer = subprocess.run([program], input=json.dumps(configurations), capture_output=True, text=True, check=False)
    if answer.returncode != 0:
        sys.exit(answer.stderr)
    return json.loads(answer.stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", required=True, help="the program step_lines of the tests")
    program = parser.parse_args().program
    torch.set_default_dtype(torch.float64)
    failures = 0
    kinds = [*model_kinds(), *picture_kinds()]
    for kind, described in zip(kinds, describe(program, [{"model": kind} for kind in kinds]), strict=True):
        count, worst, found = check_passes(described, kind)
        if not found <= TOLERANCE:
            failures += 1
            print(f"{kind}: {worst} is off by {found:.2e}")
    print(f"{len(kinds)} models, the last with {count} tensors")
    ways = list(trainings())
    model = kinds[0]
    for way, described in zip(ways, describe(program, [{"model": model, "training": way} for way in ways]), strict=True):
        found = check_updates(described, model, way)
        if not found <= TOLERANCE:
            failures += 1
            print(f"{way}: off by {found:.2e}")
    print(f"{len(ways)} optimizers, {failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())

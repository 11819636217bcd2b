#!/usr/bin/python3
"""Writes the golden files that tests/model/reference compares Encoder Lab with.

    sudo apt install python3-torch        # Debian 12: PyTorch 1.13
    /usr/bin/python3 tests/reference/make_reference.py

Every number comes from PyTorch's own modules in float64, in training mode (the slow path), dropout 0. Where
nn.MultiheadAttention or nn.GRU hides its intermediates they are recomputed with autograd, and the script asserts that
outputs, attention weights, loss and all gradients are those of the untouched modules (with rotary positions: of
PyTorch's attention on queries and keys that were turned before). Run again on the same machine it writes the same bytes;
another CPU may change the last bits.

golden/NAME.safetensors holds, beside the metadata `encoder_lab` (the configuration) and `optimizers` (their settings):
    PARAMETER                          the weights, each exactly representable in float32
    batch.tokens | batch.vectors | batch.images | batch.video, batch.key_padding_mask, batch.targets
    trace.NAME, trace.grad.NAME        intermediates, loss, gradients (parameters too)
    optimizer.VARIANT.STEP             all weights, flat, in the alphabetical order of their names, after STEP (1, 10)
                                       steps on the same batch
    optimizer.VARIANT.losses, .gradient_norms     of the 10 steps, before each update, norms before clipping
python_layout.safetensors holds every type that the format's reader must take.
"""
import copy
import json
import math
import pathlib
import sys

import numpy
import torch
from torch import nn

from pytorch_model import ReferenceModel, completed, explicit, patch_grid, pictures_name, pictures_shape, record
import safetensors_file

HERE = pathlib.Path(__file__).resolve().parent
STEPS = 10
TOLERANCE = 1e-12
FLOAT_TOLERANCE = 4e-6


def tokens(vocabulary):
    return {"kind": "tokens", "vocabulary": vocabulary}


def vectors(features):
    return {"kind": "vectors", "features": features}


def patches(**sizes):
    return {"kind": "patches", **sizes}


def head(kind, outputs, **more):
    return {"kind": kind, **more, "outputs": outputs}


def case(block, activation, position, d_model, nhead, num_layers, dim_feedforward, input, head, batch, length, mask,
         ignore=0, dropout=0.0, seed=None, **more):
    model = {"d_model": d_model, "nhead": nhead, "num_layers": num_layers, "dim_feedforward": dim_feedforward,
             "dropout": dropout, "activation": activation, "block": block, "position": position,
             "max_length": length + 2, "input": input, "head": head, **more}
    return {"model": model, "batch": batch, "length": length, "mask": mask, "ignore": ignore, "seed": seed}


CASES = {
    "pre_token": case("pre", "relu", "sinusoidal", 4, 2, 1, 8, tokens(7), head("token", 5), 2, 5, "none", ignore=2),
    "pre_gelu_learned_ragged": case("pre", "gelu", "learned", 8, 4, 2, 6, tokens(9), head("token", 4), 2, 4, "ragged",
                                    ignore=1, dropout=0.1),
    "pre_cls_middle": case("pre", "relu", "learned", 6, 1, 1, 10, tokens(7), head("sequence", 3, pooling="cls"), 3, 4,
                           "middle"),
    "pre_mean_vectors_mse": case("pre", "gelu", "sinusoidal", 8, 2, 1, 10, vectors(3),
                                 head("sequence", 2, pooling="mean", loss="mse"), 3, 4, "ragged"),
    "pre_deep_no_norm": case("pre", "relu", "none", 4, 2, 3, 8, tokens(6), head("token", 4), 2, 4, "none",
                             final_norm=False),
    "post_token_ragged": case("post", "relu", "sinusoidal", 8, 2, 1, 8, tokens(8), head("token", 5), 3, 4, "ragged",
                              ignore=2),
    "post_gelu_cls_norm": case("post", "gelu", "sinusoidal", 8, 4, 2, 6, tokens(6),
                               head("sequence", 4, pooling="cls"), 2, 3, "ragged", dropout=0.2, final_norm=True),
    "post_vectors_mse": case("post", "relu", "learned", 6, 1, 1, 10, vectors(2), head("token", 3, loss="mse"), 2, 5,
                             "none"),
    "post_deep_mean": case("post", "gelu", "none", 4, 2, 3, 8, tokens(7), head("sequence", 3, pooling="mean"), 3, 4,
                           "middle", ignore=1),
    "as_printed_token": case("as_printed", "relu", "sinusoidal", 8, 2, 1, 8, tokens(8), head("token", 8), 2, 4,
                             "none"),
    "as_printed_deep_ragged": case("as_printed", "relu", "learned", 4, 2, 3, 8, tokens(6), head("token", 4), 2, 4,
                                   "ragged", ignore=1, dropout=0.1, seed=33),
    "as_printed_mean_mse": case("as_printed", "gelu", "sinusoidal", 8, 4, 1, 10, vectors(3),
                                head("sequence", 2, loss="mse"), 2, 4, "middle", final_norm=True),
    "as_printed_cls_vectors": case("as_printed", "relu", "none", 6, 1, 1, 10, vectors(2),
                                   head("sequence", 3, pooling="cls"), 3, 4, "ragged"),
    "pre_rotary_ragged": case("pre", "gelu", "rotary", 8, 2, 2, 6, tokens(9), head("token", 4), 2, 5, "ragged",
                              ignore=1),
    "post_rotary_cls_mse": case("post", "relu", "rotary", 12, 3, 1, 8, vectors(3),
                                head("sequence", 2, pooling="cls", loss="mse"), 3, 4, "middle"),
    "as_printed_rotary": case("as_printed", "gelu", "rotary", 6, 1, 2, 8, tokens(6), head("sequence", 3), 2, 5, "none"),
    "pre_patches": case("pre", "relu", "sinusoidal", 8, 2, 1, 8, patches(channels=2, height=4, width=6, patch=2),
                        head("token", 4), 2, 6, "middle", ignore=1),
    "post_patches_cls": case("post", "gelu", "learned", 8, 2, 1, 10, patches(height=6, width=6, patch=3),
                             head("sequence", 3, pooling="cls"), 3, 4, "none"),
    "pre_video": case("pre", "gelu", "learned", 8, 2, 1, 8,
                      patches(channels=2, frames=4, height=4, width=2, patch=2, patch_frames=2), head("token", 3), 2, 4,
                      "none"),
    "as_printed_video_cls": case("as_printed", "relu", "none", 6, 1, 1, 8,
                                 patches(frames=3, height=2, width=4, patch=2), head("sequence", 2, pooling="cls"), 2, 6,
                                 "ragged"),
    "pre_convolution_middle": case("pre", "gelu", "sinusoidal", 6, 2, 1, 8, tokens(7), head("token", 4), 3, 6, "middle",
                                   ignore=1, stem="convolution"),
    "post_convolution_cls": case("post", "relu", "learned", 6, 2, 1, 8, vectors(3),
                                 head("sequence", 3, pooling="cls"), 3, 5, "ragged", stem="convolution",
                                 stem_kernel=5, seed=41),
    "pre_recurrent_middle": case("pre", "relu", "none", 6, 2, 1, 8, tokens(7), head("token", 4), 3, 6, "middle",
                                 ignore=1, stem="recurrent"),
    "post_recurrent_cls_mse": case("post", "gelu", "sinusoidal", 6, 2, 1, 8, vectors(3),
                                   head("sequence", 2, pooling="cls", loss="mse"), 3, 5, "ragged", stem="recurrent"),
    "as_printed_recurrent": case("as_printed", "relu", "learned", 6, 2, 1, 8, tokens(6), head("sequence", 3), 2, 5,
                                 "none", stem="recurrent", seed=52),
    "pre_convolution_patches": case("pre", "relu", "sinusoidal", 6, 2, 1, 8,
                                    patches(channels=2, height=6, width=8, patch=2), head("token", 4), 2, 12, "middle",
                                    ignore=1, stem="convolution"),
    "post_convolution_video_cls": case("post", "gelu", "learned", 6, 2, 1, 8,
                                       patches(frames=2, height=4, width=6, patch=2),
                                       head("sequence", 3, pooling="cls"), 2, 12, "none", stem="convolution"),
}

OPTIMIZERS = {
    "sgd": {"optimizer": "sgd", "learning_rate": 0.05, "momentum": 0.9},
    "sgd_decay": {"optimizer": "sgd", "learning_rate": 0.05, "momentum": 0.9, "weight_decay": 0.01},
    "adam": {"optimizer": "adam", "learning_rate": 0.005},
    "adam_decay": {"optimizer": "adam", "learning_rate": 0.005, "weight_decay": 0.01},
    "adamw": {"optimizer": "adamw", "learning_rate": 0.005, "weight_decay": 0.01},
}
OPTIMIZERS.update({f"{name}_clipped": {**settings, "clip_norm": 0.3} for name, settings in list(OPTIMIZERS.items())})
OPTIMIZERS_OF_CASE = {"pre_token": list(OPTIMIZERS), "pre_cls_middle": ["sgd_clipped", "adamw_clipped"],
                      "post_vectors_mse": ["sgd_decay_clipped", "adam_clipped", "adamw"]}


def as_float32(values):
    """float64 numbers that float32 holds exactly, so that both scalars start from the same inputs."""
    return torch.from_numpy(numpy.asarray(values, numpy.float32).astype(numpy.float64))


def randomize(model, random):
    """Nothing stays trivial: PyTorch would leave attention's biases at 0 and norms at the identity."""
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            values = random.standard_normal(tuple(parameter.shape))
            if name in ("token_embedding.weight", "position_embedding.weight", "cls_token"):
                values *= 0.8
            elif parameter.dim() >= 2:
                values *= 1.2 / parameter[0].numel() ** 0.5
            else:
                values *= 0.3
                if "norm" in name and name.endswith("weight"):
                    values += 1.0
            parameter.copy_(as_float32(values))


def make_padding(kind, batch, length):
    padding = numpy.zeros((batch, length), numpy.uint8)
    for sample in range(batch):
        if kind == "ragged":
            padding[sample, length - sample:] = 1
        elif kind == "middle":
            padding[sample, 1 + sample % 2] = 1
            padding[sample, length - sample:] = 1
    return torch.from_numpy(padding)


def make_batch(case, random):
    model, shape = completed(case["model"]), (case["batch"], case["length"])
    batch = {}
    if model["input"]["kind"] == "tokens":
        batch["tokens"] = torch.from_numpy(random.randint(0, model["input"]["vocabulary"], shape).astype(numpy.int64))
    elif model["input"]["kind"] == "patches":
        assert math.prod(patch_grid(model["input"])) == case["length"], case
        pictures = (case["batch"], *pictures_shape(model["input"]))
        batch[pictures_name(model["input"])] = as_float32(random.standard_normal(pictures))
    else:
        batch["vectors"] = as_float32(random.standard_normal((*shape, model["input"]["features"])))
    if case["mask"] != "none":
        batch["key_padding_mask"] = make_padding(case["mask"], *shape)
    per_token = model["head"]["kind"] == "token"
    targets_shape = shape if per_token else shape[:1]
    if model["head"]["loss"] == "mse":
        batch["targets"] = as_float32(random.standard_normal((*targets_shape, model["head"]["outputs"])))
        return batch
    targets = random.randint(0, model["head"]["outputs"], targets_shape).astype(numpy.int64)
    if per_token and "key_padding_mask" in batch:
        targets[batch["key_padding_mask"].numpy() == 1] = -100
    targets.reshape(-1)[1:1 + case["ignore"]] = -100
    batch["targets"] = torch.from_numpy(targets)
    return batch


def assert_close(name, actual, expected):
    difference = (actual - expected).abs().max().item()
    allowed = TOLERANCE * max(1.0, expected.abs().max().item())
    assert difference <= allowed, f"{name}: differs by {difference:g} from PyTorch's own module"


def assert_attention_is_pytorchs(model, watched, batch):
    """Weights and outputs of every nn.MultiheadAttention, asked for them head by head."""
    checked = []

    def hook(module, inputs, output, kwargs_mask):
        own = module.forward(*inputs, key_padding_mask=kwargs_mask, need_weights=True, average_attn_weights=False)
        checked.append(own)
    padding = batch.get("key_padding_mask")
    if padding is not None:
        padding = padding.bool()
        if model.has_cls:
            padding = torch.cat([torch.zeros(len(padding), 1, dtype=torch.bool), padding], dim=1)
    handles = [layer.self_attn.register_forward_hook(
        lambda module, inputs, output: hook(module, inputs, output, padding)) for layer in model.encoder.layers]
    with torch.no_grad():
        model.train()
        model(batch)
    for handle in handles:
        handle.remove()
    assert len(checked) == len(model.encoder.layers)
    for index, (output, weights) in enumerate(checked):
        prefix = f"encoder.layers.{index}.self_attn"
        assert_close(f"{prefix}.weights", watched[f"{prefix}.weights"], weights)
        assert_close(f"{prefix}.output", watched[f"{prefix}.output"], output)


def make_trace(model, batch):
    """PyTorch's own tensors, and from the written-out attention only those that PyTorch does not give."""
    own = record(model, batch)
    watched = record(explicit(model), batch)
    for name, tensor in own.items():
        assert_close(name, watched[name], tensor)
    assert_attention_is_pytorchs(model, watched, batch)
    extra = sorted(set(watched) - set(own))
    hidden = ("q", "k", "v", "q_rotated", "k_rotated", "scores", "weights", "heads")
    assert all(".gru." in name or (name.rsplit(".", 1)[1] in hidden and ".self_attn." in name) for name in extra), extra
    trace = {**watched, **own}
    for name, tensor in trace.items():
        assert torch.isfinite(tensor).all(), name
    return trace


def make_optimizer(settings, parameters):
    rate, decay = settings["learning_rate"], settings.get("weight_decay", 0.0)
    if settings["optimizer"] == "sgd":
        return torch.optim.SGD(parameters, lr=rate, momentum=settings["momentum"], weight_decay=decay)
    kind = {"adam": torch.optim.Adam, "adamw": torch.optim.AdamW}[settings["optimizer"]]
    return kind(parameters, lr=rate, weight_decay=decay)


def run_optimizer(model, batch, settings):
    """name -> tensor: weights after 1 and STEPS steps, losses and gradient norms of all steps."""
    model = copy.deepcopy(model).train()
    optimizer = make_optimizer(settings, model.parameters())
    losses, norms, result = [], [], {}
    for step in range(1, STEPS + 1):
        optimizer.zero_grad()
        loss = model.loss(model(batch), batch["targets"])
        loss.backward()
        limit = settings.get("clip_norm", float("inf"))
        norms.append(nn.utils.clip_grad_norm_(model.parameters(), limit).item())
        losses.append(loss.item())
        optimizer.step()
        if step in (1, STEPS):
            by_name = sorted(model.named_parameters())
            result[str(step)] = torch.cat([parameter.detach().reshape(-1) for _, parameter in by_name])
    assert "clip_norm" not in settings or norms[0] > settings["clip_norm"], "the clipped run must clip"
    result["losses"] = torch.tensor(losses, dtype=torch.float64)
    result["gradient_norms"] = torch.tensor(norms, dtype=torch.float64)
    return result


def assert_gradients_are_alive(name, model, trace):
    for parameter, _ in model.named_parameters():
        assert trace[f"grad.{parameter}"].abs().max() > 1e-6, f"{name}: grad.{parameter} is zero"


def assert_well_conditioned(name, model, batch, trace):
    """Where PyTorch's own float32 strays from its float64 (deep `as_printed` models: all tokens grow alike and the norm
    divides by almost nothing), no other float32 can be held to it: take another seed."""
    for key, single in record(explicit(model).float(), batch).items():
        error = ((trace[key] - single.double()).abs().max() / trace[key].abs().max()).item()
        assert error < FLOAT_TOLERANCE, f"{name}: {key} in float32 is off by {error:g}"


def write_case(name, seed):
    case = CASES[name]
    random = numpy.random.RandomState(case["seed"] or seed)
    model = ReferenceModel(case["model"]).double()
    randomize(model, random)
    batch = make_batch(case, random)
    trace = make_trace(model, batch)
    assert_gradients_are_alive(name, model, trace)
    assert_well_conditioned(name, model, batch, trace)
    tensors = {parameter: values.detach() for parameter, values in model.state_dict().items()}
    tensors.update({f"batch.{key}": value for key, value in batch.items()})
    tensors.update({f"trace.{key}": value for key, value in trace.items()})
    variants = OPTIMIZERS_OF_CASE.get(name, [])
    for variant in variants:
        results = run_optimizer(model, batch, OPTIMIZERS[variant])
        tensors.update({f"optimizer.{variant}.{key}": value for key, value in results.items()})
    metadata = {"format": "pt", "encoder_lab": json.dumps({"version": 1, "model": case["model"]}),
                "optimizers": json.dumps({variant: OPTIMIZERS[variant] for variant in variants})}
    path = HERE / "golden" / f"{name}.safetensors"
    safetensors_file.write(path, {key: value.numpy() for key, value in tensors.items()}, metadata)
    return path, len(tensors), trace["loss"].item()


def write_python_layout():
    """One tensor a type, with values that every type holds; `bfloat16` is written by its bytes, which numpy lacks."""
    values = numpy.array([[0, 1, 2], [3, 4, 100]])
    tensors = {name.lower(): values.astype(code) for name, code in safetensors_file.TYPES.items() if name != "BOOL"}
    tensors["bool"] = values > 1
    tensors["bf16"] = ("BF16", (2, 3), (values.astype("<f4").view("<u4") >> 16).astype("<u2").tobytes())
    tensors["scalar"] = numpy.array(-0.5)
    tensors["empty"] = numpy.zeros((0, 3), "<f4")
    path = HERE / "python_layout.safetensors"
    safetensors_file.write(path, tensors, {"format": "pt", "note": "quotes \" and \u00fcml\u00e4uts \u4f60\u597d"})
    return path


def main():
    torch.set_num_threads(1)
    (HERE / "golden").mkdir(exist_ok=True)
    for old in (HERE / "golden").glob("*.safetensors"):
        old.unlink()
    total = 0
    for seed, name in enumerate(CASES, start=1):
        path, count, loss = write_case(name, seed)
        total += path.stat().st_size
        print(f"{path.name}: {count} tensors, loss {loss:.6f}, {path.stat().st_size} bytes")
    path = write_python_layout()
    total += path.stat().st_size
    print(f"{path.name}: {path.stat().st_size} bytes\n{total / 1024:.0f} KiB in all")


if __name__ == "__main__":
    sys.exit(main())

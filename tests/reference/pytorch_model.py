"""The models of Encoder Lab built from PyTorch's own modules, with the names and shapes of DESIGN.md.

`ReferenceModel(configuration)` takes the `model` part of a configuration (JSON as in the files) and has exactly the
parameters of Encoder Lab, so that a saved model loads with strict=True. `record` watches one forward and backward.
"""
import copy
import math

import torch
from torch import nn
from torch.nn import functional

DEFAULTS = {"d_model": 32, "nhead": 4, "num_layers": 2, "dim_feedforward": 128, "activation": "relu", "block": "pre",
            "position": "sinusoidal", "stem": "none", "stem_kernel": 3, "max_length": 64, "input": {"kind": "tokens", "vocabulary": 16},
            "head": {"kind": "token", "outputs": 16}}
PATCHES = {"channels": 1, "frames": 1, "height": 12, "width": 12, "patch": 3, "patch_frames": 1}


def completed(configuration):
    """The `model` part with every default filled in."""
    complete = {**DEFAULTS, **copy.deepcopy(configuration)}
    complete.setdefault("final_norm", complete["block"] == "pre")
    complete["head"].setdefault("loss", "cross_entropy")
    complete["head"].setdefault("pooling", "mean")
    if complete["input"]["kind"] == "patches":
        complete["input"] = {**PATCHES, **complete["input"]}
    return complete


def pictures_name(inputs):
    """What a batch calls the pictures or videos that a model reads."""
    return "video" if inputs["frames"] > 1 else "images"


def pictures_shape(inputs):
    """Of one sample, as nn.Conv2d and nn.Conv3d want it."""
    frames = [inputs["frames"]] if inputs["frames"] > 1 else []
    return inputs["channels"], *frames, inputs["height"], inputs["width"]


def patch_grid(inputs):
    return (inputs["frames"] // inputs["patch_frames"], inputs["height"] // inputs["patch"],
            inputs["width"] // inputs["patch"])


def patch_embedding(inputs, d_model):
    size = inputs["patch"]
    if inputs["frames"] == 1:
        return nn.Conv2d(inputs["channels"], d_model, size, stride=size)
    kernel = (inputs["patch_frames"], size, size)
    return nn.Conv3d(inputs["channels"], d_model, kernel, stride=kernel)


class AsPrintedLayer(nn.Module):
    """The layer of the tutorial: it doubles each branch where it means to add the residual."""

    def __init__(self, configuration):
        super().__init__()
        d_model, inner = configuration["d_model"], configuration["dim_feedforward"]
        self.self_attn = nn.MultiheadAttention(d_model, configuration["nhead"], dropout=0.0, batch_first=True)
        self.linear1 = nn.Linear(d_model, inner)
        self.linear2 = nn.Linear(inner, d_model)
        self.norm1 = nn.LayerNorm(d_model)
        self.norm2 = nn.LayerNorm(d_model)
        self.dropout1 = nn.Dropout(0.0)
        self.dropout2 = nn.Dropout(0.0)
        self.activation = {"relu": functional.relu, "gelu": functional.gelu}[configuration["activation"]]

    def forward(self, x, src_mask=None, src_key_padding_mask=None, is_causal=False):
        x = self.norm1(x)
        x = self.dropout1(self.self_attn(x, x, x, attn_mask=src_mask, key_padding_mask=src_key_padding_mask,
                                         need_weights=False)[0])
        x = x + x
        x = self.norm2(x)
        x = self.dropout2(self.linear2(self.activation(self.linear1(x))))
        return x + x


class ExplicitAttention(nn.MultiheadAttention):
    """nn.MultiheadAttention written out, so that what lies between its input and its output can be watched."""

    def forward(self, query, key, value, key_padding_mask=None, need_weights=True, attn_mask=None,
                average_attn_weights=True, is_causal=False):
        batch, length, d_model = query.shape
        inner = d_model // self.num_heads
        projected = functional.linear(query, self.in_proj_weight, self.in_proj_bias)
        q, k, v = (part.reshape(batch, length, self.num_heads, inner).transpose(1, 2)
                   for part in projected.chunk(3, dim=-1))
        self.intermediates = {"q": q, "k": k, "v": v}
        if self.is_rotary:
            q, k = rotated(q), rotated(k)
            self.intermediates.update({"q_rotated": q, "k_rotated": k})
        scores = q @ k.transpose(-1, -2) / math.sqrt(inner)
        masked = scores
        if key_padding_mask is not None:
            masked = scores.masked_fill(key_padding_mask[:, None, None, :], -math.inf)
        weights = torch.softmax(masked, dim=-1)
        heads = weights @ v
        self.intermediates.update({"scores": scores, "weights": weights, "heads": heads})
        return self.out_proj(heads.transpose(1, 2).reshape(batch, length, d_model)), None


def rotated(x):
    """Rotary positions (Su et al. 2021, equation 34) of queries or keys (B, H, T, D/H)."""
    length, inner = x.shape[-2:]
    frequency = 10000.0 ** (-torch.arange(0, inner, 2, dtype=torch.float64) / inner)
    angle = (torch.arange(length, dtype=torch.float64)[:, None] * frequency).repeat_interleave(2, dim=-1)
    across = torch.stack([-x[..., 1::2], x[..., 0::2]], dim=-1).flatten(-2)
    return x * angle.cos().to(x.dtype) + across * angle.sin().to(x.dtype)


class RotaryAttention(nn.MultiheadAttention):
    """nn.MultiheadAttention leaves no place between its projections and its scores. So the projections are made here,
    turned, and handed to PyTorch's own attention, whose projections then are the identity."""

    def forward(self, query, key, value, key_padding_mask=None, need_weights=True, attn_mask=None,
                average_attn_weights=True, is_causal=False):
        q, k, v = functional.linear(query, self.in_proj_weight, self.in_proj_bias).chunk(3, dim=-1)
        q, k = (rotated(x.unflatten(-1, (self.num_heads, self.head_dim)).transpose(1, 2)).transpose(1, 2).flatten(2)
                for x in (q, k))
        identity = torch.eye(self.embed_dim, dtype=query.dtype).repeat(3, 1)
        output, weights = functional.multi_head_attention_forward(
            q.transpose(0, 1), k.transpose(0, 1), v.transpose(0, 1), self.embed_dim, self.num_heads, identity, None,
            None, None, False, 0.0, self.out_proj.weight, self.out_proj.bias, key_padding_mask=key_padding_mask,
            need_weights=need_weights, average_attn_weights=average_attn_weights)
        return output.transpose(0, 1), weights


def make_layer(configuration):
    if configuration["block"] == "as_printed":
        layer = AsPrintedLayer(configuration)
    else:
        layer = nn.TransformerEncoderLayer(configuration["d_model"], configuration["nhead"],
                                           configuration["dim_feedforward"], dropout=0.0,
                                           activation=configuration["activation"],
                                           norm_first=configuration["block"] == "pre", batch_first=True)
    if configuration["position"] == "rotary":
        layer.self_attn.__class__ = RotaryAttention
    return layer


class Stem(nn.Module):
    """The layer between the embedding and the positions. A `cls` token passes by; padding is seen as zeros by the
    convolution and passed over by the recurrence, whose state it hands on."""

    def __init__(self, configuration, has_cls):
        super().__init__()
        d_model = configuration["d_model"]
        self.first = 1 if has_cls else 0
        self.is_explicit = False
        if configuration["stem"] == "convolution":
            self.grid = patch_grid(configuration["input"]) if configuration["input"]["kind"] == "patches" else None
            kind = nn.Conv2d if self.grid else nn.Conv1d
            self.convolution = kind(d_model, d_model, configuration["stem_kernel"], padding="same")
        else:
            self.gru = nn.GRU(d_model, d_model, batch_first=True)

    def forward(self, x, padding):
        tokens = x[:, self.first:]
        skipped = torch.zeros(x.shape[:2], dtype=torch.bool) if padding is None else padding
        skipped = skipped[:, self.first:]
        self.intermediates = {}
        if hasattr(self, "convolution"):
            result = tokens + self.convolved(tokens, skipped)
        else:
            result = self.written_out(tokens, skipped) if self.is_explicit else self.recurrent(tokens, skipped)
        return torch.cat([x[:, :self.first], result], dim=1)

    def convolved(self, tokens, skipped):
        seen = tokens * (~skipped)[..., None].to(tokens.dtype)
        if self.grid:
            frames = self.convolution(seen.unflatten(1, self.grid).flatten(0, 1).permute(0, 3, 1, 2))
            convolution = self.with_cls(frames.permute(0, 2, 3, 1).reshape(tokens.shape))
        else:
            convolution = self.with_cls(self.convolution(seen.transpose(1, 2)).transpose(1, 2))
        activation = functional.relu(convolution)
        self.intermediates = {"convolution": convolution, "activation": activation}
        return activation[:, self.first:]

    def with_cls(self, tokens):
        return functional.pad(tokens, (0, 0, self.first, 0))

    def recurrent(self, tokens, skipped):
        """PyTorch's own GRU, on the tokens that are no padding."""
        states = []
        for sample, skip in zip(tokens, skipped):
            made = self.gru(sample[~skip][None])[0][0]
            last = torch.cumsum((~skip).long(), 0)  # 0: none yet
            states.append(torch.cat([torch.zeros_like(sample[:1]), made])[last])
        return torch.stack(states)

    def written_out(self, tokens, skipped):
        """The same with its gates; what a recurrence makes token by token is kept token by token."""
        gru = self.gru
        nothing = torch.zeros_like(tokens[:, 0])
        kept = {"gru.reset": [], "gru.update": [], "gru.candidate": [], "gru.hidden": []}
        state = nothing
        for t in range(tokens.shape[1]):
            from_input = functional.linear(tokens[:, t], gru.weight_ih_l0, gru.bias_ih_l0).chunk(3, dim=-1)
            from_state = functional.linear(state, gru.weight_hh_l0, gru.bias_hh_l0).chunk(3, dim=-1)
            reset = torch.sigmoid(from_input[0] + from_state[0])
            update = torch.sigmoid(from_input[1] + from_state[1])
            candidate = torch.tanh(from_input[2] + reset * from_state[2])
            state = torch.where(skipped[:, t, None], state + 0, (1 - update) * candidate + update * state)
            for name, made in zip(kept, (reset, update, candidate, state)):
                kept[name].append(made)
        self.intermediates = {name: [nothing + 0] * self.first + made for name, made in kept.items()}
        return torch.stack(kept["gru.hidden"], dim=1)


def sinusoids(length, d_model, dtype):
    position = torch.arange(length, dtype=torch.float64)[:, None]
    frequency = 10000.0 ** (-torch.arange(0, d_model, 2, dtype=torch.float64) / d_model)
    table = torch.zeros(length, d_model, dtype=torch.float64)
    table[:, 0::2] = torch.sin(position * frequency)
    table[:, 1::2] = torch.cos(position * frequency)[:, :d_model // 2]
    return table.to(dtype)


class ReferenceModel(nn.Module):
    """Dropout is off. The nn.Identity members only give hooks a place; they have no parameters."""

    def __init__(self, configuration):
        super().__init__()
        self.configuration = configuration = completed(configuration)
        d_model = configuration["d_model"]
        if configuration["input"]["kind"] == "tokens":
            self.token_embedding = nn.Embedding(configuration["input"]["vocabulary"], d_model)
        elif configuration["input"]["kind"] == "patches":
            self.patch_embedding = patch_embedding(configuration["input"], d_model)
        else:
            self.input_projection = nn.Linear(configuration["input"]["features"], d_model)
        if configuration["position"] == "learned":
            self.position_embedding = nn.Embedding(configuration["max_length"], d_model)
        self.has_cls = configuration["head"]["kind"] == "sequence" and configuration["head"]["pooling"] == "cls"
        if self.has_cls:
            self.cls_token = nn.Parameter(torch.zeros(d_model))
        if configuration["stem"] != "none":
            self.stem = Stem(configuration, self.has_cls)
        norm = nn.LayerNorm(d_model) if configuration["final_norm"] else None
        self.encoder = nn.TransformerEncoder(make_layer(configuration), configuration["num_layers"], norm,
                                             enable_nested_tensor=False)
        self.head = nn.Linear(d_model, configuration["head"]["outputs"])
        self.embedding = nn.Identity()
        self.encoder_input = nn.Identity()
        self.pooled = nn.Identity()

    def forward(self, batch):
        if "tokens" in batch:
            x = self.token_embedding(batch["tokens"])
        elif self.configuration["input"]["kind"] == "patches":
            pictures = batch[pictures_name(self.configuration["input"])].to(self.head.weight.dtype)
            x = self.patch_embedding(pictures).flatten(2).transpose(1, 2)
        else:
            x = self.input_projection(batch["vectors"].to(self.head.weight.dtype))
        padding = batch.get("key_padding_mask")
        padding = None if padding is None else padding.bool()
        if self.has_cls:
            x = torch.cat([self.cls_token.expand(len(x), 1, -1), x], dim=1)
            if padding is not None:
                padding = torch.cat([torch.zeros(len(x), 1, dtype=torch.bool), padding], dim=1)
        x = self.embedding(x)
        if self.configuration["stem"] != "none":
            x = self.stem(x, padding)
        x = self.encoder(self.encoder_input(self.with_position(x)), src_key_padding_mask=padding)
        if self.configuration["head"]["kind"] == "token":
            return self.head(x)
        if self.has_cls:
            return self.head(self.pooled(x[:, 0]))
        kept = torch.ones(x.shape[:2], dtype=x.dtype) if padding is None else (~padding).to(x.dtype)
        return self.head(self.pooled((x * kept[:, :, None]).sum(1) / kept.sum(1, keepdim=True)))

    def with_position(self, x):
        if self.configuration["position"] == "learned":
            return x + self.position_embedding(torch.arange(x.shape[1]))
        if self.configuration["position"] == "sinusoidal":
            return x + sinusoids(x.shape[1], x.shape[2], x.dtype)
        return x + 0.0

    def loss(self, logits, targets):
        if self.configuration["head"]["loss"] == "mse":
            return functional.mse_loss(logits, targets.to(logits.dtype))
        return functional.cross_entropy(logits.reshape(-1, logits.shape[-1]), targets.reshape(-1), ignore_index=-100)


def explicit(model):
    """A copy of `model` with the same weights whose attention and recurrence are written out."""
    if model.configuration["stem"] != "none":
        model.stem.intermediates = {}  # of the last forward pass; what has a history cannot be copied
    twin = copy.deepcopy(model)
    if model.configuration["stem"] != "none":
        twin.stem.is_explicit = True
    for layer in twin.encoder.layers:
        layer.self_attn.is_rotary = model.configuration["position"] == "rotary"
        layer.self_attn.__class__ = ExplicitAttention
    return twin


class Recorder:
    """Collects the intermediates of a model by their names, by hooks on its modules."""

    def __init__(self, model):
        self.model = model
        self.tensors = {}
        self.handles = []
        self.watch_output("embedding", model.embedding)
        if model.configuration["stem"] != "none":
            self.watch_stem(model.stem)
        self.watch_output("encoder.input", model.encoder_input)
        for index, layer in enumerate(model.encoder.layers):
            self.watch_layer(f"encoder.layers.{index}", layer, model.configuration["block"])
        if model.encoder.norm is not None:
            self.watch_output("encoder.norm", model.encoder.norm)
        if model.configuration["head"]["kind"] == "sequence":
            self.watch_output("pooled", model.pooled)
        self.watch_output("logits", model.head)

    def watch_layer(self, prefix, layer, block):
        for name in ("norm1", "norm2", "linear1", "linear2"):
            self.watch_output(f"{prefix}.{name}", getattr(layer, name))
        self.watch_input(f"{prefix}.activation", layer.linear2)
        self.watch_attention(f"{prefix}.self_attn", layer.self_attn)
        self.watch_input(f"{prefix}.residual1", layer.norm1 if block == "post" else layer.norm2)
        if block == "post":
            self.watch_input(f"{prefix}.residual2", layer.norm2)
        else:
            self.watch_output(f"{prefix}.residual2", layer)
        self.watch_output(f"{prefix}.output", layer)

    def watch_attention(self, prefix, attention):
        def hook(module, inputs, output):
            self.keep(f"{prefix}.output", output[0])
            for name, tensor in getattr(module, "intermediates", {}).items():
                self.keep(f"{prefix}.{name}", tensor)
        self.handles.append(attention.register_forward_hook(hook))

    def watch_stem(self, stem):
        def hook(module, inputs, output):
            self.keep("stem.output", output)
            for name, tensor in module.intermediates.items():
                self.keep(f"stem.{name}", tensor)
        self.handles.append(stem.register_forward_hook(hook))

    def watch_output(self, name, module):
        self.handles.append(module.register_forward_hook(lambda module, inputs, output: self.keep(name, output)))

    def watch_input(self, name, module):
        self.handles.append(module.register_forward_pre_hook(lambda module, inputs: self.keep(name, inputs[0])))

    def keep(self, name, tensor):
        """A list holds the tokens of a recurrence, one after the other."""
        for part in tensor if isinstance(tensor, list) else [tensor]:
            if part.requires_grad:
                part.retain_grad()
        self.tensors[name] = tensor

    def close(self):
        for handle in self.handles:
            handle.remove()


def record(model, batch):
    """One forward (and, with targets, backward) in training mode, which is PyTorch's slow path: name -> tensor, the
    gradients under `grad.` + name, those of the parameters included."""
    model.train()
    model.zero_grad(set_to_none=True)
    recorder = Recorder(model)
    logits = model(batch)
    recorder.close()
    result = dict(recorder.tensors)
    if "targets" in batch:
        loss = model.loss(logits, batch["targets"])
        loss.retain_grad()
        loss.backward()
        result["loss"] = loss
        watched = {**result, **dict(model.named_parameters())}
        result.update({f"grad.{name}": gradient_of(tensor) for name, tensor in watched.items()})
    result = {name: torch.stack(tensor, dim=1) if isinstance(tensor, list) else tensor
              for name, tensor in result.items()}
    return {name: tensor.detach().contiguous() for name, tensor in result.items()}


def gradient_of(tensor):
    """What nothing reads has the gradient 0."""
    if isinstance(tensor, list):
        return [gradient_of(part) for part in tensor]
    return torch.zeros_like(tensor) if tensor.grad is None else tensor.grad

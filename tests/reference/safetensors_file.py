"""A small reader and writer of the safetensors layout (https://github.com/huggingface/safetensors) for numpy arrays.

As the library of that name does, the writer puts wider types first, sorts by name within a type, and fills the header
up with spaces to a multiple of 8 bytes.
"""
import json
import math
import struct

import numpy

TYPES = {"F64": "<f8", "F32": "<f4", "F16": "<f2", "I64": "<i8", "I32": "<i4", "I16": "<i2", "I8": "|i1", "U8": "|u1",
         "BOOL": "|b1"}
NAMES = {numpy.dtype(code): name for name, code in TYPES.items()}


def write(path, tensors, metadata):
    """`tensors`: name -> array or (type name, shape, bytes) for types that numpy lacks; `metadata`: str -> str."""
    entries = {}
    for name, tensor in tensors.items():
        if not isinstance(tensor, tuple):
            array = numpy.ascontiguousarray(tensor).reshape(numpy.shape(tensor))
            tensor = (NAMES[array.dtype], array.shape, array.tobytes())
        entries[name] = tensor

    def order(name):
        kind, shape, content = entries[name]
        return (-len(content) // max(1, math.prod(shape)), name)

    header, chunks, offset = {"__metadata__": dict(sorted(metadata.items()))}, [], 0
    for name in sorted(entries, key=order):
        kind, shape, content = entries[name]
        header[name] = {"dtype": kind, "shape": list(shape), "data_offsets": [offset, offset + len(content)]}
        offset += len(content)
        chunks.append(content)
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + b"".join(chunks))


def read(path):
    """(tensors: name -> array, metadata: str -> str)"""
    with open(path, "rb") as file:
        content = file.read()
    length = struct.unpack("<Q", content[:8])[0]
    header = json.loads(content[8:8 + length])
    metadata = header.pop("__metadata__", {})
    tensors = {}
    for name, entry in header.items():
        begin, end = (8 + length + offset for offset in entry["data_offsets"])
        tensors[name] = numpy.frombuffer(content[begin:end], TYPES[entry["dtype"]]).reshape(entry["shape"])
    return tensors, metadata

"""What the benchmarks share: the sizes of sizes.json, their arithmetic, and the programs that time them."""
import json
import os
import pathlib
import subprocess

HERE = pathlib.Path(__file__).resolve().parent
SIZES = json.loads((HERE / "sizes.json").read_text())
CORES = len(os.sched_getaffinity(0))


def flops(size):
    """Of one training step, as 3 times the forward products."""
    d, length = size["d_model"], size["length"]
    layers = size["num_layers"] * (24 * d * d + 4 * length * d)
    return 3 * size["batch"] * length * (layers + 2 * d * size["vocabulary"])


def steps_for(size, seconds):
    """So many that a run lasts about `seconds` at 60 GFLOP/s."""
    return max(2, int(seconds * 60e9 / flops(size)))


def model_of(size, dropout):
    return {"d_model": size["d_model"], "nhead": size["nhead"], "num_layers": size["num_layers"],
            "dim_feedforward": size["dim_feedforward"], "dropout": dropout, "activation": "relu", "block": "pre",
            "final_norm": True, "position": "sinusoidal", "max_length": size["length"],
            "input": {"kind": "tokens", "vocabulary": size["vocabulary"]},
            "head": {"kind": "token", "outputs": size["vocabulary"]}}


def configuration_of(size, dropout):
    return {"version": 1, "model": model_of(size, dropout),
            "training": {"optimizer": "adam", "batch_size": size["batch"]}}


def step_cost(program, size, batches, threads, steps):
    """What tests/bench/step_cost.cpp answers for batches of samples of the lengths given."""
    request = {"configuration": configuration_of(size, 0), "batches": batches, "threads": threads, "steps": steps}
    # Threads of BLAS have nothing to do here, but at the start they spin for a while.
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    return json.loads(subprocess.run([program], check=True, input=json.dumps(request), env=environment,
                                     stdout=subprocess.PIPE, text=True).stdout)


def describe_kernels(answer):
    """What step_cost says of itself, in a line."""
    return f"Encoder Lab's kernels: {answer['instructions']}; OpenBLAS's: {answer['core']}"


def numbers(kind):
    """For argparse: a list of numbers or words between commas."""
    return lambda text: [kind(part) for part in text.split(",")]


def write_json(path, result):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(result, indent=1) + "\n")

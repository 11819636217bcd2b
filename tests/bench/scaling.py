#!/usr/bin/python3
"""Shows how the cost of a training step grows; run it by tests/bench/scaling.sh.

From a middle configuration, length, d_model, layers, batch and threads change one at a time. Beside each time stands
the arithmetic: 3·B·T·[L(24d² + 4Td) + 2dV] floating-point operations, shared by the threads. Memory likewise: what a
worker's activations take a token, beside the L(16d + HT) numbers that the backward pass needs; and what the rest takes
a parameter, beside a weight, two moments and a gradient in each of the slots that threads share. Growth is marked where
time or memory is over twice what the arithmetic makes of the best of the series. Memory is measured, as growth of the
resident memory: by the activations of a chunk of 8 samples, and by a whole training run on samples of one token.

All configurations run in turn, round by round; a time is the median of the steps of its fastest round.
Prints a table and writes scaling.json, scaling.csv and the picture scaling.svg.
"""
import argparse
import csv
import pathlib
import sys

from scaling_picture import draw
from sizes import CORES, SIZES, describe_kernels, flops, step_cost, steps_for, write_json

MIDDLE = {**SIZES["medium"], "threads": 1}
SMOKE_MIDDLE = {**SIZES["tiny"], "threads": 1}
MOST_SLOTS = 4  # as many gradients as threads may fill side by side, see gradient_slots.cpp
UNEXPLAINED = 2.0
MEASURES = {  # column -> its arithmetic
    "ms": lambda size: flops(size) / size["threads"],
    "activation_bytes_per_token":
        lambda size: 4 * size["num_layers"] * (16 * size["d_model"] + size["nhead"] * size["length"]),
    "bytes_per_parameter": lambda size: 4 * (3 + min(size["batch"], MOST_SLOTS)),
}


def around(middle, name, factors):
    return [{**middle, name: int(middle[name] * factor)} for factor in factors]


def thread_counts():
    return [2 ** power for power in range(CORES.bit_length())]


def series_of(smoke):
    """name -> configurations, smallest first"""
    middle = SMOKE_MIDDLE if smoke else MIDDLE
    few = [1, 2]
    widths = around(middle, "d_model", few if smoke else [0.25, 0.5, 1, 2, 4])
    return {
        "length": around(middle, "length", few if smoke else [0.25, 0.5, 1, 2, 4, 8]),
        "d_model": [{**size, "dim_feedforward": 4 * size["d_model"]} for size in widths],
        "num_layers": around(middle, "num_layers", few if smoke else [0.25, 0.5, 1, 2, 4]),
        "batch": around(middle, "batch", few if smoke else [0.0625, 0.125, 0.25, 0.5, 1, 2, 4]),
        "threads": around(middle, "threads", [1] if smoke else thread_counts()),
    }


def measure(program, size, seconds):
    full = step_cost(program, size, [[size["length"]] * size["batch"]], size["threads"], steps_for(size, seconds))
    return {**full.pop("batches")[0], **full}


def measure_all(program, sizes, options):
    """The fastest round of each configuration, in their order."""
    rounds = []
    for number in range(options.rounds):
        print(f"round {number + 1} of {options.rounds} …", file=sys.stderr)
        rounds.append([measure(program, size, options.seconds) for size in sizes])
    fastest = [min(times, key=lambda row: row["ms"]) for times in zip(*rounds)]
    for size, row in zip(sizes, fastest):
        short = step_cost(program, size, [[1] * size["batch"]], 1, 1)
        row["bytes_per_parameter"] = short["resident_bytes"] / short["parameters"]
    return fastest


def add_arithmetic(rows):
    """Beside each measure of a series: what the arithmetic makes of the best of it, and the growth beyond that."""
    for measure_name, arithmetic in MEASURES.items():
        best = min(row[measure_name] / arithmetic(row) for row in rows)
        for row in rows:
            row[f"{measure_name}_arithmetic"] = best * arithmetic(row)
            row[f"{measure_name}_growth"] = row[measure_name] / row[f"{measure_name}_arithmetic"]


def print_series(name, rows):
    print(f"\n{name:>10} {'ms a step':>10} {'GFLOP':>8} {'GFLOP/s':>8} {'growth':>7} {'MB':>7} {'bytes/token':>11}"
          f" {'growth':>7} {'bytes/parameter':>15} {'growth':>7}")
    for row in rows:
        growths = [row[f"{measure_name}_growth"] for measure_name in MEASURES]
        time, activations, parameters = (f"{growth:6.2f}{'*' if growth > UNEXPLAINED else ' '}" for growth in growths)
        print(f"{row[name]:10} {row['ms']:10.3f} {row['gflop']:8.3f} {1000 * row['gflop'] / row['ms']:8.1f} {time}"
              f" {row['resident_bytes'] / 1e6:7.1f} {row['activation_bytes_per_token']:11.0f} {activations}"
              f" {row['bytes_per_parameter']:15.1f} {parameters}")


def write_csv(path, series):
    with open(path, "w", newline="") as file:
        columns = ["series"] + list(next(iter(series.values()))[0])
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        for name, rows in series.items():
            writer.writerows({"series": name, **row} for row in rows)


def parse_options():
    parser = argparse.ArgumentParser(prog="tests/bench/scaling.sh", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--step-cost", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--rounds", type=int, default=3, help="rounds through all configurations (default 3)")
    parser.add_argument("--seconds", type=float, default=0.5,
                        help="about how long a configuration runs a round (default 0.5; at least two steps)")
    parser.add_argument("--smoke", action="store_true", help="one round of two steps of tiny models: does it run?")
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path("build/bench"),
                        help="the directory to write to (default build/bench)")
    options = parser.parse_args()
    if options.rounds < 1:
        parser.error("there must be at least one round")
    if options.smoke:
        options.rounds, options.seconds = 1, 0
    return options


def main():
    options = parse_options()
    series = series_of(options.smoke)
    distinct = []
    for size in (size for sizes in series.values() for size in sizes):
        if size not in distinct:
            distinct.append(size)
    measured = measure_all(options.step_cost, distinct, options)
    for name, sizes in series.items():
        series[name] = [{**size, "gflop": flops(size) / 1e9, **measured[distinct.index(size)]} for size in sizes]
        add_arithmetic(series[name])
        print_series(name, series[name])
    print(f"\n* over {UNEXPLAINED:g} times what the arithmetic makes of the best of its series"
          f"\n{describe_kernels(measured[0])}")
    write_json(options.out / "scaling.json", series)
    write_csv(options.out / "scaling.csv", series)
    (options.out / "scaling.svg").write_text(draw(series, UNEXPLAINED))
    print(f"Written: {options.out}/scaling.json, .csv, .svg")


if __name__ == "__main__":
    main()

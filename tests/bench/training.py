#!/usr/bin/python3
"""Times Encoder Lab's training steps side by side with PyTorch; run it by tests/bench/training.sh.

Whole steps (forward, loss, backward, Adam; the batch in memory), and on one thread the forward pass alone. Each round
runs sgemm, Encoder Lab, then PyTorch, each for about as long; a figure is the median of its rounds' medians, a share of
the peak the median of the rounds' shares. PyTorch is given its best. Steps: Adam plain and foreach. Forward: in evaluation mode, without gradients, with and without its fast path. One
thread: PyTorch and BLAS both on one. More: its defaults, PyTorch's threads with BLAS on one, the other way round, both,
and the OpenMP build of OpenBLAS where libopenblas0-openmp is installed; the first round tries them all, the others the
two that were fastest. Both sides use the same OpenBLAS kernels (OPENBLAS_CORETYPE is passed on). Without python3-torch
Encoder Lab runs alone.

Then ragged text: batches of which a share f of the columns is real, the rest padding, against the same batch without
padding, step by step in turn. The cost follows the real tokens if time ratio / f stays under 1.25.
"""
import argparse
import json
import pathlib
import statistics
import subprocess
import sys
import tempfile

from pytorch import PyTorch, has_pytorch, pytorch_settings
from ragged import measure_ragged
from sizes import CORES, SIZES, configuration_of, describe_kernels, flops, numbers, steps_for, write_json

VARIANTS = {"step": ["adam", "foreach"], "forward": ["forward", "forward, fast path"]}
FINALISTS = 2


def run_own(program, size, dropout, threads, steps):
    """what -> ms"""
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(configuration_of(size, dropout), file)
        file.flush()
        command = [program, "bench", "--config", file.name, "--length", str(size["length"]),
                   "--threads", str(threads), "--steps", str(steps), "--json"]
        output = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    result = json.loads(output.splitlines()[-1])
    return {"step": result["ms_per_step"], "forward": result["ms_forward"]}


def measure_peak(program, threads, seconds):
    command = [program, str(threads), str(seconds)]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)


class Contest:
    """PyTorch's settings and variants of one measurement, and their times, round by round."""

    def __init__(self, settings, variants):
        self.times = {(setting, variant): [] for setting in settings for variant in variants}
        self.running = list(self.times)

    def run_round(self, size, dropout, steps):
        for setting, variant in self.running:
            time = setting.run(size, dropout, [variant], steps)[variant]
            self.times[setting, variant].append(time)

    def keep_fastest(self):
        self.running = sorted(self.running, key=lambda contestant: self.times[contestant])[:FINALISTS]

    def best(self):
        """(ms, its name), or None where there is no PyTorch"""
        medians = [(statistics.median(self.times[setting, variant]), f"{setting.name}, {variant}")
                   for setting, variant in self.running]
        return min(medians, default=None)

    def all_times(self):
        return {f"{setting.name}, {variant}": times for (setting, variant), times in self.times.items()}


def measure(settings, size, dropout, threads, options):
    """Rows without the names: one for the step, one for the forward pass where it is measured."""
    with_forward = threads == 1 and dropout == options.dropout[0]
    contests = {what: Contest(settings, VARIANTS[what]) for what in (["step", "forward"] if with_forward else ["step"])}
    steps = 2 if options.smoke else steps_for(size, options.seconds)
    own, peaks = {what: [] for what in contests}, []
    for number in range(options.rounds):
        peaks.append(measure_peak(options.peak, threads, options.seconds)["gflops"])
        times = run_own(options.program, size, dropout, threads, steps)
        for what, contest in contests.items():
            own[what].append(times[what])
            contest.run_round(size, dropout, steps if number else max(2, steps // 3))
            if number == 0:
                contest.keep_fastest()
    return [row_of(what, contest, own[what], size, peaks) for what, contest in contests.items()]


def row_of(what, contest, own, size, peaks):
    milliseconds = statistics.median(own)
    megaflops = flops(size) / (1 if what == "step" else 3) / 1e6
    share = statistics.median(megaflops / time / peak for time, peak in zip(own, peaks))
    row = {"what": what, "encoder_lab_ms": milliseconds, "gflops": megaflops / milliseconds,
           "peak_gflops": statistics.median(peaks), "share_of_peak": share, "rounds_peak_gflops": peaks,
           "rounds_ms": {"encoder-lab": own, **contest.all_times()}}
    if best := contest.best():
        row["pytorch_ms"], row["pytorch_setting"] = best
        row["ratio"] = row["pytorch_ms"] / milliseconds
    return row


def print_row(row):
    text = (f"{row['size']:7} {row['what']:8} {row['dropout']:7} {row['threads']:7} {row['encoder_lab_ms']:11.3f}"
            f" {row['gflops']:8.1f} {row['share_of_peak']:6.0%}")
    if "ratio" in row:
        text += f" {row['pytorch_ms']:10.3f} {row['ratio']:6.2f}x  {row['pytorch_setting']}"
    print(text, flush=True)


def run_contests(options):
    """(rows, what PyTorch says of itself, by setting)"""
    with_pytorch = not options.without_pytorch and has_pytorch()
    rows, about = [], {}
    print(f"{'size':7} {'what':8} {'dropout':>7} {'threads':>7} {'encoder-lab':>11} {'GFLOP/s':>8} {'peak':>6}"
          f" {'PyTorch':>10} {'ratio':>7}  its setting (ms, medians of {options.rounds} rounds)")
    for threads in options.threads:
        settings = []
        try:
            if with_pytorch:
                settings = [PyTorch(name, *setting) for name, setting in pytorch_settings(threads).items()]
                about.update({setting.name: setting.about for setting in settings})
            for name in options.sizes:
                for dropout in options.dropout:
                    for row in measure(settings, SIZES[name], dropout, threads, options):
                        rows.append({"size": name, "dropout": dropout, "threads": threads, **row})
                        print_row(rows[-1])
        finally:
            for setting in settings:
                setting.close()
    return rows, about


def parse_options():
    parser = argparse.ArgumentParser(prog="tests/bench/training.sh", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    for program in ("--program", "--peak", "--step-cost"):
        parser.add_argument(program, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--sizes", type=numbers(str), default=list(SIZES), help="default: tiny,small,medium,large")
    parser.add_argument("--dropout", type=numbers(float), default=[0.0, 0.1], help="default: 0,0.1")
    parser.add_argument("--threads", type=numbers(int), default=sorted({1, min(2, CORES)}), help="default: 1,2")
    parser.add_argument("--rounds", type=int, default=5, help="interleaved rounds (default 5)")
    parser.add_argument("--seconds", type=float, default=0.4,
                        help="about how long each side runs a round (default 0.4; at least two steps)")
    parser.add_argument("--smoke", action="store_true", help="one round of two steps of the tiny size: does it run?")
    parser.add_argument("--without-pytorch", action="store_true", help="Encoder Lab alone")
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path("build/bench/training.json"),
                        help="where all figures go, as JSON (default build/bench/training.json)")
    options = parser.parse_args()
    if unknown := set(options.sizes) - set(SIZES):
        parser.error(f"unknown size {', '.join(sorted(unknown))}; there are {', '.join(SIZES)}")
    if options.rounds < 1:
        parser.error("there must be at least one round")
    if options.smoke:
        options.sizes, options.rounds, options.threads = ["tiny"], 1, [1]
    return options


def main():
    options = parse_options()
    rows, about = run_contests(options)
    if not about:
        print("Without PyTorch: install python3-torch to compare.")
    ragged, kernels = measure_ragged(options.step_cost, options.sizes, 0.1 if options.smoke else 2 * options.seconds)
    core = kernels["core"]
    print(describe_kernels(kernels), *sorted(
        f"{name}: {said['core']} (PyTorch {said['torch']}, {said['torch_threads']} threads)"
        for name, said in about.items()), sep="\n  ")
    write_json(options.out, {"core": core, "instructions": kernels["instructions"], "pytorch": about, "rows": rows,
                             "ragged": ragged})
    print(f"Written: {options.out}")
    if any(said["core"] != core for said in about.values()):
        print("The two sides ran different kernels: set OPENBLAS_CORETYPE.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/python3
"""Times whole training steps of Encoder Lab side by side with PyTorch; run it by tests/bench/training.sh.

Each round runs Encoder Lab, then every PyTorch setting, for about as long; a figure is the median of its rounds'
medians. PyTorch is given its best: Adam plain and foreach; on one thread PyTorch and BLAS both on one; on more the
fastest of its defaults, PyTorch's threads with BLAS on one, the other way round, both, and the OpenMP build of OpenBLAS
where libopenblas0-openmp is installed. Both sides use the same OpenBLAS kernels (OPENBLAS_CORETYPE is passed on).
Without python3-torch Encoder Lab runs alone.
"""
import argparse
import glob
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
SIZES = json.loads((HERE / "sizes.json").read_text())
PYTHON = "/usr/bin/python3"  # Debian's own, which sees python3-torch


def flops(size):
    """Of one training step, as 3 times the forward products."""
    d, length = size["d_model"], size["length"]
    layers = size["num_layers"] * (24 * d * d + 4 * length * d)
    return 3 * size["batch"] * length * (layers + 2 * d * size["vocabulary"])


def model_of(size, dropout):
    return {"d_model": size["d_model"], "nhead": size["nhead"], "num_layers": size["num_layers"],
            "dim_feedforward": size["dim_feedforward"], "dropout": dropout, "activation": "relu", "block": "pre",
            "final_norm": True, "position": "sinusoidal", "max_length": size["length"],
            "input": {"kind": "tokens", "vocabulary": size["vocabulary"]},
            "head": {"kind": "token", "outputs": size["vocabulary"]}}


def steps_for(size, seconds):
    """So many that a run lasts about `seconds` at 30 GFLOP/s."""
    return max(2, int(seconds * 30e9 / flops(size)))


class EncoderLab:
    def __init__(self, program, threads):
        self.name, self.program, self.threads = "encoder-lab", program, threads

    def run(self, size, dropout, steps):
        """label -> ms a step"""
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            json.dump({"version": 1, "model": model_of(size, dropout),
                       "training": {"optimizer": "adam", "batch_size": size["batch"]}}, file)
            file.flush()
            command = [self.program, "bench", "--config", file.name, "--length", str(size["length"]),
                       "--threads", str(self.threads), "--steps", str(steps), "--json"]
            output = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
        return {self.name: json.loads(output.splitlines()[-1])["ms_per_step"]}

    def close(self):
        pass


class PyTorch:
    """One process with one setting of threads, kept for the whole benchmark."""

    def __init__(self, name, torch_threads, environment):
        self.name = name
        command = [PYTHON, str(HERE / "pytorch_step.py")]
        if torch_threads:
            command += ["--torch-threads", str(torch_threads)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                                        env={**os.environ, **environment})
        self.about = json.loads(self.process.stdout.readline())

    def run(self, size, dropout, steps):
        request = {"model": model_of(size, dropout), "batch": size["batch"], "length": size["length"],
                   "dropout": dropout, "steps": steps}
        print(json.dumps(request), file=self.process.stdin, flush=True)
        answer = json.loads(self.process.stdout.readline())
        return {f"{self.name}, {variant}": statistics.median(times) for variant, times in answer.items()}

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def pytorch_settings(threads):
    """name -> (PyTorch's threads or none for its default, environment)"""
    one = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    if threads == 1:
        return {"torch 1, blas 1": (1, one)}
    blas = {"OPENBLAS_NUM_THREADS": str(threads)}
    settings = {"default": (None, {}),
                f"torch 1, blas {threads}": (1, blas),
                f"torch {threads}, blas 1": (threads, {"OPENBLAS_NUM_THREADS": "1"}),
                f"torch {threads}, blas {threads}": (threads, blas)}
    for library in glob.glob("/usr/lib/*/openblas-openmp"):
        settings["OpenMP BLAS"] = (threads, {"LD_LIBRARY_PATH": library, "OMP_NUM_THREADS": str(threads)})
    return settings


def has_pytorch():
    return subprocess.run([PYTHON, "-c", "import torch"], stderr=subprocess.DEVNULL).returncode == 0


def measure_peak(program, threads):
    return json.loads(subprocess.run([program, str(threads)], check=True, stdout=subprocess.PIPE, text=True).stdout)


def measure(runners, peak, size, dropout, rounds, steps):
    """label -> median ms a step, and the best GFLOP/s of sgemm in these rounds"""
    times, peaks = {}, []
    for _ in range(rounds):
        peaks.append(peak()["gflops"])
        for runner in runners:
            for label, milliseconds in runner.run(size, dropout, steps).items():
                times.setdefault(label, []).append(milliseconds)
    return {label: statistics.median(values) for label, values in times.items()}, max(peaks)


def row_of(name, size, dropout, threads, times, peak):
    own = times["encoder-lab"]
    row = {"size": name, "dropout": dropout, "threads": threads, "encoder_lab_ms": own, "peak_gflops": peak,
           "gflops": flops(size) / own / 1e6, "all_ms": times}
    row["share_of_peak"] = row["gflops"] / peak
    others = {label: value for label, value in times.items() if label != "encoder-lab"}
    if others:
        row["pytorch_setting"] = min(others, key=others.get)
        row["pytorch_ms"] = others[row["pytorch_setting"]]
        row["ratio"] = row["pytorch_ms"] / own
    return row


def print_row(row):
    text = (f"{row['size']:7} {row['dropout']:7} {row['threads']:7} {row['encoder_lab_ms']:11.3f}"
            f" {row['gflops']:8.1f} {row['share_of_peak']:6.0%}")
    if "ratio" in row:
        text += f" {row['pytorch_ms']:10.3f} {row['ratio']:6.2f}x  {row['pytorch_setting']}"
    print(text, flush=True)


def run_benchmark(options):
    with_pytorch = not options.without_pytorch and has_pytorch()
    rows, about = [], {}
    print(f"{'size':7} {'dropout':>7} {'threads':>7} {'encoder-lab':>11} {'GFLOP/s':>8} {'peak':>6}"
          f" {'PyTorch':>10} {'ratio':>7}  its setting (ms a step, medians of {options.rounds} rounds)")
    for threads in options.threads:
        runners = [EncoderLab(options.program, threads)]
        if with_pytorch:
            runners += [PyTorch(name, *setting) for name, setting in pytorch_settings(threads).items()]
            about.update({runner.name: runner.about for runner in runners[1:]})
        try:
            for name in options.sizes:
                for dropout in options.dropout:
                    steps = 2 if options.smoke else steps_for(SIZES[name], options.seconds)
                    times, peak = measure(runners, lambda: measure_peak(options.peak, threads), SIZES[name], dropout,
                                          options.rounds, steps)
                    rows.append(row_of(name, SIZES[name], dropout, threads, times, peak))
                    print_row(rows[-1])
        finally:
            for runner in runners:
                runner.close()
    return {"core": measure_peak(options.peak, 1)["core"], "pytorch": about, "rows": rows}


def numbers(kind):
    return lambda text: [kind(part) for part in text.split(",")]


def parse_options():
    cores = len(os.sched_getaffinity(0))
    parser = argparse.ArgumentParser(prog="tests/bench/training.sh", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--peak", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--sizes", type=numbers(str), default=list(SIZES), help="default: tiny,small,medium,large")
    parser.add_argument("--dropout", type=numbers(float), default=[0.0, 0.1], help="default: 0,0.1")
    parser.add_argument("--threads", type=numbers(int), default=sorted({1, min(2, cores)}), help="default: 1,2")
    parser.add_argument("--rounds", type=int, default=5, help="interleaved rounds (default 5)")
    parser.add_argument("--seconds", type=float, default=1.0, help="about how long each side runs a round (default 1)")
    parser.add_argument("--smoke", action="store_true", help="one round of two steps of the tiny size: does it run?")
    parser.add_argument("--without-pytorch", action="store_true", help="Encoder Lab alone")
    parser.add_argument("--out", type=pathlib.Path, help="write all figures there as JSON")
    options = parser.parse_args()
    if unknown := set(options.sizes) - set(SIZES):
        parser.error(f"unknown size {', '.join(sorted(unknown))}; there are {', '.join(SIZES)}")
    if options.smoke:
        options.sizes, options.rounds, options.threads = ["tiny"], 1, [1]
    return options


def main():
    options = parse_options()
    result = run_benchmark(options)
    if not result["pytorch"]:
        print("Without PyTorch: install python3-torch to compare.")
    print(f"OpenBLAS kernels: encoder-lab {result['core']}", *sorted(
        f"{name}: {about['core']} (PyTorch {about['torch']}, {about['torch_threads']} threads)"
        for name, about in result["pytorch"].items()), sep="\n  ")
    if any(about["core"] != result["core"] for about in result["pytorch"].values()):
        print("The two sides ran different kernels: set OPENBLAS_CORETYPE.", file=sys.stderr)
        return 1
    if options.out:
        options.out.write_text(json.dumps(result, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""PyTorch's side of tests/bench/training.sh: which settings there are, and processes that run with them."""
import glob
import json
import os
import statistics
import subprocess

from sizes import HERE, model_of

PYTHON = "/usr/bin/python3"  # Debian's own, which sees python3-torch


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

    def run(self, size, dropout, variants, steps):
        """variant -> median ms"""
        request = {"model": model_of(size, dropout), "batch": size["batch"], "length": size["length"],
                   "dropout": dropout, "variants": variants, "steps": steps}
        print(json.dumps(request), file=self.process.stdin, flush=True)
        answer = json.loads(self.process.stdout.readline())
        return {variant: statistics.median(times) for variant, times in answer.items()}

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

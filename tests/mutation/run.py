#!/usr/bin/env python3
"""Breaks the model in one place at a time and shows that its tests notice: tests/mutation/run.py [--only TEXT] [--list]

Each mutant of mutants.txt (a sign, a transposition, an index, a scale, a forgotten sum, a mask the wrong way round) is
applied to a copy of the tree, the tests of the encoder are built and run there, those most likely to notice first, and
at least one must fail. Mutants that survive are reported; the exit status is 1 if there is one, if a snippet does not
occur exactly once in its file, or if a mutant does not compile. Only Python's standard library is needed.
"""
import argparse
import pathlib
import re
import shutil
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TESTS = r"^model\.(nn|reference|inspect|training)\."
MOST_LIKELY = "model.reference.golden"
PROGRAMS = {"model.reference.step_lines": "step_lines"}  # of tests that are no Qt Test class
TEST_SECONDS = 120
COPIED = ["CMakeLists.txt", "model", "tests", "views", "app", "resources"]


class Mutant:
    """`FILE: description`, then lines `- original` and `+ replacement` (none: the original is removed)."""

    def __init__(self, block):
        head, *lines = block.split("\n")
        self.file, self.description = head.split(": ", 1)
        self.original = "\n".join(line[2:] for line in lines if line.startswith("- "))
        self.replacement = "\n".join(line[2:] for line in lines if line.startswith("+ "))
        if not self.original or any(line[:2] not in ("- ", "+ ") for line in lines):
            raise SystemExit(f"mutants.txt: after \"{head}\" only lines beginning with \"- \" or \"+ \" may follow")

    def __str__(self):
        return f"{self.file}: {self.description}"

    def occurrences(self, root):
        path = root / self.file
        return path.read_text().count(self.original) if path.exists() else 0


def read_mutants():
    text = re.sub(r"^#.*\n", "", (HERE / "mutants.txt").read_text(), flags=re.MULTILINE)
    return [Mutant(block.strip("\n")) for block in re.split(r"\n{2,}", text.strip())]


class Tree:
    """The scratch copy of the sources, with its build."""

    def __init__(self, directory):
        self.directory = directory
        self.build_directory = directory / "build"

    def refresh(self):
        """Brings the copy up to date; a file that did not change keeps its time, so that builds stay incremental."""
        listed = subprocess.run(["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *COPIED],
                                cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()
        wanted = {name for name in listed if (ROOT / name).exists()}
        for name in wanted:
            source, target = ROOT / name, self.directory / name
            if not target.exists() or target.read_bytes() != source.read_bytes():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, target)
        for part in COPIED:
            for path in (self.directory / part).rglob("*"):
                if path.is_file() and str(path.relative_to(self.directory)) not in wanted:
                    path.unlink()

    def configure(self):
        command = ["cmake", "-S", str(self.directory), "-B", str(self.build_directory), "-G", "Ninja",
                   "-DCMAKE_BUILD_TYPE=Release"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        listing = subprocess.run(["ctest", "-N", "-R", TESTS], cwd=self.build_directory, check=True,
                                 stdout=subprocess.PIPE, text=True).stdout
        self.tests = re.findall(r"Test +#\d+: (\S+)", listing)
        if MOST_LIKELY not in self.tests:
            raise SystemExit(f"the test {MOST_LIKELY} is missing")

    def in_stages(self, file):
        """The tests, those most likely to notice a change of `file` first: most mutants then cost one small build."""
        path = pathlib.Path(file)
        name = f"model.{path.parent.name}.{path.stem}"
        # ledger_linear.cpp, say, is tested by ledger_test.cpp.
        own = ["model.nn.kernels.kernels"] if path.parent.name == "kernels" else [
            test for test in self.tests if name == test or name.startswith(test + "_")]
        likely = [[MOST_LIKELY], own]
        rest = [test for test in self.tests if [test] not in likely]
        return [stage for stage in [*likely, rest] if stage]

    def build(self, tests):
        """Whether they build."""
        targets = [PROGRAMS.get(test, f"test.{test}") for test in tests]
        command = ["cmake", "--build", str(self.build_directory), "--target", *targets]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.build_output = done.stdout
        return done.returncode == 0

    def failing_test(self, tests):
        """The name of one that fails, or None if all pass."""
        for test in tests:
            command = ["ctest", "-R", f"^{re.escape(test)}$", "--timeout", str(TEST_SECONDS)]
            if subprocess.run(command, cwd=self.build_directory, stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL).returncode != 0:
                return test
        return None


def judge(tree, mutant):
    """What became of the mutant: "noticed by …", or why that must not be."""
    path = tree.directory / mutant.file
    correct = path.read_text()
    path.write_text(correct.replace(mutant.original, mutant.replacement))
    try:
        for tests in tree.in_stages(mutant.file):
            if not tree.build(tests):
                return False, "does not compile:\n" + tree.build_output[-2000:]
            if test := tree.failing_test(tests):
                return True, f"noticed by {test}"
        return False, "SURVIVED"
    finally:
        path.write_text(correct)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="only mutants whose file or description holds this text")
    parser.add_argument("--list", action="store_true", help="check the snippets and print the mutants, build nothing")
    parser.add_argument("--directory", type=pathlib.Path, default=ROOT / "build" / "mutation", help="scratch copy")
    options = parser.parse_args()

    mutants = [mutant for mutant in read_mutants() if options.only in str(mutant)]
    misplaced = [mutant for mutant in mutants if mutant.occurrences(ROOT) != 1]
    for mutant in misplaced:
        print(f"{mutant}: the snippet occurs {mutant.occurrences(ROOT)} times, not once", file=sys.stderr)
    if options.list or misplaced:
        print(*mutants, sep="\n")
        print(f"{len(mutants)} mutants, {len(misplaced)} of them misplaced")
        return 1 if misplaced else 0

    tree = Tree(options.directory)
    tree.refresh()
    tree.configure()
    if not tree.build(tree.tests):
        raise SystemExit("the unbroken tree does not build:\n" + tree.build_output[-3000:])
    if failing := tree.failing_test(tree.tests):
        raise SystemExit(f"{failing} fails without a mutant already")
    bad = []
    for number, mutant in enumerate(mutants, start=1):
        start = time.monotonic()
        good, verdict = judge(tree, mutant)
        if not good:
            bad.append(mutant)
        print(f"[{number}/{len(mutants)}] {mutant}: {verdict} ({time.monotonic() - start:.0f} s)", flush=True)
    print(f"{len(mutants) - len(bad)} of {len(mutants)} mutants were noticed")
    for mutant in bad:
        print(f"  not noticed: {mutant}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())

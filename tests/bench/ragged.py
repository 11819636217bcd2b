"""What padding costs: a part of tests/bench/training.sh."""
import bisect
import itertools
import random

from sizes import SIZES, step_cost, steps_for

LIMIT = 1.25
# How many of 20,050 family names of 18 languages have 2, 3, 4, … letters: about 36 % of the longest on average.
NAME_LENGTHS = [49, 336, 1320, 2710, 3924, 3682, 3069, 2271, 1461, 711, 324, 121, 46, 13, 8, 1, 2, 1, 1]
SHORTEST_NAME, LONGEST_NAME = 2, 20


def name_quantile(share):
    """The length below which `share` of the names are, as a part of the longest."""
    sums = list(itertools.accumulate(NAME_LENGTHS))
    return (SHORTEST_NAME + bisect.bisect_left(sums, share * sums[-1])) / LONGEST_NAME


DISTRIBUTIONS = {"names": name_quantile, "uniform": lambda share: share}


def ragged_lengths(quantile, samples, longest):
    """Evenly spaced quantiles, shuffled; one sample is of full length."""
    lengths = [max(1, round(quantile((i + 0.5) / samples) * longest)) for i in range(samples - 1)] + [longest]
    random.Random(1).shuffle(lengths)
    return lengths


def measure_ragged(program, sizes, seconds):
    """(rows, what the program says of itself)"""
    print(f"{'size':7} {'lengths':8} {'real':>6} {'full ms':>9} {'ragged ms':>9} {'ratio':>6}  ratio / real")
    rows = []
    for name in sizes:
        size = SIZES[name]
        for distribution, quantile in DISTRIBUTIONS.items():
            lengths = ragged_lengths(quantile, size["batch"], size["length"])
            full = [size["length"]] * size["batch"]
            answer = step_cost(program, size, [full, lengths], 1, max(5, steps_for(size, seconds)))
            timed = answer["batches"]
            share = sum(lengths) / sum(full)
            ratio = timed[1]["ms"] / timed[0]["ms"]
            rows.append({"size": name, "lengths": distribution, "share": share, "full": timed[0], "ragged": timed[1],
                         "ratio": ratio, "ratio_over_share": ratio / share})
            print(f"{name:7} {distribution:8} {share:6.1%} {timed[0]['ms']:9.3f} {timed[1]['ms']:9.3f} {ratio:6.3f}"
                  f"  {ratio / share:.3f}{'' if ratio / share <= LIMIT else f'  over {LIMIT}'}", flush=True)
    return rows, answer

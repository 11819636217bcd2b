"""Trains every generated task with its default configuration on one thread, and prints what each seed reached beside
the goal and the baseline. Exit status 1 if a run misses its goal. Started by task_goals.sh."""

import argparse
import json
import subprocess
import sys


def last_line(program, *words):
    """The JSON object that a command ends with."""
    done = subprocess.run([program, *words, "--json"], stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def reaches(report, goal):
    figure = report["valid_measure"]
    return figure <= goal if report["measure"] == "rmse" else figure >= goal


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    parser.add_argument("--tasks", default="", help="names, separated by commas (default: all)")
    parser.add_argument("--seeds", default="1,2,3")
    arguments = parser.parse_args()

    tasks = last_line(arguments.program, "tasks")["tasks"]
    wanted = arguments.tasks.split(",") if arguments.tasks else [task["name"] for task in tasks]
    print(f"{'task':<14} {'seed':>4} {'measure':<9} {'goal':>7} {'reached':>8} {'baseline':>8} {'seconds':>8}")
    missed = 0
    for task in (task for task in tasks if task["name"] in wanted):
        for seed in arguments.seeds.split(","):
            report = last_line(arguments.program, "train", "--task", task["name"], "--seed", seed, "--threads", "1")
            met = reaches(report, task["goal"])
            missed += not met
            print(f"{task['name']:<14} {seed:>4} {report['measure']:<9} {task['goal']:>7.3f} "
                  f"{report['valid_measure']:>8.4f} {report['baseline']['value']:>8.4f} {report['seconds']:>8.1f}"
                  f"{'' if met else '  missed'}", flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Measure whole `catalog search` processes on a large catalog beside the start-up of the sqlite3 shell.

    bench/search/run [COLUMNS]      makes the catalog (once) and calls this

The bar: median <= 3 x `sqlite3 :memory: 'select 1'` + 10 ms, for every query. Processes take turns, so that a busy
machine is busy for all of them. CPU is user + system time of the process; wall time is shown beside it.
"""

import os
import resource
import statistics
import subprocess
import sys
import time

QUERIES = [
    ["customer"],
    ["customer", "id"],
    ["customer", "order"],
    ["invoice", "amount", "date"],
    ["customer_email"],
    ["order_total"],
    ["id"],
    ["cust"],
    ["custmer"],
    ["custmer", "amuont"],
    ["ledger", "night"],
    ["nothing_like_it"],
    ["customer", "--kind", "dataset"],
    ["email", "--system", "system7", "--class", "personal"],
]


def run(command):
    """CPU and wall seconds of one process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        sys.exit(f"{command}: exit {done.returncode}\n{done.stderr.decode()}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall


def main(catalog, path, rounds):
    shell = ["sqlite3", ":memory:", "select 1"]
    commands = {"(sqlite3 start-up)": shell, "(catalog --version)": [catalog, "--version"]}
    for words in QUERIES:
        commands[" ".join(words)] = [catalog, "search", *words, "--catalog", path]
    times = {name: [] for name in commands}
    for _ in range(rounds + 1):
        for name, command in commands.items():
            times[name].append(run(command))
    medians = {
        name: [statistics.median(column) * 1000 for column in zip(*values[1:])]
        for name, values in times.items()
    }
    shell_cpu, shell_wall = medians["(sqlite3 start-up)"]
    bars = 3 * shell_cpu + 10, 3 * shell_wall + 10
    print(f"catalog of {os.path.getsize(path) / 1e6:.0f} MB, {rounds} rounds, medians in ms")
    print(f"bar: 3 x sqlite3 + 10 ms = {bars[0]:.1f} ms CPU, {bars[1]:.1f} ms wall\n")
    print(f"{'query':48}{'CPU':>8}{'wall':>8}  of bar (CPU)")
    worst = 0
    for name, (cpu, wall) in medians.items():
        share = cpu / bars[0]
        if not name.startswith("("):
            worst = max(worst, share)
        print(f"{name:48}{cpu:8.1f}{wall:8.1f}  {share:6.0%}")
    print(f"\nworst: {worst:.0%} of the bar")
    return 0 if worst <= 1 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 15))

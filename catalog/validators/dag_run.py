"""Run DAGs from end to end with `airflow dags test`, in an Airflow of their own. usage: dag_run.py FOLDER FILE…

Prints {file: [fault]}. AIRFLOW_HOME must be an empty folder: the metadata database is made there. What a failed task
said is the fault.
"""
import json
import os
import re
import subprocess
import sys

from airflow.dag_processing.dagbag import DagBag

SAID = re.compile(r"^\S+ \[info +\] (.*?) +\[airflow\S*SubprocessHook\]")


def airflow(*words: str) -> "subprocess.CompletedProcess[str]":
    program = os.path.join(os.path.dirname(sys.executable), "airflow")
    return subprocess.run(
        [program, *words], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def last_words(log: str) -> str:
    """What the last command of a run printed, else the last line of the log."""
    said = [match[1] for line in log.splitlines() if (match := SAID.match(line))]
    start = max((i for i, line in enumerate(said) if line.startswith("Running command")), default=-1)
    words = [line for line in said[start + 1:] if line != "Output:" and not line.startswith("Command exited")]
    words = [line for line in words if not line.startswith("make:")] or words
    return " ".join(words[-3:]) or next((line for line in reversed(log.splitlines()) if line.strip()), "no word")


folder, files = sys.argv[1], sys.argv[2:]
faults: "dict[str, list[str]]" = {}
made = airflow("db", "migrate")
for dag in DagBag(dag_folder=os.path.abspath(folder)).dags.values() if made.returncode == 0 else ():
    path = os.path.relpath(dag.fileloc)
    run = airflow("dags", "test", dag.dag_id)
    if path in files and run.returncode != 0:
        faults[path] = [f"1: the run of `{dag.dag_id}` failed: {last_words(run.stdout)}"]
if made.returncode != 0:
    faults = {path: ["1: `airflow db migrate` failed: " + last_words(made.stdout)] for path in files}
print(json.dumps(faults))

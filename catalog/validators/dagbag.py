"""Import DAG files as Airflow's scheduler does, without a database. usage: dagbag.py FOLDER FILE…

Prints {file: [fault]}. A file that defines no DAG is a fault, too: Airflow passes over it in silence.
"""
import json
import os
import sys

from airflow.dag_processing.dagbag import DagBag

folder, files = sys.argv[1], sys.argv[2:]
bag = DagBag(dag_folder=os.path.abspath(folder))
faults = {}
for path, fault in bag.import_errors.items():
    lines = [line for line in fault.strip().splitlines() if line.strip()]
    faults[os.path.relpath(path)] = ["1: " + (lines[-1] if lines else "it cannot be imported")]
defining = {os.path.relpath(dag.fileloc) for dag in bag.dags.values()}
for path in files:
    if path not in faults and path not in defining:
        faults[path] = ["1: it defines no DAG"]
print(json.dumps(faults))

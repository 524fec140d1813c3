"""Hold dbt's YAML files against the JSON Schemas that dbt-core ships: dbt itself takes mistyped keys in silence.

usage: dbt_schema.py FILE…; prints {file: [fault]}
"""
import json
import os
import sys

import yaml
from dbt.jsonschemas.jsonschemas import CustomDraft7Validator, project_schema, resources_schema


def resources():
    """The schema of resource files, with severities in any case, as dbt itself takes them."""
    schema = resources_schema()
    schema["definitions"]["Severity"]["enum"] += ["error", "warn", "ERROR", "WARN"]
    return schema


def faults_of(path):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        value = yaml.safe_load(text)
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        return [f"{mark.line + 1 if mark else 1}: {getattr(fault, 'problem', fault)}"]
    is_project = os.path.basename(path) == "dbt_project.yml"
    schema = project_schema() if is_project else resources()
    return [
        f"{line(node, fault.path)}: {place(fault.path)}{fault.message[:200]}"
        for fault in CustomDraft7Validator(schema).iter_errors(value)
    ]


def place(path):
    return f"`{'.'.join(map(str, path))}`: " if path else ""


def line(node, path):
    for step in path:
        if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step]
        elif isinstance(node, yaml.MappingNode):
            node = next((value for key, value in node.value if key.value == step), node)
    return node.start_mark.line + 1 if node else 1


print(json.dumps({path: faults for path in sys.argv[1:] if (faults := faults_of(path))}))

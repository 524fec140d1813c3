"""lineage_events.py FILE: makes the official client's own objects of events, one JSON object a line. Exit 1 with the faults.

The client's classes are generated from the JSON schemas of the specification; members they do not know are refused, types
are not converted, and each facet is made into the class that its `_schemaURL` names.
"""
import importlib
import json
import pkgutil
import sys

import cattrs
from openlineage.client import generated
from openlineage.client.generated import base

converter = cattrs.Converter(forbid_extra_keys=True)


def exactly(value, kind):
    if not isinstance(value, kind):
        raise TypeError(f"{value!r} is not of type {kind.__name__}")
    return value


for plain in (str, bool, int):
    converter.register_structure_hook(plain, exactly)

modules = [importlib.import_module(f"{generated.__name__}.{found.name}") for found in pkgutil.iter_modules(generated.__path__)]
classes = {name: item for module in modules for name, item in vars(module).items() if isinstance(item, type)}


def make_facets(holder):
    """Takes the facets of a dataset, job or run out of it, each made into an object."""
    for group in ("facets", "inputFacets", "outputFacets"):
        for facet in holder.pop(group, {}).values():
            name = facet.pop("_schemaURL").rsplit("/", 1)[-1]
            facet.pop("_producer")
            converter.structure(facet, classes[name])


def make(event):
    """Takes an event apart into objects; fails where it does not fit."""
    kind = event.pop("schemaURL").rsplit("/", 1)[-1]
    holders = [event[name] for name in ("run", "job", "dataset") if name in event]
    for holder in holders + event.get("inputs", []) + event.get("outputs", []):
        make_facets(holder)
    converter.structure(event, getattr(base, kind))


faults = []
with open(sys.argv[1], encoding="utf-8") as lines:
    for number, line in enumerate(lines, 1):
        try:
            make(json.loads(line))
        except Exception as error:  # whatever is wrong with it, it is a fault of the line
            whole = cattrs.transform_error(error) if hasattr(error, "exceptions") else repr(error)
            faults.append(f"line {number}: {whole}")
print("\n".join(faults[:10]) or f"{number} events")
sys.exit(bool(faults))

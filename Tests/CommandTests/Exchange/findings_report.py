"""findings_report.py FILE: reads a report with the model of SARIF 2.1.0. Exit 1 with the faults, also where a member is unknown."""
import json
import sys

import pydantic
import sarif_pydantic

with open(sys.argv[1], encoding="utf-8") as file:
    report = json.load(file)

MISSING = {"columnKind"}  # of a run: in the standard (3.14.17), but not in the model


def unknown(value, place):
    """Members that the standard does not name; what stands in `properties` is everybody's own."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from unknown(item, f"{place}[{index}]")
    elif isinstance(value, pydantic.BaseModel):
        yield from (f"{place}.{name}" for name in set(value.model_extra or {}) - MISSING)
        for name in value.model_fields_set - {"properties"} - set(value.model_extra or {}):
            yield from unknown(getattr(value, name), f"{place}.{name}")


try:
    model = sarif_pydantic.Sarif.model_validate(report)
except pydantic.ValidationError as error:
    sys.exit(str(error))
faults = sorted(unknown(model, "report"))
print("\n".join(faults) or f"{len(model.runs[0].results)} results")
sys.exit(bool(faults))

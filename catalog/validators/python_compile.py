"""Compile Python files without running them. usage: python_compile.py FILE…; prints {file: [fault]}"""
import json
import sys

faults = {}
for path in sys.argv[1:]:
    try:
        with open(path, "rb") as file:
            compile(file.read(), path, "exec", dont_inherit=True)
    except (SyntaxError, ValueError) as fault:
        faults[path] = [f"{getattr(fault, 'lineno', None) or 1}: {getattr(fault, 'msg', fault)}"]
print(json.dumps(faults))

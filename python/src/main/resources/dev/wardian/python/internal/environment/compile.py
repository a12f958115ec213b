# Compiles the files whose paths come on standard input, a line each. What is compiled and newer than
# its source is left alone; what cannot be compiled, such as a template, is named and passed over.
import compileall
import sys

for line in sys.stdin:
    path = line.rstrip("\n")
    try:
        done = compileall.compile_file(path, quiet=2)
    except Exception:
        done = False
    if not done:
        print(path, flush=True)

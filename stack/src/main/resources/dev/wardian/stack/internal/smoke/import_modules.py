# Imports the modules named on the command line; tells of each on descriptor 3's place, standard output, one line of JSON:
# what it begins with and how that ended. What modules print goes nowhere.
import json, os, resource, sys, traceback

told = os.fdopen(os.dup(1), "w")
nowhere = os.open(os.devnull, os.O_WRONLY)
os.dup2(nowhere, 1)
os.dup2(nowhere, 2)
seconds, memory = int(sys.argv[1]), int(sys.argv[2])
modules = sys.argv[3:]
sys.argv = [""]


def limit(which, amount):
    soft, hard = resource.getrlimit(which)
    if hard != resource.RLIM_INFINITY:
        amount = min(amount, hard)
    resource.setrlimit(which, (amount, hard))


def tell(**what):
    told.write(json.dumps(what) + "\n")
    told.flush()


limit(resource.RLIMIT_CPU, seconds * (os.cpu_count() or 1))
limit(resource.RLIMIT_AS, memory)
limit(resource.RLIMIT_CORE, 0)
for module in modules:
    tell(begun=module)
    try:
        __import__(module)
    except BaseException as error:
        lines = "".join(traceback.format_exception_only(type(error), error)).strip().splitlines()
        frames = traceback.extract_tb(error.__traceback__)[1:]
        tell(
            failed=module,
            error=lines[-1] if lines else type(error).__name__,
            trace=["%s:%s: %s" % (one.filename, one.lineno, one.line or "") for one in frames[-4:]],
        )
        break
else:
    tell(done=len(modules))
told.close()
os._exit(0)

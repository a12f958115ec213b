# Calls one hook of a PEP 517 build backend and writes down what it answered.
# Runs in the source tree, with the environment that the build was given. Python 3.6 and later.
import sys


def find_backend(spec, paths):
    from importlib import import_module
    from importlib.machinery import PathFinder

    module, _, attributes = spec.partition(":")
    if paths:
        top = module.partition(".")[0]

        class InTree:
            # PEP 517: the backend must come from backend-path, whatever else is importable.
            @staticmethod
            def find_spec(name, path=None, target=None):
                if "." in name:
                    return None
                found = PathFinder.find_spec(name, paths)
                if found is None and name == top:
                    raise ImportError("no module %r in backend-path %r" % (top, paths))
                return found

            if sys.version_info >= (3, 8):

                @staticmethod
                def find_distributions(context=None):
                    from importlib.metadata import DistributionFinder, MetadataPathFinder

                    return MetadataPathFinder.find_distributions(
                        DistributionFinder.Context(path=paths)
                    )

        sys.meta_path.insert(0, InTree())
    backend = import_module(module)
    for attribute in attributes.split(".") if attributes else []:
        backend = getattr(backend, attribute)
    return backend


def main(arguments):
    # The folder of this script is no part of the build.
    sys.path.pop(0)
    hook, result, spec, folder, count = arguments[:5]
    paths = arguments[5 : 5 + int(count)]
    settings = {}
    for setting in arguments[5 + int(count) :]:
        key, _, value = setting.partition("=")
        if key not in settings:
            settings[key] = value
        elif isinstance(settings[key], list):
            settings[key].append(value)
        else:
            settings[key] = [settings[key], value]
    sys.argv[:] = [spec]
    backend = find_backend(spec, paths)
    function = getattr(backend, hook, None)
    if function is None:
        answer = {"missing": True}
    elif hook.startswith("get_requires"):
        answer = {"value": [str(each) for each in function(settings or None)]}
    else:
        answer = {"value": str(function(folder, settings or None))}
    # Imported late: a backend in the tree may have any name.
    import json

    with open(result, "w", encoding="utf-8") as file:
        json.dump(answer, file)


main(sys.argv[1:])

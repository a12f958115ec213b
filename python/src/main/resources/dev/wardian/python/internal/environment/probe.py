# Asked of an interpreter once: prints what it knows about itself, one `key=value` a line.
# Runs isolated (-I -B) on CPython and PyPy from 3.4 on; imports nothing outside the standard library.
import os
import platform
import site
import sys
import sysconfig

lines = ["wardian-probe=1"]


def say(key, value):
    if value is None:
        return
    text = str(value).replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    lines.append(key + "=" + text)


def full_version(info):
    text = "%d.%d.%d" % (info[0], info[1], info[2])
    return text if info[3] == "final" else text + info[3][0] + str(info[4])


def flag(name):
    return "1" if sysconfig.get_config_var(name) else "0"


def base_prefix():
    return getattr(sys, "real_prefix", getattr(sys, "base_prefix", sys.prefix))


in_venv = sys.prefix != getattr(sys, "base_prefix", sys.prefix) or hasattr(sys, "real_prefix")
xy = "python%d.%d" % sys.version_info[:2]

say("marker.implementation_name", sys.implementation.name)
say("marker.implementation_version", full_version(sys.implementation.version))
say("marker.os_name", os.name)
say("marker.platform_machine", platform.machine())
say("marker.platform_python_implementation", platform.python_implementation())
say("marker.platform_release", platform.release())
say("marker.platform_system", platform.system())
say("marker.platform_version", platform.version())
say("marker.python_full_version", platform.python_version().rstrip("+"))
say("marker.python_version", "%d.%d" % sys.version_info[:2])
say("marker.sys_platform", sys.platform)

say("executable", sys.executable)
say("base_executable", getattr(sys, "_base_executable", None))
say("prefix", sys.prefix)
say("base_prefix", base_prefix())
say("stdlib", sysconfig.get_path("stdlib"))
say("abiflags", getattr(sys, "abiflags", ""))
say("soabi", sysconfig.get_config_var("SOABI"))
say("ext_suffix", sysconfig.get_config_var("EXT_SUFFIX"))
say("gil_disabled", flag("Py_GIL_DISABLED"))
say("debug", "1" if flag("Py_DEBUG") == "1" or hasattr(sys, "gettotalrefcount") else "0")
say("pointer_bits", "64" if sys.maxsize > 2**32 else "32")
say("framework", sysconfig.get_config_var("PYTHONFRAMEWORK") or "")
say("platform", sysconfig.get_platform())
if sys.platform == "darwin":
    say("mac_version", platform.mac_ver()[0])
    say("mac_machine", platform.mac_ver()[2])


def libc():
    if not sys.platform.startswith("linux"):
        return
    try:
        name, version = os.confstr("CS_GNU_LIBC_VERSION").split()
        if name == "glibc":
            say("glibc", version)
            return
    except Exception:
        pass
    try:
        import struct

        with open(sys.executable, "rb") as program:
            head = program.read(64)
            wide = head[4] == 2
            order = "<" if head[5] == 1 else ">"
            if wide:
                offset, size, count = (
                    struct.unpack_from(order + "Q", head, 32)[0],
                    struct.unpack_from(order + "H", head, 54)[0],
                    struct.unpack_from(order + "H", head, 56)[0],
                )
            else:
                offset, size, count = (
                    struct.unpack_from(order + "I", head, 28)[0],
                    struct.unpack_from(order + "H", head, 42)[0],
                    struct.unpack_from(order + "H", head, 44)[0],
                )
            for index in range(count):
                program.seek(offset + size * index)
                entry = program.read(size)
                if struct.unpack_from(order + "I", entry)[0] != 3:
                    continue
                where = struct.unpack_from(order + ("Q" if wide else "I"), entry, 8 if wide else 4)
                length = struct.unpack_from(order + ("Q" if wide else "I"), entry, 32 if wide else 16)
                program.seek(where[0])
                loader = program.read(length[0]).rstrip(b"\0").decode()
                if "musl" in loader:
                    import subprocess

                    child = subprocess.Popen([loader], stderr=subprocess.PIPE)
                    for line in child.communicate()[1].decode("utf-8", "replace").splitlines():
                        if line.startswith("Version "):
                            say("musl", line[8:].strip())
    except Exception:
        pass


libc()


def scheme_name(kind):
    chosen = getattr(sysconfig, "get_preferred_scheme", None)
    if chosen is not None:
        return chosen(kind)
    known = sysconfig.get_scheme_names()
    framework = sysconfig.get_config_var("PYTHONFRAMEWORK") and not in_venv
    if kind == "user":
        if framework and "osx_framework_user" in known:
            return "osx_framework_user"
        return os.name + "_user" if os.name + "_user" in known else "posix_user"
    if framework and "osx_framework_library" in known:
        return "osx_framework_library"
    implementation = sys.implementation.name
    for name in (implementation + "_" + os.name, implementation, os.name + "_prefix", os.name):
        if name in known:
            return name
    return "posix_prefix"


def say_scheme(label, paths, include):
    say(label + ".purelib", paths["purelib"])
    say(label + ".platlib", paths["platlib"])
    say(label + ".scripts", paths["scripts"])
    say(label + ".data", paths["data"])
    say(label + ".headers", include)


def based(name, base):
    keys = ("installed_base", "base", "installed_platbase", "platbase", "prefix", "exec_prefix")
    return sysconfig.get_paths(scheme=name, vars=dict.fromkeys(keys, base))


def distutils_scheme():
    # What pip does before Python 3.10: Debian patches only distutils there.
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from distutils.dist import Distribution

        command = Distribution().get_command_obj("install", create=True)
        command.finalize_options()
    paths = {key: getattr(command, "install_" + key) for key in ("purelib", "platlib", "scripts", "data")}
    return paths, os.path.dirname(command.install_headers)


modern = getattr(sysconfig, "_PIP_USE_SYSCONFIG", sys.version_info >= (3, 10))
prefix_name = scheme_name("prefix")
default, include = None, None
if not modern:
    try:
        default, include = distutils_scheme()
    except ImportError:
        pass
if default is None:
    default = sysconfig.get_paths(scheme=prefix_name)
    include = default["include"]
if in_venv:
    include = os.path.join(sys.prefix, "include", "site", xy)
say_scheme("scheme", default, include)

try:
    user_name = scheme_name("user")
    user = sysconfig.get_paths(scheme=user_name)
    say_scheme("user", user, user["include"])
    say("user_site", site.getusersitepackages())
except Exception:
    pass

# Relative to a folder to be named later: `--prefix` (pip avoids Debian's posix_local), and a venv.
known = sysconfig.get_scheme_names()
root = os.sep + "wardian-root"
custom = "posix_prefix" if prefix_name in ("posix_local", "osx_framework_library", "deb_system") else prefix_name
paths = based(custom, root)
say_scheme("prefix", paths, os.path.join(root, "include", "site", xy) if in_venv else paths["include"])
if "venv" in known:
    inner = "venv"
elif sys.implementation.name == "pypy" and "pypy" in known:
    inner = "pypy"
else:
    inner = "nt" if os.name == "nt" else "posix_prefix"
say_scheme("venv", based(inner, root), os.path.join(root, "include", "site", xy))

say("system_site", "1" if in_venv and sys.base_prefix in getattr(site, "PREFIXES", []) else "0")
seen = []
for folder in site.getsitepackages() if hasattr(site, "getsitepackages") else []:
    if folder not in seen:
        seen.append(folder)
for number, folder in enumerate(seen):
    say("site.%d" % number, folder)
for number, folder in enumerate(sys.path):
    say("path.%d" % number, folder)


def pip_sources():
    folders = list(sys.path) + [sysconfig.get_path("purelib")]
    try:
        outer = sysconfig.get_paths(vars={"base": base_prefix(), "platbase": base_prefix()})
        folders += [outer["purelib"]]
    except Exception:
        pass
    folders += [os.path.join(base_prefix(), "lib", "python3", "dist-packages")]
    for folder in folders:
        for inner in ("_internal", ""):
            yield os.path.join(folder, "pip", inner, "models", "index.py"), None
    bundled = [os.path.join(sysconfig.get_path("stdlib"), "ensurepip", "_bundled"), "/usr/share/python-wheels"]
    for folder in bundled:
        if os.path.isdir(folder):
            for name in sorted(os.listdir(folder), reverse=True):
                if name.startswith("pip-") and name.endswith(".whl"):
                    yield os.path.join(folder, name), "pip/_internal/models/index.py"


def default_index():
    # pip's own module is a small file with no imports but urllib.parse; pip itself is never imported.
    for path, member in pip_sources():
        try:
            if not os.path.isfile(path):
                continue
            if member is None:
                with open(path, "rb") as source:
                    text = source.read()
            else:
                import zipfile

                with zipfile.ZipFile(path) as wheel:
                    text = wheel.read(member)
            names = {"__name__": "wardian_pip_index"}
            exec(compile(text, path, "exec"), names)
            return names["PyPI"].simple_url
        except Exception:
            continue
    return None


say("default_index", default_index())
sys.stdout.flush()
getattr(sys.stdout, "buffer", sys.stdout).write(("\n".join(lines) + "\n").encode("utf-8", "surrogateescape"))

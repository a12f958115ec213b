"""Enter this environment from a running interpreter of the same version.

Use: exec(open(this_file).read(), {"__file__": this_file})
"""

import os
import site
import sys

try:
    here = os.path.abspath(__file__)
except NameError:
    raise AssertionError("give the path of this script as __file__")

bin_folder = os.path.dirname(here)
base = '@DIR@'

os.environ["PATH"] = os.pathsep.join([bin_folder] + os.environ.get("PATH", "").split(os.pathsep))
os.environ["VIRTUAL_ENV"] = base
os.environ["VIRTUAL_ENV_PROMPT"] = '@PROMPT@'

before = len(sys.path)
site.addsitedir(os.path.realpath(os.path.join(bin_folder, '@SITE@')))
sys.path[:] = sys.path[before:] + sys.path[0:before]

sys.real_prefix = sys.prefix
sys.prefix = base

package dev.wardian.python.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.python.environment.EnvironmentPreference;
import dev.wardian.python.environment.Interpreter;
import dev.wardian.python.environment.Interpreters;
import dev.wardian.python.environment.PythonEnvironment;
import dev.wardian.python.environment.PythonRequest;
import dev.wardian.python.environment.Scheme;
import dev.wardian.python.environment.Surroundings;
import dev.wardian.python.link.BrokenImport.Fault;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImportLinkerTest {
    /// The standard library is outlined once for all tests.
    @TempDir static Path facts;

    private static Interpreter interpreter;

    @TempDir Path site;

    @BeforeAll
    static void findAnInterpreter() {
        var surroundings =
                new Surroundings(
                        Map.of("PATH", System.getenv().getOrDefault("PATH", "")),
                        Path.of("/"),
                        Path.of(System.getProperty("user.home")));
        interpreter =
                new Interpreters(facts.resolve("interpreters"), surroundings)
                        .find(new PythonRequest.Any(), EnvironmentPreference.ONLY_SYSTEM)
                        .interpreter();
    }

    /// Installs a distribution of these files, path and text in turn.
    private void installed(String name, String version, String... files) throws Exception {
        var info = name.replace('-', '_') + "-" + version + ".dist-info/";
        var all = new LinkedHashMap<String, String>();
        for (var i = 0; i < files.length; i += 2) {
            all.put(files[i], files[i + 1]);
        }
        all.put(
                info + "METADATA",
                "Metadata-Version: 2.1\nName: " + name + "\nVersion: " + version + "\n");
        var record = new StringBuilder();
        for (var file : all.entrySet()) {
            write(file.getKey(), file.getValue());
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(file.getValue().getBytes(StandardCharsets.UTF_8));
            record.append(file.getKey())
                    .append(",sha256=")
                    .append(Base64.getUrlEncoder().withoutPadding().encodeToString(digest))
                    .append(",1\n");
        }
        write(info + "RECORD", record.append(info).append("RECORD,,\n").toString());
    }

    private void write(String path, String text) throws IOException {
        var file = site.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private LinkReport link(String... modules) {
        return new ImportLinker(facts, 2)
                .link(PythonEnvironment.of(interpreter, Scheme.target(site)), List.of(modules));
    }

    private List<Fault> faults(String... modules) {
        return link(modules).broken().stream().map(BrokenImport::fault).toList();
    }

    private static Fault noModule(String name) {
        return new Fault.NoModule(name);
    }

    @Test
    void namesTheStatementWhoseModuleIsMissing() throws Exception {
        installed(
                "wholesale",
                "1.0",
                "wholesale/__init__.py",
                "import os\nfrom . import goods\n",
                "wholesale/goods.py",
                "import json\n\nimport absent_w.part\n");

        var broken = link().broken();

        assertThat(broken).hasSize(1);
        var first = broken.getFirst();
        assertThat(first.fault()).isEqualTo(noModule("absent_w"));
        assertThat(first.file()).isEqualTo(site.resolve("wholesale/goods.py"));
        assertThat(first.line()).isEqualTo(3);
        assertThat(first.statement()).isEqualTo("import absent_w.part");
        assertThat(first.chain()).containsExactly("wholesale", "wholesale.goods");
    }

    @Test
    void namesWhatAModuleNoLongerHas() throws Exception {
        installed(
                "linear",
                "2.0",
                "linear/__init__.py",
                "from ._basic import *\nfrom ._other import shown\n",
                "linear/_basic.py",
                """
                __all__ = ['solve']
                __all__ += ['inv']
                def solve(): pass
                def inv(): pass
                def hidden(): pass
                """,
                "linear/_other.py",
                "shown = 1\n");
        installed(
                "user-of-it",
                "1.0",
                "user_of_it/__init__.py",
                """
                from linear import solve, inv, shown
                from linear import triu
                from linear import hidden
                """);

        var broken = link().broken();

        assertThat(broken)
                .extracting(BrokenImport::statement)
                .containsExactly("from linear import triu", "from linear import hidden");
        assertThat(broken.getFirst().reason()).isEqualTo("`linear` of `linear` 2.0 has no `triu`");
    }

    @Test
    void namesAttributesOfModulesThatAreLookedUpAtOnce() throws Exception {
        installed("numbers-x", "2.0", "numbers_x/__init__.py", "def prod(): pass\n");
        installed(
                "sums",
                "1.0",
                "sums/__init__.py",
                """
                import numbers_x as nx
                TOTAL = {"product": nx.product}
                def later(): return nx.product
                class Sum:
                    each = nx.prod
                """);

        assertThat(link().broken())
                .extracting(BrokenImport::statement)
                .containsExactly("numbers_x.product");
    }

    @Test
    void saysNothingOfNamesThatAppearWhileRunning() throws Exception {
        installed(
                "dynamic",
                "1.0",
                "dynamic/__init__.py",
                "",
                "dynamic/lazy.py",
                "def __getattr__(name):\n    return load(name)\n",
                "dynamic/filled.py",
                "for n in 'ab': globals()[n] = n\n",
                "dynamic/told.py",
                "def set_it():\n    global later\n    later = 1\n",
                "dynamic/starred.py",
                "from _socket import *\n",
                "dynamic/moved.py",
                "import sys\nsys.modules[__name__] = object()\n",
                "dynamic/made.py",
                "import sys\nsys.modules['dynamic.invented'] = sys\n",
                "dynamic/forwarded.py",
                """
                from sys import modules
                def forward(name, other):
                    modules[name] = other
                forward(__name__, modules["sys"])
                """);
        installed(
                "asks",
                "1.0",
                "asks/__init__.py",
                """
                from dynamic.lazy import anything
                from dynamic.filled import a
                from dynamic.told import later
                from dynamic.starred import whatever
                from dynamic.moved import thing
                from dynamic.forwarded import thing
                import dynamic.invented
                """);

        assertThat(faults()).isEmpty();
    }

    @Test
    void takesDistutilsForTheOneThatSetuptoolsPutsInItsPlace() throws Exception {
        installed("asks", "1.0", "asks/__init__.py", "import distutils.nonesuch\n");
        installed("setuptools", "1.0", "distutils-precedence.pth", "import _distutils_hack\n");

        assertThat(faults()).isEmpty();
    }

    @Test
    void knowsWhatALookupOfFewNamesAnswers() throws Exception {
        installed(
                "strict",
                "1.0",
                "strict/__init__.py",
                """
                LAZY = {"linalg", "fft"}
                def __getattr__(attr):
                    if attr == "testing":
                        import strict.testing as testing
                        return testing
                    if attr in LAZY:
                        return load(attr)
                    raise AttributeError(attr)
                """);
        installed(
                "asks-strictly",
                "1.0",
                "asks_strictly/__init__.py",
                "from strict import testing, linalg, fft\nfrom strict import gone\n");

        assertThat(link().broken())
                .extracting(BrokenImport::statement)
                .containsExactly("from strict import gone");
    }

    @Test
    void saysNothingOfImportsThatNeedNotHappen() throws Exception {
        installed(
                "careful",
                "1.0",
                "careful/__init__.py",
                """
                import sys
                import typing
                from typing import TYPE_CHECKING
                try:
                    import absent_c1
                except ImportError:
                    absent_c1 = None
                if TYPE_CHECKING:
                    import absent_c2
                if typing.TYPE_CHECKING:
                    import absent_c3
                if sys.version_info < (3, 0):
                    import absent_c4
                if sys.platform == "win32":
                    import absent_c5
                if sys.argv:
                    import absent_c6
                def later():
                    import absent_c7
                if __name__ == "__main__":
                    import absent_c8
                from contextlib import suppress
                with suppress(ImportError):
                    import absent_c9
                """,
                "careful/tests/__init__.py",
                "import absent_c10\n",
                "careful/optional.py",
                "import absent_c11\n");

        assertThat(faults()).isEmpty();
        assertThat(faults("careful.optional")).containsExactly(noModule("absent_c11"));
    }

    @Test
    void takesTheOtherBranchWhenWhatWasTriedIsMissing() throws Exception {
        installed(
                "branching",
                "1.0",
                "branching/__init__.py",
                """
                try:
                    import absent_b1
                except ImportError:
                    import absent_b2
                try:
                    import json
                except ImportError:
                    import absent_b3
                try:
                    import absent_b4
                except ImportError as error:
                    raise RuntimeError("install it") from error
                import sys
                if sys.version_info >= (3,):
                    import absent_b5
                else:
                    import absent_b6
                """);

        assertThat(faults())
                .containsExactly(
                        noModule("absent_b2"), noModule("absent_b4"), noModule("absent_b5"));
    }

    @Test
    void reportsAModuleThatAlwaysRefuses() throws Exception {
        installed(
                "retired",
                "2.0",
                "retired/__init__.py",
                "raise ImportError('moved to elsewhere, see docs')\nimport absent_r\n");

        assertThat(faults())
                .containsExactly(new Fault.Raises("ImportError: moved to elsewhere, see docs"));
    }

    @Test
    void followsNamespacesWithoutTakingTheirPartsForEntrances() throws Exception {
        installed("part-one", "1.0", "spaced_x/one/__init__.py", "from spaced_x import two\n");
        installed(
                "part-two",
                "1.0",
                "spaced_x/two/__init__.py",
                "from spaced_x.three import name\n",
                "spaced_x/plugin.py",
                "import absent_s\n");

        assertThat(faults()).containsExactly(noModule("spaced_x.three"));
    }

    @Test
    void takesTheFileOfAPackageForAModule() throws Exception {
        installed(
                "doubled",
                "1.0",
                "doubled/__init__.py",
                "test = 1\n",
                "doubled/api.py",
                "from doubled.__init__ import test\nimport absent_i.__init__\n");

        assertThat(faults("doubled.api")).containsExactly(noModule("absent_i"));
    }

    @Test
    void countsFilesThatNoRecordNames() throws Exception {
        installed(
                "asks-around",
                "1.0",
                "asks_around/__init__.py",
                "import by_hand\nimport loose.x\n");
        write("by_hand.py", "");
        write("loose/x.py", "");

        assertThat(faults()).isEmpty();
    }

    @Test
    void findsWhatAPackageBringsAlongOnItsOwnPath() throws Exception {
        installed(
                "carrier",
                "1.0",
                "carrier/__init__.py",
                "import sys\nsys.path.insert(0, 'carrier/_vendor')\nimport carried_x\nimport absent_v\n",
                "carrier/_vendor/carried_x/__init__.py",
                "");

        assertThat(faults()).containsExactly(noModule("absent_v"));
    }

    @Test
    void passesOverFilesThatAreNotPython() throws Exception {
        installed(
                "templated",
                "1.0",
                "templated/__init__.py",
                "from .template import anything\nfrom . import zero\nimport absent_t\n",
                "templated/template.py",
                "import {{ name }}\n",
                "templated/zero.py",
                "x = 1\0\n");

        assertThat(faults()).containsExactly(noModule("absent_t"));
    }

    @Test
    void forgivesWhatOthersRequireAndDoNotImport() throws Exception {
        installed("drawing-plugin", "1.0", "drawing_plugin/__init__.py", "import absent_d\n");
        assertThat(faults()).containsExactly(noModule("absent_d"));

        installed("kernel", "1.0", "kernel/__init__.py", "def draw(): import drawing_plugin\n");
        write(
                "kernel-1.0.dist-info/METADATA",
                """
                Metadata-Version: 2.1
                Name: kernel
                Version: 1.0
                Requires-Dist: drawing-plugin
                """);

        assertThat(faults()).isEmpty();
        assertThat(link().remarks()).hasSize(1);
        assertThat(link().remarks().getFirst()).contains("drawing-plugin", "absent_d");
    }

    @Test
    void runsNothingOfWhatItReads() throws Exception {
        var trace = site.resolve("ran");
        installed(
                "eager",
                "1.0",
                "eager/__init__.py",
                "open(" + quoted(trace) + ", 'w')\n",
                "sitecustomize.py",
                "open(" + quoted(trace) + ", 'w')\n");

        assertThat(faults()).isEmpty();
        assertThat(trace).doesNotExist();
    }

    private static String quoted(Path path) {
        return "'" + path + "'";
    }

    @Test
    void readsEachDistributionOnce() throws Exception {
        installed("kept", "1.0", "kept/__init__.py", "import absent_k\n");
        assertThat(faults()).containsExactly(noModule("absent_k"));

        // the record vouches for what was there, so the file is not looked at again
        write("kept/__init__.py", "");
        assertThat(faults()).containsExactly(noModule("absent_k"));
        assertThat(link().reached()).contains("kept");
    }

    @Test
    void looksIntoCompiledModulesForNamesOfStarImports() throws Exception {
        installed(
                "solvers",
                "1.0",
                "solvers/__init__.py",
                "from ._fast import *\n",
                "solvers/_fast.abi3.so",
                "\u007fELF __test__ solve");
        installed("user", "1.0", "user/__init__.py", "from solvers import solve, triu\n");

        assertThat(link().broken())
                .extracting(BrokenImport::fault)
                .first()
                .isEqualTo(
                        new Fault.NoName(
                                "solvers",
                                "triu",
                                Optional.of(
                                        new BrokenImport.Owner(
                                                PackageName.of("solvers"), Version.parse("1.0")))));
    }

    @Test
    void saysNothingOfCompiledModulesThatPackTheirTexts() throws Exception {
        installed(
                "solvers",
                "1.0",
                "solvers/__init__.py",
                "from ._fast import *\n",
                "solvers/_fast.abi3.so",
                "\u007fELF packed");
        installed("user", "1.0", "user/__init__.py", "from solvers import triu\n");

        assertThat(link().broken()).isEmpty();
    }

    @Test
    void findsAnAttributeThatIsGoneBehindAnImportThatIsThere() throws Exception {
        installed("arrays", "2.0", "arrays/__init__.py", "bool_ = 1\n");
        installed(
                "plots",
                "1.0",
                "plots/__init__.py",
                """
                try:
                    import arrays as np
                    types = (np.bool8,)
                except ImportError:
                    pass
                try:
                    import arrays
                    kind = arrays.absent_p1
                except (ImportError, AttributeError):
                    kind = None
                try:
                    import absent_p2 as missing
                    import arrays as other
                    kind = other.absent_p3
                except ImportError:
                    pass
                """);

        assertThat(link().broken())
                .extracting(BrokenImport::statement)
                .containsExactly("arrays.bool8");
    }

    @Test
    void knowsANameThatIsBoundAnewFromTheModuleOfThatName() throws Exception {
        installed(
                "report",
                "1.0",
                "report/__init__.py",
                """
                import traceback
                class Report:
                    @property
                    def traceback(self): pass
                    @traceback.setter
                    def traceback(self, value): pass
                """);

        assertThat(faults()).isEmpty();
    }

    @Test
    void leavesNamesOpenThatACallMayBind() throws Exception {
        installed(
                "scales",
                "1.0",
                "scales/__init__.py",
                "from .alpha import wide, narrow\nfrom .alpha import gone\n",
                "scales/alpha.py",
                """
                from .tools import alias
                class narrow: pass
                alias("wide", narrow)
                """,
                "scales/tools.py",
                "def alias(name, thing): pass\n");

        assertThat(link().broken())
                .extracting(BrokenImport::statement)
                .containsExactly("from scales.alpha import gone");
    }

    @Test
    void leavesModulesOpenBelowOneThatGivesItsNameAway() throws Exception {
        installed(
                "flow",
                "1.0",
                "flow/__init__.py",
                """
                from flow.hooks.base import Hook
                from flow.hooks.files import FileHook
                from flow.plain import Gone
                """,
                "flow/plain.py",
                "",
                "flow/tools.py",
                "def redirect(names, package): pass\n",
                "flow/hooks/__init__.py",
                "from flow.tools import redirect\nredirect({}, __name__)\n",
                "flow/hooks/base.py",
                "");

        assertThat(link().broken())
                .extracting(BrokenImport::statement)
                .containsExactly("from flow.plain import Gone");
    }

    @Test
    void findsWhatAPackageBringsAlongInFoldersThatNoStatementNames() throws Exception {
        installed(
                "runs",
                "1.0",
                "runs/__init__.py",
                "from . import util\nimport runs_gql\nimport absent_v\n",
                "runs/util.py",
                "import sys\ndef setup():\n    sys.path.insert(1, 'x')\n",
                "runs/vendor/gql-0.2.0/runs_gql/__init__.py",
                "");

        assertThat(faults()).containsExactly(noModule("absent_v"));
    }

    @Test
    void knowsThatADataclassTakesNoDefaultWithoutAHash() throws Exception {
        installed(
                "conf",
                "1.0",
                "conf/__init__.py",
                """
                from dataclasses import dataclass, field
                from typing import ClassVar
                @dataclass(frozen=True)
                class Fixed: pass
                @dataclass
                class Hashed:
                    def __hash__(self): return 1
                @dataclass
                class Job:
                    @dataclass
                    class Directory: pass
                    fine: Fixed = Fixed()
                    hashed: Hashed = Hashed()
                    made: Directory = field(default_factory=Directory)
                    shared: ClassVar[Directory] = Directory()
                    directory: Directory = Directory()
                """);
        installed(
                "other",
                "1.0",
                "other/__init__.py",
                """
                from other.models import dataclass
                @dataclass
                class One: pass
                @dataclass
                class Two:
                    one: One = One()
                """,
                "other/models.py",
                "def dataclass(one): return one\n");

        var told =
                new Fault.Raises(
                        "ValueError: mutable default Directory for field directory is not allowed");
        if (interpreter.version().compareTo(Version.parse("3.11")) >= 0) {
            assertThat(faults()).containsExactly(told);
        } else {
            assertThat(faults()).isEmpty();
        }
    }

    @Test
    void readsTheNamesThatAPackageAttachesLazily() throws Exception {
        installed(
                "hub",
                "1.0",
                "hub/__init__.py",
                """
                _NAMES = {
                    "api": ["Api", "Folder"],
                    "files": ["download"],
                }
                def _attach(name, submodules=None, submod_attrs=None): pass
                __getattr__, __dir__, __all__ = _attach(__name__, submodules=[], submod_attrs=_NAMES)
                """,
                "hub/api.py",
                "",
                "hub/files.py",
                "");
        installed(
                "user",
                "1.0",
                "user/__init__.py",
                "from hub import Api, download, files\nfrom hub import cached\n");

        assertThat(link().broken())
                .extracting(BrokenImport::statement)
                .containsExactly("from hub import cached");
    }

    @Test
    void readsWhichNamesACompiledModuleOfAnotherPackageHas() throws Exception {
        installed(
                "coders",
                "1.0",
                "coders/__init__.py",
                "from .blosc import inner\n",
                "coders/blosc.abi3.so",
                "__test__\0kept\0",
                "coders/plain.abi3.so",
                "kept\0");
        installed(
                "stores",
                "1.0",
                "stores/__init__.py",
                """
                from coders.blosc import kept
                from coders.plain import anything
                from coders.blosc import sizes
                """);

        assertThat(link().broken())
                .extracting(BrokenImport::statement)
                .containsExactly("from coders.blosc import sizes");
    }

    @Test
    void followsAFunctionThatIsCalledWhileItsModuleIsImported() throws Exception {
        installed(
                "ensured",
                "1.0",
                "ensured/__init__.py",
                """
                import sys
                def _ensure():
                    try:
                        import absent_e1
                    except ImportError:
                        pass
                    _deeper()
                    if sys.argv:
                        import absent_e2
                    import json as absent_name
                    import absent_e4
                def _deeper():
                    import absent_e3
                def _early():
                    if sys.argv:
                        return 1
                    import absent_e5
                def _never():
                    import absent_e6
                def _generator():
                    import absent_e7
                    yield 1
                _ensure()
                kind = _early()
                each = _generator()
                """);
        installed("user", "1.0", "user/__init__.py", "from ensured import absent_name\n");

        assertThat(link().broken())
                .extracting(BrokenImport::statement)
                .containsExactly(
                        "import absent_e4", "import absent_e3", "from ensured import absent_name");
    }

    @Test
    void followsTheConstructorOfAClassWithTheConstantsThatItIsGiven() throws Exception {
        installed("numbers", "2.0", "numbersx.py", "dtype = zero = old = 1\n");
        installed(
                "kinds",
                "1.0",
                "kinds/__init__.py",
                """
                import sys
                import numbersx as nx
                class Kind:
                    def __init__(self, kind, shape=None, *, strict=False):
                        if shape is not None:
                            nx.gone_shape
                        if str(kind) == "any":
                            self.kind = nx.gone_any
                        else:
                            if nx.gone_kind is None:
                                raise TypeError
                        if strict:
                            nx.gone_strict
                        if sys.argv:
                            nx.gone_perhaps
                class Shadowed:
                    def __init__(self, nx):
                        nx.gone_own
                class Made:
                    def __new__(cls):
                        return object.__new__(cls)
                    def __init__(self):
                        nx.gone_never
                class Unused:
                    def __init__(self):
                        nx.gone_unused
                Shadowed(sys)
                made = Made()
                one = Kind("float")
                two = Kind("float", strict=True)
                """);

        assertThat(faults())
                .extracting(Object::toString)
                .allMatch(one -> one.contains("gone_kind") || one.contains("gone_strict"))
                .hasSize(2);
    }

    @Test
    void looksAtWhatAConditionCertainlyWorksOut() throws Exception {
        installed("numbers", "2.0", "numbersx.py", "dtype = 1\n");
        installed(
                "conditions",
                "1.0",
                "conditions.py",
                """
                import sys
                import numbersx as nx
                a = nx.gone_left < nx.dtype < nx.kept
                b = hasattr(nx, "other") and nx.other
                c = nx.third if hasattr(nx, "third") else None
                d = nx.gone_first or nx.fourth
                """);

        assertThat(faults())
                .extracting(Object::toString)
                .allMatch(one -> one.contains("gone_left") || one.contains("gone_first"))
                .hasSize(2);
    }

    @Test
    void catchesNothingByAnExceptionOfWhatCannotBeImported() throws Exception {
        installed(
                "asks",
                "1.0",
                "asks.py",
                """
                try:
                    import absent_h1
                    absent_h1.distribution("other")
                except absent_h1.NotFound:
                    pass
                try:
                    import absent_h2
                except (absent_h2.Error, ImportError):
                    pass
                absent_h3 = None
                try:
                    import absent_h3
                except absent_h3.Error:
                    pass
                try:
                    import absent_h4
                except ImportError:
                    pass
                except absent_h4.Error:
                    pass
                """);

        assertThat(faults()).containsExactly(noModule("absent_h1"), noModule("absent_h2"));
    }

    @Test
    void countsTheNamesThatADecoratorIsTold() throws Exception {
        installed(
                "shapes",
                "1.0",
                "shapes/__init__.py",
                "from .kinds import WIDE, NARROW, Kind, ABSENT\n",
                "shapes/kinds.py",
                """
                from .names import alias
                @alias("WIDE", "NARROW")
                class Kind: pass
                """,
                "shapes/names.py",
                "def alias(*names): pass\n");

        assertThat(faults())
                .containsExactly(
                        new Fault.NoName(
                                "shapes.kinds",
                                "ABSENT",
                                Optional.of(
                                        new BrokenImport.Owner(
                                                PackageName.of("shapes"), Version.parse("1.0")))));
    }

    @Test
    void countsNoModuleThatIsPutInPlaceForAWhileOnly() throws Exception {
        installed(
                "dodger",
                "1.0",
                "dodger.py",
                """
                import sys
                if "absent_w1" not in sys.modules:
                    sys.modules["absent_w1"] = object()
                    import json
                    del sys.modules["absent_w1"]
                sys.modules["absent_w2"] = object()
                """);
        installed("user", "1.0", "user.py", "import dodger\nimport absent_w1\nimport absent_w2\n");

        assertThat(faults()).containsExactly(noModule("absent_w1"));
    }

    @Test
    void countsWhatATableGivenWithTheNameOfTheModuleNames() throws Exception {
        installed(
                "flow",
                "3.0",
                "flow/__init__.py",
                "__path__ = __import__('pkgutil').extend_path(__path__, __name__)\n",
                "flow/logs/__init__.py",
                """
                from flow.tools import deprecated
                __moved = {"old_handler": {"Handler": "other.Handler"}}
                deprecated(__moved, __name__, message="gone")
                """,
                "flow/odd/__init__.py",
                "from flow.tools import deprecated\ndeprecated(open('list'), __name__)\n",
                "flow/tools.py",
                "def deprecated(table, module, message=''): pass\n");
        installed(
                "flow-part",
                "1.0",
                "flow/parts/mine.py",
                """
                import flow.odd.whatever
                from flow.logs.old_handler import Handler
                from flow.logs.masker import mask
                """);

        assertThat(faults("flow.parts.mine")).containsExactly(noModule("flow.logs.masker"));
    }

    @Test
    void beginsBelowAPackageThatOnlySharesItsName() throws Exception {
        var shares = "__path__ = __import__('pkgutil').extend_path(__path__, __name__)\n";
        installed(
                "clouds-core",
                "1.0",
                "clouds/__init__.py",
                shares,
                "clouds/core/__init__.py",
                "import absent_n1\n",
                "clouds/core/deeper/__init__.py",
                "import absent_n2\n");
        installed(
                "busy",
                "1.0",
                "busy/__init__.py",
                shares + "import json\n",
                "busy/part/__init__.py",
                "import absent_n3\n");

        assertThat(faults()).containsExactly(noModule("absent_n1"));
    }

    @Test
    void countsTheNamesOfAClassThatAnswersForAModule() throws Exception {
        installed(
                "plots",
                "3.11",
                "plots/__init__.py",
                """
                from .api import cached
                @cached
                class __getattr__:
                    __version__ = property(lambda self: "3.11")
                """,
                "plots/api.py",
                "def cached(one): return one\n");
        installed(
                "user",
                "1.0",
                "user.py",
                "import plots\nrecent = plots.__version__ > '3'\nother = plots.__gone__ > '3'\n");

        assertThat(faults())
                .extracting(Object::toString)
                .hasSize(1)
                .allMatch(one -> one.contains("__gone__"));
    }

    @Test
    void knowsTheModulesThatAreFrozenIntoTheInterpreter() throws Exception {
        installed(
                "server",
                "1.0",
                "server/__init__.py",
                "from _frozen_importlib_external import _NamespacePath\nimport _frozen_importlib\n");

        assertThat(faults()).isEmpty();
    }
}

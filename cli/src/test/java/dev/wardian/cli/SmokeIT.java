package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.testkit.WheelMaker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Imports for real what was installed.
@DisabledOnOs(OS.WINDOWS)
final class SmokeIT {
    private Workplace here;

    @BeforeEach
    void begin(@TempDir Path root) {
        here = Workplace.at(root);
    }

    private void installed(String name, String init) {
        var wheel = WheelMaker.wheel(name + " 1.0").file(name + "/__init__.py", init).make();
        var file = wheel.writeTo(here.folder());
        here.run("install", file.toString(), "--no-index").succeeds();
    }

    private Workplace.Outcome smoke(String... words) {
        var all = new ArrayList<>(List.of("smoke"));
        all.addAll(List.of(words));
        return here.run(all.toArray(String[]::new));
    }

    @Test
    void isContentWhenEverythingImports() {
        installed("sound", "import json\nprint('noise')");

        var told = smoke().succeeds();

        assertThat(told.out()).isEmpty();
        assertThat(told.err()).contains("All 1 package import", "private home");
    }

    @Test
    void tellsWhichModuleRaisesWhatAndWhere() {
        installed("sound", "");
        installed("broken", "from json import no_such_thing");

        var told = smoke().endsWith(1);

        assertThat(told.out())
                .contains("broken 1.0: `broken`: ImportError: cannot import name 'no_such_thing'")
                .contains("broken/__init__.py:1: from json import no_such_thing");
        assertThat(told.err()).contains("1 of 2 packages do not import");
        assertThat(smoke("sound").succeeds().out()).isEmpty();
    }

    @Test
    void survivesModulesThatEndOrCrashTheProcess() {
        installed("leaving", "import os; os._exit(3)");
        installed("crashing", "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)");
        installed("exiting", "raise SystemExit('bye')");

        var told = smoke().endsWith(1);

        assertThat(told.out())
                .contains("leaving 1.0: `leaving`: it ended with code 3")
                .contains("crashing 1.0: `crashing`: segmentation fault (SIGSEGV)")
                .contains("exiting 1.0: `exiting`: SystemExit: bye");
    }

    @Test
    void endsWhatTakesTooLong() {
        installed("waiting", "import threading; threading.Event().wait()");

        assertThat(smoke("--time", "1").endsWith(1).out())
                .contains("waiting 1.0: `waiting`: not done in 1");
    }

    @Test
    void givesEachPackageAHomeOfItsOwn() {
        installed(
                "homely",
                """
                import os, pathlib
                home = pathlib.Path.home()
                assert list(home.iterdir()) == []
                (home / '.cache').mkdir()
                assert 'WARDIAN_CACHE_DIR' not in os.environ
                """);

        smoke().succeeds();
        smoke().succeeds();
    }

    @Test
    void keepsItFromTheNetworkWhereItSaysSo() {
        installed(
                "calling",
                """
                import socket
                tunnels = ('lo', 'tun', 'sit', 'ip', 'gre', 'erspan')
                assert all(name.startswith(tunnels) for _, name in socket.if_nameindex())
                """);

        var told = smoke();

        if (told.err().contains("no network")) {
            told.succeeds();
        }
    }

    @Test
    void answersInJson() {
        installed("broken", "import no_such_module");

        assertThat(smoke("--json").endsWith(1).out())
                .contains(
                        "\"ok\" : false",
                        "\"outcome\" : \"failed\"",
                        "ModuleNotFoundError: No module named 'no_such_module'");
    }

    @Test
    void refusesLimitsThatAreNone() {
        installed("sound", "");

        assertThat(smoke("--time", "soon").endsWith(2).err())
                .contains("`--time soon` is no number of SECONDS");
    }
}

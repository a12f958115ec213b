package dev.wardian.fuzz;

import dev.wardian.python.InstallProblem;
import dev.wardian.python.PythonException;
import dev.wardian.python.environment.Scheme;
import dev.wardian.python.install.InstallOptions;
import dev.wardian.python.install.LauncherTarget;
import dev.wardian.python.install.UnpackedWheel;
import dev.wardian.python.install.WheelInstaller;
import dev.wardian.standards.tag.WheelFilename;
import dev.wardian.standards.version.Version;
import dev.wardian.store.ByteSize;
import dev.wardian.store.Digest;
import dev.wardian.store.Linker;
import dev.wardian.store.Store;
import dev.wardian.store.StoreException;
import dev.wardian.store.UnpackLimits;
import java.io.IOException;
import java.nio.file.Path;

/// Wheels: unpacked, checked and installed into an environment, or refused with nothing left.
public final class WheelFuzz {
    private static final UnpackLimits SMALL = UnpackLimits.upTo(new ByteSize(32 << 20));
    private static final WheelFilename NAME = WheelFilename.parse("foo-1.0-py3-none-any.whl");

    private WheelFuzz() {}

    /// Called by Jazzer.
    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        try (Scratch scratch = Scratch.open()) {
            Path environment = scratch.folder("venv");
            Store store = Store.open(scratch.place("store"), () -> SMALL);
            Digest digest = Digest.of("sha256", Digest.computation("sha256").digest(bytes));
            try {
                UnpackedWheel wheel = UnpackedWheel.add(store, bytes, digest, NAME);
                install(wheel, environment);
            } catch (StoreException refused) {
                ZipFuzz.expectRefusal(refused);
                scratch.expectEmpty("venv");
            } catch (PythonException refused) {
                expectRefusal(refused);
                scratch.expectEmpty("venv");
            }
            scratch.expectOnly("venv", "store");
        }
    }

    private static void install(UnpackedWheel wheel, Path environment) {
        Path site = environment.resolve("lib/python3.12/site-packages");
        Scheme scheme =
                new Scheme(
                        site,
                        site,
                        environment.resolve("bin"),
                        environment,
                        environment.resolve("include"));
        LauncherTarget python =
                new LauncherTarget(environment.resolve("bin/python"), Version.parse("3.12.1"));
        new WheelInstaller(scheme, python, Linker.automatic())
                .install(wheel, InstallOptions.REQUESTED);
    }

    private static void expectRefusal(PythonException refused) {
        if (!(refused.problem() instanceof InstallProblem)
                || refused.problem() instanceof InstallProblem.ChangeFailed) {
            throw refused;
        }
    }
}

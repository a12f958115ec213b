package dev.wardian.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Packages in the shape of real ones, for practice runs: long pages with wheels for many
/// platforms, long metadata with extras and markers, wheels of a few dozen files with scripts, some
/// with compiled code, and one conflict that the solver has to go back from. Always the same.
///
/// The roots are `practice-0`, `practice-1` and `practice-2`; `practice-clash` needs going back;
/// `practice-never` and `practice-old` cannot be had together.
final class PracticeUniverse {
    private static final int PACKAGES = 70;
    private static final int RELEASES = 14;

    /// Of so many packages one has compiled code.
    private static final int EXTENSIONS = 3;

    private static final List<String> PLATFORMS =
            List.of(
                    "manylinux_2_17_x86_64.manylinux2014_x86_64",
                    "manylinux_2_28_aarch64",
                    "musllinux_1_2_x86_64",
                    "macosx_11_0_arm64",
                    "win_amd64");

    private final Random random = new Random(7);
    private final List<PackageFile> files = new ArrayList<>();

    private PracticeUniverse() {}

    static List<PackageFile> files() {
        PracticeUniverse universe = new PracticeUniverse();
        for (int number = 0; number < PACKAGES; number++) {
            universe.addPackage(number);
        }
        universe.files.addAll(
                PackageUniverse.parse(
                                """
                                practice-clash 2.0 -> practice-old>=2
                                practice-clash 1.9 -> practice-old>=2
                                practice-clash 1.0 -> practice-old<2
                                practice-old 2.0 ; practice-old 1.0 -> practice-3
                                practice-never 1.0 -> practice-old>=3
                                """)
                        .files());
        return universe.files;
    }

    private void addPackage(int number) {
        String name = "practice-" + number;
        for (int release = 1; release <= RELEASES; release++) {
            boolean newest = release == RELEASES;
            String version = "1." + release + "." + number % 5;
            PackageFile wheel = (newest ? full(name, number, version) : empty(name, version));
            files.add(wheel);
            files.add(sameUnder(wheel, "practice_" + number + "-" + version + ".tar.gz"));
            for (int minor = 11; minor <= 12; minor++) {
                for (String platform : PLATFORMS) {
                    String tag = "cp3" + minor + "-cp3" + minor + "-" + platform;
                    files.add(
                            sameUnder(
                                    wheel,
                                    "practice_" + number + "-" + version + "-" + tag + ".whl"));
                }
            }
        }
        files.add(empty(name, "2.0rc1"));
    }

    private static PackageFile sameUnder(PackageFile file, String filename) {
        return new PackageFile(
                file.project(),
                file.version(),
                filename,
                file.bytes(),
                file.metadata(),
                file.requiresPython(),
                Optional.empty(),
                Optional.of("2024-03-01T12:34:56.789012Z"));
    }

    /// A real shared object that needs nothing but the C library, where this Java has one.
    private static Optional<byte[]> extension() {
        Path library = Path.of(System.getProperty("java.home"), "lib", "libjsig.so");
        try {
            return Files.exists(library)
                    ? Optional.of(Files.readAllBytes(library))
                    : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static PackageFile empty(String name, String version) {
        return WheelMaker.wheel(name + " " + version).requiresPython(">=3.8, !=3.9.1").make();
    }

    private PackageFile full(String name, int number, String version) {
        String module = "practice_" + number;
        WheelMaker maker =
                WheelMaker.wheel(name + " " + version)
                        .requiresPython(">=3.8")
                        .metadata("Author: Somebody")
                        .metadata("License: MIT")
                        .metadata("Classifier: Programming Language :: Python :: 3")
                        .metadata("Project-URL: Documentation, https://docs.invalid/" + name)
                        .description("What it is good for.\n\nEach line says more.\n".repeat(60))
                        .extra("fast", "practice-" + number / 2 + ">=1.0")
                        .extra("test", "pytest>=7.0,!=7.1", "coverage[toml]>=6; python_version<'4'")
                        .requires("colorama>=0.4; sys_platform == 'win32'")
                        .requires("tomli>=1.1.0; python_version < '3.8' and os_name != 'nt'")
                        .script(name, module + ":main");
        for (int child = 3 * number + 3; child < 3 * number + 6 && child < PACKAGES; child++) {
            String extra = child % 7 == 0 ? "[fast]" : "";
            maker.requires("practice-" + child + extra + " >=1." + child % 4 + ", <2.0, !=1.3.*");
        }
        maker.file(module + "/__init__.py", "def main():\n    print('" + name + "')\n");
        if (number % EXTENSIONS == 0) {
            extension().ifPresent(code -> maker.file(module + "/_fast.abi3.so", code));
        }
        for (int file = 0; file < 30; file++) {
            byte[] noise = new byte[1 + random.nextInt(file == 0 ? 200_000 : 3_000)];
            for (int i = 0; i < noise.length; i++) {
                noise[i] = (byte) ('a' + random.nextInt(26));
            }
            maker.file(module + "/part" + file % 5 + "/piece" + file + ".py", noise);
        }
        return maker.make();
    }
}

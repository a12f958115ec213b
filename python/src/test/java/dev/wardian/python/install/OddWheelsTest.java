package dev.wardian.python.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.wardian.python.PythonException;
import dev.wardian.python.environment.Scheme;
import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.tag.WheelFilename;
import dev.wardian.standards.version.Version;
import dev.wardian.store.Linker;
import dev.wardian.store.Store;
import dev.wardian.testkit.Conformance;
import dev.wardian.testkit.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Odd and hostile wheels beside what pip and uv do with them. Where both agree so do we, and
/// where they differ the stricter counts, apart from the choices listed here and explained in
/// `docs/compatibility.md`.
class OddWheelsTest {
    /// Both peers install them; the specification or safety speaks against it.
    private static final Pattern REFUSED =
            Pattern.compile(
                    "wheel/(dup-.*|hidden-.*|path-.*|symlink-.*|record-(?!quoted|backslash).*"
                            + "|entry-point-activate|dist-info-version-differs)");

    /// One peer refuses them, for reasons that are not the installer's.
    private static final Set<String> INSTALLED =
            Set.of("wheel/metadata-not-utf8", "wheel/metadata-requires-python-no");

    /// What belongs to an installer and is not compared.
    private static final Pattern OURS =
            Pattern.compile(
                    "(^|.*/)(\\.lock|[^/]+\\.dist-info/"
                            + "(INSTALLER|REQUESTED|direct_url\\.json|uv_\\w+\\.json))");

    @TempDir Path folder;

    @TestFactory
    Stream<DynamicTest> treatsOddWheelsAsTheStricterPeer() {
        return Conformance.cases("wheel-install", "odd_wheels").stream()
                .map(it -> dynamicTest(it.id(), () -> check(it)));
    }

    private void check(Conformance.Case odd) throws IOException {
        Path root = Files.createTempDirectory(folder, "case");
        Path environment = Files.createDirectories(root.resolve("venv"));
        Files.createDirectories(environment.resolve("bin"));
        Files.writeString(environment.resolve("pyvenv.cfg"), "home = /usr/bin\n");
        Files.writeString(environment.resolve("bin/activate"), "# activate\n");
        List<String> before = tree(root);

        boolean installed = installs(odd.json(), root.resolve("store"), environment, root);

        Set<String> after = new TreeSet<>(tree(root));
        if (!installed) {
            assertThat(after).as("left behind by a refusal").containsExactlyElementsOf(before);
        } else {
            assertThat(Files.readString(environment.resolve("bin/activate")))
                    .isEqualTo("# activate\n");
            assertThat(files(after)).isIn(peerFiles(odd.json()));
        }
        assertThat(installed).isEqualTo(expected(odd));
    }

    private static boolean installs(Json odd, Path store, Path environment, Path root)
            throws IOException {
        String text = odd.at("wheel_base64").isNull() ? "" : odd.text("wheel_base64");
        Path file = root.resolveSibling(root.getFileName() + "-" + odd.text("filename"));
        Files.write(file, Base64.getDecoder().decode(text));
        Path site = environment.resolve("lib/python3.12/site-packages");
        Scheme scheme =
                new Scheme(
                        site,
                        site,
                        environment.resolve("bin"),
                        environment,
                        environment.resolve("include/site/python3.12"));
        LauncherTarget python =
                new LauncherTarget(environment.resolve("bin/python"), Version.parse("3.12.1"));
        try {
            UnpackedWheel wheel =
                    UnpackedWheel.add(
                            Store.open(root.resolveSibling(root.getFileName() + "-store")),
                            file,
                            WheelFilename.parse(odd.text("filename")));
            new WheelInstaller(scheme, python, Linker.automatic())
                    .install(wheel, InstallOptions.REQUESTED);
            return true;
        } catch (PythonException | SyntaxException refused) {
            assertThat(refused.getMessage()).doesNotContain("\n").isNotBlank();
            assertThat(store).doesNotExist();
            return false;
        }
    }

    private static boolean expected(Conformance.Case odd) {
        boolean pip = odd.json().at("peers").at("pip").flag("installed");
        boolean uv = odd.json().at("peers").at("uv").flag("installed");
        if (REFUSED.matcher(odd.id()).matches()) {
            return false;
        }
        return (pip && uv) || INSTALLED.contains(odd.id());
    }

    /// All that exists below a folder, the lock of the environment apart.
    private static List<String> tree(Path root) throws IOException {
        try (Stream<Path> below = Files.walk(root)) {
            return below.map(it -> root.relativize(it) + (Files.isDirectory(it) ? "/" : ""))
                    .filter(it -> !it.equals("venv/.lock"))
                    .sorted()
                    .toList();
        }
    }

    private static Set<String> files(Set<String> tree) {
        Set<String> files = new TreeSet<>();
        for (String path : tree) {
            String inside = path.startsWith("venv/") ? path.substring(5) : "";
            String site = inside.replace("lib/python3.12/site-packages/", "{site}/");
            boolean mine = Set.of("pyvenv.cfg", "bin/activate").contains(site);
            if (!site.isEmpty() && !site.endsWith("/") && !mine && !OURS.matcher(site).matches()) {
                files.add(site);
            }
        }
        return files;
    }

    private static List<Set<String>> peerFiles(Json odd) {
        List<Set<String>> lists = new ArrayList<>();
        for (String peer : List.of("pip", "uv")) {
            Set<String> files = new TreeSet<>();
            for (String file : odd.at("peers").at(peer).texts("files")) {
                if (!OURS.matcher(file).matches()) {
                    files.add(file);
                }
            }
            lists.add(files);
        }
        return lists;
    }
}

package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.testkit.LocalIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What packages say of themselves: licences, entry points, and what was meant by a name that is
/// none of theirs.
final class LicencesIT {
    private Workplace here;

    @BeforeEach
    void begin(@TempDir Path root) throws IOException {
        here = Workplace.at(root);
        try (var index = LocalIndex.of("alpha 1.0; beta 1.0; gamma 1.0; delta 1.0; old 1.0")) {
            var address = index.url().toString();
            here.run(
                            "install",
                            "alpha",
                            "beta",
                            "gamma",
                            "delta",
                            "old",
                            "--link-mode",
                            "copy",
                            "--index-url",
                            address)
                    .succeeds();
        }
        says("alpha", "License-Expression: MIT OR Apache-2.0\nLicense: ignored\n");
        says(
                "beta",
                """
                Classifier: License :: OSI Approved :: BSD License
                Classifier: License :: OSI Approved
                License: BSD
                """);
        says("gamma", "License: Zlib\n");
        says("delta", "License: Copyright (c) somebody\n        All rights reserved\n");
        Files.writeString(
                metadata("alpha").resolveSibling("entry_points.txt"),
                "[console_scripts]\nalpha = alpha:main\n");
    }

    private Path metadata(String name) throws IOException {
        try (Stream<Path> files = Files.walk(here.folder().resolve(".venv"))) {
            return files.filter(it -> it.endsWith(name + "-1.0.dist-info/METADATA"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void says(String name, String fields) throws IOException {
        var file = metadata(name);
        var text = Files.readString(file);
        var end = text.indexOf("\nVersion:") + 1;
        Files.writeString(file, text.substring(0, end) + fields + text.substring(end));
    }

    @Test
    void listsWhatEachPackageSays() {
        var out = here.run("licenses").succeeds().out();

        assertThat(out.lines().map(line -> line.replaceAll(" +", " ").strip()))
                .contains(
                        "alpha 1.0 MIT OR Apache-2.0 expression",
                        "beta 1.0 BSD License classifiers",
                        "gamma 1.0 Zlib field",
                        "delta 1.0 (a text of its own) text",
                        "old 1.0 (says nothing) nothing");
        assertThat(here.run("licenses", "--summary").succeeds().out())
                .containsPattern("BSD License +1\n");
        assertThat(here.run("licenses", "beta", "--json").succeeds().out())
                .contains(
                        "\"license\" : \"BSD License\"",
                        "\"said_by\" : \"classifiers\"",
                        "\"classifiers\" : [ \"OSI Approved :: BSD License\" ]");
    }

    @Test
    void tellsWhichPackageWasProbablyMeant() {
        for (var command : new String[] {"licenses", "show", "why", "tree"}) {
            assertThat(here.run(command, "gama").endsWith(1).err())
                    .contains("did you mean `gamma`?");
            assertThat(here.run(command, "unheard-of").endsWith(1).err())
                    .doesNotContain("did you mean");
        }
    }

    @Test
    void showsEntryPoints() {
        assertThat(here.run("show", "alpha").succeeds().out())
                .contains("Entry-points:\n  [console_scripts]\n  alpha = alpha:main\n");
        assertThat(here.run("show", "gamma").succeeds().out()).doesNotContain("Entry-points");
        assertThat(here.run("show", "alpha", "--json").succeeds().out())
                .contains("\"entry_points\" : [ \"[console_scripts]\", \"alpha = alpha:main\" ]");
    }

    @Test
    void listsWhatIsOutdatedAndWhoHoldsItBack() {
        try (var index =
                LocalIndex.of("alpha 1.0; alpha 2.0; beta 1.0; gamma 1.0; delta 1.0; old 1.0")) {
            var address = index.url().toString();
            here.run("list", "--outdated", "--index-url", address).succeeds();
            assertThat(here.run("list", "--outdated", "--index-url", address).out())
                    .containsPattern("alpha +1.0 +2.0 +2.0")
                    .doesNotContain("beta");
        }
    }
}

package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.testkit.Json;
import dev.wardian.testkit.LocalIndex;
import dev.wardian.testkit.WheelMaker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same with every Python that this machine has: along the search path and of pyenv.
final class EveryPythonIT {
    @TempDir Path folder;

    private static List<String> pythons(Workplace workplace) throws IOException {
        var found = new ArrayList<String>();
        var answer = workplace.run("python", "list", "--json").succeeds().out();
        for (var python : Json.parse(answer).list("pythons")) {
            if (python.flag("supported")) {
                found.add(python.text("path"));
            }
        }
        var pyenv = Path.of(System.getProperty("user.home"), ".pyenv", "versions");
        if (Files.isDirectory(pyenv)) {
            try (var versions = Files.newDirectoryStream(pyenv, "3.{8,9,1?}*")) {
                versions.forEach(version -> found.add(version.resolve("bin/python").toString()));
            }
        }
        return found;
    }

    @Test
    void installsRunsCompilesAndClones() throws Exception {
        var workplace = Workplace.at(folder);
        try (var index = LocalIndex.start()) {
            index.add(
                    WheelMaker.wheel("space-one 1.0").file("space/one.py", "VALUE = 1\n").make(),
                    WheelMaker.wheel("space-two 1.0")
                            .requires("space-one")
                            .file(
                                    "space/two.py",
                                    """
                                    import sys, space.one
                                    def main():
                                        print(space.one.VALUE, sys.prefix)
                                    """)
                            .script("space-two", "space.two:main")
                            .make());
            var number = 0;
            for (var python : pythons(workplace)) {
                var name = "naïve env " + number++;
                workplace.run("venv", "--python", python, name).succeeds();
                workplace
                        .run(
                                "install",
                                "space-two",
                                "--compile-bytecode",
                                "--venv",
                                name,
                                "--index-url",
                                index.url().toString())
                        .succeeds();
                workplace.run("env", "clone", name, name + " clone").succeeds();
                for (var environment : List.of(name, name + " clone")) {
                    var root = workplace.folder().resolve(environment);
                    assertThat(output(root.resolve("bin/space-two")))
                            .as(python)
                            .isEqualTo("1 " + root + "\n");
                    workplace.run("verify", "--venv", environment).succeeds();
                    try (var files = Files.walk(root)) {
                        assertThat(files.map(Path::toString))
                                .as(python)
                                .anyMatch(file -> file.matches(".*/space/__pycache__/two\\..*pyc"));
                    }
                }
            }
            assertThat(number).isPositive();
        }
    }

    private static String output(Path program) throws Exception {
        var process = new ProcessBuilder(program.toString()).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return text;
    }
}

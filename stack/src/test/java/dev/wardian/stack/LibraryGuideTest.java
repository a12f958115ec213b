package dev.wardian.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.stack.settings.Settings;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The example of the guide is what a reader copies: it must compile and do what it says.
class LibraryGuideTest {

    @TempDir Path folder;

    @Test
    void compilesAndRunsTheExampleOfTheGuide() throws Exception {
        var source = Files.writeString(folder.resolve("LibraryExample.java"), example());
        var compiler = Path.of(System.getProperty("java.home"), "bin", "javac");
        var exit =
                new ProcessBuilder(
                                compiler.toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                "-d",
                                folder.toString(),
                                source.toString())
                        .inheritIO()
                        .start()
                        .waitFor();
        assertThat(exit).isZero();
        try (var play = new Playground(folder, "a 1.0 -> b; b 1.0");
                var classes = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            var run =
                    classes.loadClass("LibraryExample")
                            .getMethod("run", Settings.class, String[].class);
            var frozen = run.invoke(null, play.settings(), new String[] {"a"});
            assertThat(frozen).isEqualTo("a==1.0\nb==1.0");
            assertThat(folder.resolve("pylock.toml")).content().contains("name = \"b\"");
        }
    }

    private static String example() throws Exception {
        var guide = Files.readString(root().resolve("docs/guide/library.md"));
        var start = guide.indexOf("```java\n") + "```java\n".length();
        return guide.substring(start, guide.indexOf("```\n", start));
    }

    private static Path root() {
        return Optional.ofNullable(System.getProperty("wardian.root"))
                .map(Path::of)
                .orElse(Path.of("").toAbsolutePath().resolveSibling(""));
    }
}

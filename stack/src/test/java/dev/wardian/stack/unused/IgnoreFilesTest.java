package dev.wardian.stack.unused;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IgnoreFilesTest {
    @TempDir Path folder;

    private boolean leavesOut(String lines, String path, boolean isFolder) throws IOException {
        Files.createDirectories(folder.resolve(".git"));
        Files.writeString(folder.resolve(".gitignore"), lines);
        return new IgnoreFiles().leavesOut(folder.resolve(path), isFolder);
    }

    /// Cases of gitignore(5).
    @ParameterizedTest
    @CsvSource({
        "*.py, a/b.py, false, true",
        "b.py, a/b.py, false, true",
        "/b.py, a/b.py, false, false",
        "a/b.py, a/b.py, false, true",
        "a/b.py, x/a/b.py, false, false",
        "build/, a/build, true, true",
        "build/, a/build, false, false",
        "**/x, a/b/x, false, true",
        "a/**, a/b/c.py, false, true",
        "a/**/c.py, a/c.py, false, true",
        "a/**/c.py, a/b/b/c.py, false, true",
        "a*c, a/c, false, false",
        "[ab].py, b.py, false, true",
        "[!ab].py, b.py, false, false",
        "\\#a, #a, false, true",
        "#a, #a, false, false",
        "a?c, abc, false, true",
    })
    void matchesAsGitDoes(String line, String path, boolean isFolder, boolean leftOut)
            throws IOException {
        assertThat(leavesOut(line, path, isFolder)).isEqualTo(leftOut);
    }

    @Test
    void letsTheLastLineAndTheDeepestFileCount() throws IOException {
        Files.createDirectories(folder.resolve("in"));
        Files.writeString(folder.resolve("in/.gitignore"), "!c.py\n");

        assertThat(leavesOut("*.py\n!b.py\n", "a.py", false)).isTrue();
        assertThat(leavesOut("*.py\n!b.py\n", "b.py", false)).isFalse();
        assertThat(leavesOut("*.py\n", "in/c.py", false)).isFalse();
    }
}

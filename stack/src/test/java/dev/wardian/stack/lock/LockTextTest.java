package dev.wardian.stack.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.wardian.standards.StructureException;
import dev.wardian.standards.SyntaxException;
import dev.wardian.testkit.Conformance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class LockTextTest {

    @TestFactory
    Stream<DynamicTest> readsTheLocksOfPipsTestsAndWritesThemAgain() throws IOException {
        return locks().stream()
                .filter(file -> !file.endsWith("pylock.invalid.toml"))
                .map(file -> dynamicTest(file.getFileName().toString(), () -> roundTrip(file)));
    }

    @Test
    void refusesALockWhosePackagesHaveNoSource() {
        var text = Conformance.text("pylock/pip/pylock.invalid.toml");
        assertThatThrownBy(() -> LockText.parse(text)).isInstanceOf(StructureException.class);
    }

    @Test
    void saysWhereTextIsNoToml() {
        assertThatThrownBy(() -> LockText.parse("lock-version = '1.0'\ncreated-by = \n"))
                .isInstanceOfSatisfying(
                        SyntaxException.class,
                        problem -> assertThat(problem.position()).isGreaterThan(20));
    }

    @Test
    void writesTheSameBytesForTheSameLock() {
        var lock = LockText.parse(Conformance.text("pylock/pylock.spec-example.toml"));
        assertThat(LockText.write(lock)).isEqualTo(LockText.write(lock)).endsWith("\n");
    }

    @Test
    void keepsQuotesBackslashesAndLineBreaksInText() {
        var lock =
                LockText.parse(
                        """
                        lock-version = "1.0"
                        created-by = "a\\"b\\\\c\\nd\\te\\u0007"
                        packages = []
                        """);
        assertThat(LockText.parse(LockText.write(lock))).isEqualTo(lock);
    }

    private static void roundTrip(Path file) throws IOException {
        var lock = LockText.parse(Files.readString(file));
        var written = LockText.write(lock);
        assertThat(LockText.parse(written)).isEqualTo(lock);
        assertThat(LockText.write(LockText.parse(written))).isEqualTo(written);
    }

    private static List<Path> locks() throws IOException {
        var found = new ArrayList<Path>();
        found.add(Conformance.file("pylock/pylock.spec-example.toml"));
        try (var files = Files.newDirectoryStream(Conformance.file("pylock/pip"), "*.toml")) {
            files.forEach(found::add);
        }
        return found;
    }
}

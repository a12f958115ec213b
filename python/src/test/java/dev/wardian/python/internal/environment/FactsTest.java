package dev.wardian.python.internal.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FactsTest {
    private static final Map<String, String> VALUES =
            Map.of(
                    "prefix", "/usr",
                    "marker.python_full_version", "3.12.1",
                    "odd", "back\\slash\nline=\r end\\n",
                    "list.0", "a",
                    "list.1", "b",
                    "list.3", "not reached");

    @TempDir Path folder;

    @Test
    void readsBackWhatItWrote() {
        assertThat(Facts.parse("noise\n" + Facts.of(VALUES).format()).orElseThrow().values())
                .isEqualTo(VALUES);
        assertThat(Facts.of(VALUES).list("list")).containsExactly("a", "b");
    }

    @Test
    void takesOtherOutputForNoAnswer() {
        assertThat(Facts.parse("Python 2.7\n")).isEmpty();
        assertThat(Facts.parse(Facts.HEAD + "\nprefix=/usr\n")).isEmpty();
    }

    @Test
    void keepsAnAnswerUntilTheProgramOrItsEnvironmentChanges() throws IOException {
        Path program = Files.createDirectories(folder.resolve("venv/bin")).resolve("python");
        Path real = Files.writeString(folder.resolve("real"), "one");
        Files.createSymbolicLink(program, real);
        Path configuration = Files.writeString(folder.resolve("venv/pyvenv.cfg"), "home = x\n");
        FactsCache cache = new FactsCache(folder.resolve("cache"));
        assertThat(cache.read(program)).isEmpty();

        cache.write(program, Facts.of(VALUES));
        assertThat(cache.read(program).orElseThrow().values()).isEqualTo(VALUES);

        Files.writeString(configuration, "home = yonder\n");
        assertThat(cache.read(program)).isEmpty();

        cache.write(program, Facts.of(VALUES));
        Files.delete(configuration); // the environment is made anew, and the same
        Files.writeString(configuration, "home = yonder\n");
        assertThat(cache.read(program)).isPresent();

        Files.setLastModifiedTime(real, FileTime.fromMillis(12345));
        assertThat(cache.read(program)).isEmpty();
    }

    @Test
    void doesWithoutACacheThatCannotBeWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        FactsCache cache = new FactsCache(file.resolve("cache"));
        cache.write(file, Facts.of(VALUES));
        assertThat(cache.read(file)).isEmpty();
    }

    @Test
    void readsTheErrorOfAnExternallyManagedInstallation() throws IOException {
        assertThat(ExternalManagement.explanation(folder)).isEmpty();
        Files.writeString(
                folder.resolve("EXTERNALLY-MANAGED"),
                """
                [other]
                Error=not this
                [externally-managed]
                Error=To install, use
                 apt.

                 Or pipx.
                Error-de=Nimm apt
                """);
        assertThat(ExternalManagement.explanation(folder))
                .contains("To install, use\napt.\n\nOr pipx.");
    }

    @Test
    void readsTheRequirementsOfEggs() {
        assertThat(
                        EggRequires.requirements(
                                "a>1\n\n[x]\nb\n\n[:os_name == 'nt']\nc\n[y:d<'1' or e]\nf @ u\n"))
                .containsExactly(
                        "a>1",
                        "b; extra == \"x\"",
                        "c; os_name == 'nt'",
                        "f @ u ; (d<'1' or e) and extra == \"y\"");
        assertThat(EggRequires.extras("a\n[x]\n[:m]\n[y:m]\n")).containsExactly("x", "y");
    }

    @Test
    void noticesAnotherFileInThePlaceOfTheProgram() throws IOException {
        Path program = Files.writeString(folder.resolve("python"), "one");
        FileTime time = Files.getLastModifiedTime(program);
        FactsCache cache = new FactsCache(folder.resolve("cache"));
        cache.write(program, Facts.of(VALUES));
        assertThat(cache.read(program)).isPresent();
        // a package manager unpacks beside and renames: path, size and time may all be the same
        Path other = Files.writeString(folder.resolve("python.new"), "two");
        Files.setLastModifiedTime(other, time);
        Files.move(other, program, StandardCopyOption.REPLACE_EXISTING);
        assertThat(cache.read(program)).isEmpty();
    }
}

package dev.wardian.stack.internal.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardian.host.library.HostLibraries;
import dev.wardian.host.library.OutsideNeeds;
import dev.wardian.stack.library.LibraryReport;
import dev.wardian.standards.name.PackageName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What is known of a wheel spares looking at its files.
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class KnownNeedsTest {
    private static final PackageName NAME = PackageName.of("vision");

    @TempDir Path facts;

    private LibraryReport inspect(String kept, List<Path> libraryPath) {
        var known = new KnownNeeds(facts, "cpython-312-");
        OutsideNeeds.parse(kept).ifPresent(needs -> known.keep("abc", needs));
        return new LibraryInspection(
                        () -> {
                            throw new IllegalStateException("looks at the environment");
                        },
                        () -> {
                            throw new IllegalStateException("looks at the machine");
                        },
                        new HostLibraries(Path.of("/"), "x86_64"),
                        libraryPath)
                .of(Map.of(NAME, Optional.of("abc")), known);
    }

    @Test
    void looksAtNoFileOfAWheelWhoseNeedsTheMachineMeets() {
        assertThat(inspect("files 3\nlibrary libc.so.6 GLIBC_2.2.5\n", List.of()).files())
                .isEqualTo(3);
    }

    @Test
    void looksAtTheFilesWhereTheMachineDoesNotMeetThem() {
        assertThatThrownBy(() -> inspect("files 3\nlibrary libgone.so.9\n", List.of()))
                .hasMessage("looks at the environment");
    }

    @Test
    void looksAtTheFilesWhereNothingIsKnownOrLibrariesComeFromElsewhere() {
        assertThatThrownBy(() -> inspect("", List.of())).hasMessage("looks at the environment");
        assertThatThrownBy(() -> inspect("files 1\n", List.of(Path.of("/opt/lib"))))
                .hasMessage("looks at the environment");
    }
}

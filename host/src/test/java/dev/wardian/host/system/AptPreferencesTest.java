package dev.wardian.host.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The examples of `apt_preferences(5)` among others.
class AptPreferencesTest {
    private static final PackageOrigin STABLE =
            new PackageOrigin(
                    "stable", "bookworm", "Debian", "Debian", "12.5", "main", "deb.example.org");

    @TempDir Path root;

    private int priority(String name, String pins) throws IOException {
        Files.createDirectories(root.resolve("etc/apt"));
        Files.writeString(root.resolve("etc/apt/preferences"), pins);
        return AptPreferences.read(root).of(name, "perl", "5.10.1-2", STABLE, 500);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "perl | version 5.10* | 1001",
                "perl | version 5.9* | 500",
                "* | release a=stable | 1001",
                "* | release n=bookworm, o=Debian, l=Debian, c=main, v=12.5 | 1001",
                "* | release n=bookworm, o=Ubuntu | 500",
                "* | release v=12.* | 1001",
                "* | release stable | 1001",
                "* | release bookworm | 1001",
                "* | origin \"deb.example.org\" | 1001",
                "* | origin \"\" | 500",
                "p?rl | release a=stable | 1001",
                "/^pe.l$/ | release a=stable | 1001",
                "python* perl | release a=stable | 1001",
                "src:perl | release a=stable | 1001",
                "perl:amd64 | release a=stable | 1001",
                "[ | release a=stable | 500"
            })
    void readsPins(String packages, String pin, int expected) throws IOException {
        assertThat(
                        priority(
                                "perl",
                                "Explanation: why\nPackage: "
                                        + packages
                                        + "\nPin: "
                                        + pin
                                        + "\nPin-Priority: 1001\n"))
                .isEqualTo(expected);
    }

    @Test
    void prefersPinsOfSomePackagesToThoseOfAll() throws IOException {
        String pins =
                """
                # people's own
                Package: *
                Pin: release a=stable
                Pin-Priority: 50

                Package: perl
                Pin: version 5.10*
                Pin-Priority: 1001

                Package: perl
                Pin: version 5.1*
                Pin-Priority: -1
                """;

        assertThat(priority("perl", pins)).isEqualTo(1001);
        assertThat(priority("other", pins)).isEqualTo(50);
    }

    @Test
    void readsFilesOfTheFolderInTheirOrder() throws IOException {
        Path folder = Files.createDirectories(root.resolve("etc/apt/preferences.d"));
        String form = "Package: perl\nPin: release a=stable\nPin-Priority: ";
        Files.writeString(folder.resolve("b.pref"), form + "2\n");
        Files.writeString(folder.resolve("a"), form + "1\n");
        Files.writeString(folder.resolve("0.bak"), form + "3\n");
        Files.writeString(folder.resolve("unsound"), "Package: perl\nPin: x\nPin-Priority: y\n");

        assertThat(AptPreferences.read(root).of("perl", "perl", "1", STABLE, 500)).isEqualTo(1);
        assertThat(AptPreferences.read(root.resolve("none")).of("a", "a", "1", STABLE, 7))
                .isEqualTo(7);
    }

    private int withDefaultRelease(String release, String pins) throws IOException {
        Files.createDirectories(root.resolve("etc/apt/apt.conf.d"));
        Files.writeString(
                root.resolve("etc/apt/apt.conf.d/00default"),
                "APT::Default-Release \"" + release + "\";\n");
        return priority("perl", pins);
    }

    /// What `apt-cache policy` of apt 2.6 says.
    @ParameterizedTest
    @CsvSource({
        "bookworm, 990",
        "stable, 990",
        "12.5, 990",
        "12*, 990",
        "n=bookworm, 990",
        "/^bookworm(|-security)$/, 990",
        "trixie, 400",
        "'', 400"
    })
    void takesTheDefaultReleaseBeforePinsOfAll(String release, int expected) throws IOException {
        String pins = "Package: *\nPin: release n=bookworm\nPin-Priority: 400\n";

        assertThat(withDefaultRelease(release, pins)).isEqualTo(expected);
    }

    @Test
    void takesPinsOfSomePackagesBeforeTheDefaultRelease() throws IOException {
        assertThat(
                        withDefaultRelease(
                                "bookworm", "Package: perl\nPin: version 5.*\nPin-Priority: 7\n"))
                .isEqualTo(7);
    }
}

package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.testkit.RpmMaker;
import dev.wardian.testkit.RpmRepository;
import dev.wardian.testkit.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// All verbs on a machine of RPM packages, with a signed repository; `rpm` and `dnf` are stand-ins
/// that write what the real ones wrote.
final class SysRpmIT {
    private static final SigningKey KEY = SigningKey.fresh();

    private Workplace here;
    private Path machine;
    private Path repository;
    private Map<String, String> there;

    @BeforeEach
    void begin(@TempDir Path root) throws IOException {
        here = Workplace.at(root);
        machine = root.resolve("machine");
        repository = root.resolve("repository");
        RpmRepository.in(repository)
                .signedBy(KEY)
                .packed(".zst")
                .add("libfoo", "1.1-1", "provides libfoo.so.1()(64bit)", "file /usr/bin/foo")
                .add("tool", "1.1-1", "requires libfoo >= 1", "requires (plugin if host)")
                .add("plugin", "1.1-1", "list /usr/share/plugin/plugin.txt")
                .add("host", "1.1-1")
                .add("renamed", "2-1", "obsoletes gone < 2")
                .add("broken", "1-1", "requires nonesuch >= 2")
                .publish()
                .configure(machine);
        Files.createDirectories(machine.resolve("etc/dnf/plugins"));
        Files.writeString(
                machine.resolve("etc/dnf/plugins/versionlock.list"),
                "\n# Added lock on Mon Nov 30 23:41:18 2026\nhost-0:1.0-1.*\n");
        program(
                "rpm",
                """
                N libfoo
                V 0:1.0-1
                A noarch
                S A library
                P libfoo = 1.0-1
                F /usr/bin/foo
                N host
                V 0:1.0-1
                A noarch
                S A host
                P host = 1.0-1
                N gone
                V 0:1-1
                A noarch
                P gone = 1-1
                """,
                0);
        there =
                Map.of(
                        "WARDIAN_HOST_ROOT",
                        machine.toString(),
                        "PATH",
                        root.resolve("programs") + ":/usr/bin:/bin");
    }

    private void program(String name, String answer, int code) throws IOException {
        var folder = Files.createDirectories(here.root().resolve("programs"));
        var text = Files.writeString(folder.resolve(name + ".txt"), answer);
        var file =
                Files.writeString(
                        folder.resolve(name),
                        "#!/bin/sh\necho \"$*\" >>%s\nwhile IFS= read -r line; do echo \"$line\"; done <%s\nexit %d\n"
                                .formatted(folder.resolve(name + ".calls"), text, code));
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private String out(String... words) {
        return here.run(there, words).succeeds().out();
    }

    @Test
    void fetchesAndVerifies() {
        assertThat(out("sys", "update")).contains("`testkit`: verified");
        assertThat(out("sys", "update", "--json")).contains("\"suite\" : \"testkit\"");
    }

    @Test
    void refusesARepositoryThatAStrangerSigned() {
        RpmRepository.in(repository).signedBy(SigningKey.fresh()).add("evil", "9-1").publish();

        assertThat(here.run(there, "sys", "update").endsWith(1).err())
                .contains("repomd.xml")
                .contains("file:///etc/pki/rpm-gpg/testkit");
        assertThat(here.run(there, "sys", "search", "evil").endsWith(1).out()).isEmpty();
    }

    @Test
    void listsWhatIsInstalledAndWhatIsNewer() {
        assertThat(out("sys", "list")).contains("libfoo").contains("1.0-1").contains("A library");
        assertThat(out("sys", "outdated"))
                .containsPattern("libfoo +1\\.0-1 +1\\.1-1")
                .containsPattern("host +1\\.0-1 +1\\.1-1")
                .doesNotContain("tool");
        assertThat(out("sys", "showhold")).contains("host").doesNotContain("libfoo");
        assertThat(out("sys", "outdated", "--json")).contains("\"held\" : true");
    }

    @Test
    void searchesAndDescribes() {
        assertThat(out("sys", "search", "plugin")).contains("plugin").contains("plugin & what it");
        assertThat(out("sys", "info", "tool"))
                .contains("installed: no")
                .contains("offered:   1.1-1")
                .contains("(plugin if host)");
        assertThat(here.run(there, "sys", "info", "nonesuch").endsWith(1).err())
                .contains("neither installed nor offered");
    }

    @Test
    void namesWhoProvidesFilesAndCapabilities() {
        assertThat(out("sys", "provides", "libfoo.so.1()(64bit)")).startsWith("libfoo:");
        assertThat(out("sys", "provides", "/usr/bin/foo")).isEqualTo("libfoo: /usr/bin/foo\n");
        assertThat(out("sys", "provides", "plugin.txt"))
                .isEqualTo("plugin: /usr/share/plugin/plugin.txt\n");
    }

    @Test
    void saysWhatAPackageWouldBring() {
        assertThat(out("sys", "install", "--dry-run", "tool"))
                .isEqualTo(" + plugin 1.1-1\n + tool 1.1-1\n");
        assertThat(out("sys", "install", "--dry-run", "libfoo"))
                .isEqualTo(" + libfoo 1.0-1 -> 1.1-1\n");
        assertThat(out("sys", "install", "--dry-run", "renamed"))
                .isEqualTo(" + renamed 2-1 (for gone)\n");
        assertThat(out("sys", "install", "--dry-run", "--json", "renamed"))
                .contains("\"obsoletes\" : [ \"gone\" ]")
                .contains("\"sha256\"");
        assertThat(here.run(there, "sys", "install", "--dry-run", "broken").endsWith(1).err())
                .contains("`nonesuch >= 2`, which nothing offers");
    }

    @Test
    void looksAtEachPackageWhereOnlyThoseAreSigned() {
        RpmRepository.in(repository)
                .packagesSignedBy(KEY)
                .add("good", "1-1", "requires needed")
                .add("needed", "1-1")
                .add("unsigned", "1-1")
                .add("foreign", "1-1")
                .put("unsigned", "1-1", RpmMaker.of("unsigned", "1-1").bytes())
                .put(
                        "foreign",
                        "1-1",
                        RpmMaker.of("foreign", "1-1").signedBy(SigningKey.fresh()).bytes())
                .publish()
                .configure(machine);

        assertThat(here.run(there, "sys", "update").succeeds().err())
                .contains("its packages are checked one by one");
        assertThat(out("sys", "install", "--dry-run", "good"))
                .isEqualTo(" + good 1-1\n + needed 1-1\n");
        assertThat(here.run(there, "sys", "install", "--dry-run", "unsigned").endsWith(1).err())
                .contains("unsigned-1-1.noarch.rpm` is not signed")
                .contains("`gpgcheck=0`");
        assertThat(here.run(there, "sys", "install", "--dry-run", "foreign").endsWith(1).err())
                .contains("signed by nobody whose key is known")
                .contains("file:///etc/pki/rpm-gpg/testkit");
        assertThat(
                        here.run(there, "sys", "install", "--dry-run", "--offline", "foreign")
                                .succeeds()
                                .err())
                .contains("who signed the packages is not known");
    }

    @Test
    void changesNoOtherMachine() {
        for (var verb : new String[] {"install", "remove", "hold", "unhold"}) {
            assertThat(here.run(there, "sys", verb, "host").endsWith(2).err())
                    .as(verb)
                    .contains("another machine's packages are not changed from here");
        }
        assertThat(here.run(there, "sys", "remove", "--dry-run", "host").endsWith(2).err())
                .contains("another machine's");
    }

    @Test
    void asksDnfWhatItWouldDo() throws IOException {
        program(
                "dnf",
                """
                Dependencies resolved.
                ================================================================================
                 Package           Architecture      Version           Repository          Size
                ================================================================================
                Installing:
                 tool              noarch            1.1-1             made-up            5.9 k
                Installing dependencies:
                 plugin            noarch            1.1-1             made-up            5.9 k

                Transaction Summary
                ================================================================================
                Install  2 Packages

                Total size: 12 k
                Installed size: 0
                Operation aborted.
                """,
                1);
        var onlyDnf = Map.of("PATH", here.root().resolve("programs").toString());

        assertThat(here.run(onlyDnf, "sys", "install", "--dry-run", "tool").succeeds().out())
                .isEqualTo(" + tool 1.1-1\n + plugin 1.1-1\n");
        assertThat(here.run(onlyDnf, "sys", "hold", "--dry-run", "host").succeeds().err())
                .contains("Would be held: host");
        program("dnf", "Error: Unable to find a match: nonesuch\n", 1);
        assertThat(here.run(onlyDnf, "sys", "remove", "--dry-run", "nonesuch").endsWith(1).err())
                .contains("Unable to find a match: nonesuch");
        assertThat(Files.readAllLines(here.root().resolve("programs/dnf.calls")))
                .containsExactly(
                        "--assumeno --setopt=install_weak_deps=False install tool",
                        "--assumeno remove nonesuch");
    }
}

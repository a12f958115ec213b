package dev.wardian.host.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.host.system.AptPreferences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Packages are written as one line each: `name version: Field=value; Field=value`.
class SystemResolverTest {
    private Path folder;

    @BeforeEach
    void begin(@TempDir Path temporary) {
        folder = temporary;
    }

    private static String stanzas(boolean installed, String... packages) {
        StringBuilder text = new StringBuilder();
        for (String one : packages) {
            String[] parts = one.split(":: ?", 2);
            String[] head = parts[0].strip().split(" ", -1);
            text.append("Package: " + head[0] + "\nVersion: " + head[1] + "\n");
            text.append(
                    installed && !one.contains("Status=") ? "Status: install ok installed\n" : "");
            text.append("Architecture: amd64\n");
            if (!installed) {
                text.append("Filename: pool/" + head[0] + "\nSize: 1\n");
                text.append("SHA256: " + "0".repeat(64) + "\n");
            }
            for (String field : parts.length < 2 ? new String[0] : parts[1].split(";", -1)) {
                String[] pair = field.strip().split("=", 2);
                text.append(pair[0] + ": " + pair[1] + "\n");
            }
            text.append("\n");
        }
        return text.toString();
    }

    private PackagePool pool(String installed, String... offered) throws IOException {
        Path status = folder.resolve("var/lib/dpkg/status");
        Files.createDirectories(status.getParent());
        Files.writeString(
                status, installed.isEmpty() ? "" : stanzas(true, installed.split("\n", -1)));
        Path index = Files.writeString(folder.resolve("Packages"), stanzas(false, offered));
        PackagePool pool = PackagePool.of(folder, "amd64");
        pool.add(index, List.of("file:/nowhere/"), true);
        return pool;
    }

    @Test
    void obeysPins() throws IOException {
        var pool = pool("here 1", "a 1:: Depends=b", "a 2", "b 1", "b 2", "here 2", "never 1");
        Files.createDirectories(folder.resolve("etc/apt"));
        Files.writeString(
                folder.resolve("etc/apt/preferences"),
                """
                Package: a b
                Pin: version 1
                Pin-Priority: 1001

                Package: here
                Pin: version 2
                Pin-Priority: 50

                Package: never
                Pin: release *
                Pin-Priority: -1
                """);
        assertThat(solve(pool, Ground.SYSTEM, "a")).containsExactly("a 2");
        assertThat(solve(pool, Ground.SYSTEM, "here")).containsExactly("here 2");

        pool.obey(AptPreferences.read(folder));

        assertThat(solve(pool, Ground.SYSTEM, "a")).containsExactly("a 1", "b 1");
        assertThat(solve(pool, Ground.SYSTEM, "here")).isEmpty();
        assertThat(solve(pool, Ground.SYSTEM, "a (= 2)")).containsExactly("a 2");
        assertThat(solve(pool, Ground.SYSTEM, "never").getFirst()).contains("never");
    }

    private static List<String> solve(PackagePool pool, Ground ground, String... requests) {
        return switch (new SystemResolver(pool, ground)
                .resolve(List.of(requests).stream().map(Relation::parse).toList())) {
            case SystemResolution.Solved solved ->
                    solved.packages().stream().map(it -> it.coming().toString()).toList();
            case SystemResolution.Unsolvable(var reasons) -> reasons;
        };
    }

    @Test
    void takesTheNewestWithAllThatItNeeds() throws IOException {
        PackagePool pool =
                pool(
                        "",
                        "a 1:: Depends=b (>= 2), c",
                        "b 2",
                        "b 3",
                        "b 1",
                        "c 1:: Pre-Depends=d",
                        "d 1");

        assertThat(solve(pool, Ground.BESIDE, "a")).containsExactly("a 1", "b 3", "c 1", "d 1");
    }

    @Test
    void leavesWhatIsThereWhereItWillDo() throws IOException {
        PackagePool pool = pool("b 2", "a 1:: Depends=b (>= 2)", "b 3");

        assertThat(solve(pool, Ground.BESIDE, "a")).containsExactly("a 1");
        assertThat(solve(pool, Ground.SYSTEM, "a")).containsExactly("a 1");
        assertThat(solve(pool, Ground.SYSTEM, "b")).containsExactly("b 3");
        assertThat(solve(pool, Ground.BESIDE, "b")).isEmpty();
    }

    @Test
    void takesTheFirstAlternativeUnlessAnotherIsThereOrComesAnyway() throws IOException {
        String a = "a 1:: Depends=x | y";
        assertThat(solve(pool("", a, "x 1", "y 1"), Ground.BESIDE, "a")).contains("x 1");
        assertThat(solve(pool("y 1", a, "x 1", "y 1"), Ground.BESIDE, "a")).containsExactly("a 1");
        assertThat(solve(pool("", a, "x 1", "y 1"), Ground.BESIDE, "a", "y"))
                .containsExactly("a 1", "y 1");
        assertThat(solve(pool("", a, "y 1"), Ground.BESIDE, "a")).containsExactly("a 1", "y 1");
    }

    @Test
    void takesWhatProvidesTheNameInAVersionThatIsSaid() throws IOException {
        PackagePool pool =
                pool(
                        "",
                        "a 1:: Depends=virtual (>= 2)",
                        "p 1:: Provides=virtual",
                        "q 1:: Provides=virtual (= 1)",
                        "r 1:: Provides=virtual (= 2)",
                        "b 1:: Depends=virtual");

        assertThat(solve(pool, Ground.BESIDE, "a")).containsExactly("a 1", "r 1");
        assertThat(solve(pool, Ground.BESIDE, "b")).containsExactly("b 1", "p 1");
    }

    @Test
    void goesAroundConflictsOfThoseThatCome() throws IOException {
        PackagePool pool =
                pool(
                        "",
                        "a 1:: Depends=x | y",
                        "b 1:: Conflicts=x",
                        "x 1",
                        "y 1",
                        "c 1:: Breaks=y (<< 2)");

        assertThat(solve(pool, Ground.BESIDE, "a", "b")).containsExactly("a 1", "b 1", "y 1");
        assertThat(solve(pool, Ground.BESIDE, "a", "b", "c"))
                .contains("asked for: `b`", "`b` 1 excludes `x`", "`c` 1 excludes `y (<< 2)`");
    }

    @Test
    void conflictsWithTheSystemOnlyWhereItWouldTakeItsPlace() throws IOException {
        PackagePool pool = pool("x 1", "b 1:: Conflicts=x");

        assertThat(solve(pool, Ground.BESIDE, "b")).containsExactly("b 1");
        assertThat(solve(pool, Ground.SYSTEM, "b")).contains("`b` 1 excludes `x`");
    }

    @Test
    void keepsWhatIsHeldAndWhatOthersNeed() throws IOException {
        PackagePool held = pool("b 2:: Status=hold ok installed", "a 1:: Depends=b (>= 3)", "b 3");
        PackagePool needed = pool("b 2\nc 1:: Depends=b (= 2)", "a 1:: Depends=b (>= 3)", "b 3");

        assertThat(solve(held, Ground.SYSTEM, "a")).contains("`a` 1 needs `b (>= 3)`");
        assertThat(solve(needed, Ground.SYSTEM, "a")).contains("`c` 1 (installed) needs `b (= 2)`");
    }

    @Test
    void putsNoOtherCLibraryBesideTheSystemsOwn() throws IOException {
        PackagePool pool =
                pool("libc6 2.36:: Source=glibc", "a 1:: Depends=libc6 (>= 2.40)", "libc6 2.41");

        assertThat(solve(pool, Ground.BESIDE, "a"))
                .contains(
                        "`a` 1 needs `libc6 (>= 2.40)`", "there is only `libc6` 2.36 (installed)");
        assertThat(solve(pool, Ground.SYSTEM, "a")).containsExactly("a 1", "libc6 2.41");
    }

    @Test
    void heedsArchitectures() throws IOException {
        PackagePool pool =
                pool(
                        "",
                        "a 1:: Depends=t:any",
                        "b 1:: Depends=u:any",
                        "c 1:: Depends=u:i386",
                        "d 1:: Depends=u:amd64",
                        "t 1:: Multi-Arch=allowed",
                        "u 1:: Multi-Arch=foreign");

        assertThat(solve(pool, Ground.BESIDE, "a")).containsExactly("a 1", "t 1");
        assertThat(solve(pool, Ground.BESIDE, "b")).contains("`b` 1 needs `u:any`");
        assertThat(solve(pool, Ground.BESIDE, "c")).contains("`c` 1 needs `u:i386`");
        assertThat(solve(pool, Ground.BESIDE, "d")).containsExactly("d 1", "u 1");
    }

    @Test
    void tellsThatNothingIsOffered() throws IOException {
        PackagePool pool = pool("", "a 1:: Depends=gone");

        assertThat(solve(pool, Ground.BESIDE, "a"))
                .contains("`a` 1 needs `gone`", "no package `gone` is offered or installed");
        assertThat(solve(pool, Ground.BESIDE, "nonesuch"))
                .contains("no package `nonesuch` is offered or installed");
    }

    @Test
    void readsRelationsAsTheyAreWritten() {
        assertThat(Relation.parseAll("a (>> 1:2~3) | b:any,\n c (<2) [amd64] <!nocheck>,"))
                .extracting(Relation::text)
                .containsExactly("a (>> 1:2~3) | b:any", "c (<= 2)");
    }
}

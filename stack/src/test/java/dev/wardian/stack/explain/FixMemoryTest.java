package dev.wardian.stack.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.python.resolve.Origin;
import dev.wardian.python.resolve.RootRequirement;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.Specifier;
import dev.wardian.standards.version.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FixMemoryTest {
    @TempDir Path folder;

    private static Demand demand(String requirement, int line) {
        var origin =
                line == 0
                        ? Origin.COMMAND_LINE
                        : new Origin("r.txt:" + line, Optional.of(new Origin.Place("r.txt", line)));
        return new Demand(
                Demand.Kind.REQUIREMENT,
                new RootRequirement(Requirement.parse(requirement), origin));
    }

    private static Change respecified(String requirement, int line, String from, String to) {
        return new Change.Respecified(
                demand(requirement, line),
                Map.of(Specifier.parse(from), Optional.of(Specifier.parse(to))));
    }

    private static Fix fix(Change... changes) {
        return new Fix(
                List.of(changes),
                Map.of(PackageName.of("a"), Version.parse("2.0")),
                3,
                List.of("a \"doubt\" \\ \t"));
    }

    private FixMemory memory() {
        return new FixMemory(folder.resolve("cache"), folder);
    }

    private boolean remember(List<Fix> fixes) {
        return memory().remember(fixes, folder, _ -> Optional.of("wardian install 'a>=1'"));
    }

    @Test
    void recallsWhatWasRemembered() {
        assertThat(memory().recall()).isEmpty();

        var remembered =
                remember(
                        List.of(
                                fix(
                                        respecified("a==1.0", 2, "==1.0", "==2.0"),
                                        new Change.Dropped(demand("b", 3))),
                                fix(respecified("c<2", 0, "<2", "<3"))));

        assertThat(remembered).isTrue();
        var known = memory().recall();
        assertThat(known).hasSize(2);
        assertThat(known.getFirst().text())
                .isEqualTo("change `a==1.0` to `a==2.0` (r.txt:2), drop `b` (r.txt:3)");
        assertThat(known.getFirst().doubts()).containsExactly("a \"doubt\" \\ \t");
        assertThat(known.getFirst().edits()).extracting(FileEdit::line).containsExactly(2, 3);
        assertThat(known.get(1).edits()).isEmpty();
        assertThat(known.get(1).byHand()).containsExactly("change `c<2` to `c<3`");
        assertThat(known.get(1).command()).contains("wardian install 'a>=1'");
    }

    @Test
    void makesAllEditsOfAFixInOneFile() throws IOException {
        var file = folder.resolve("r.txt");
        Files.writeString(file, "# \u00fc\na==1.0 # pin\nb\nc\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        remember(
                List.of(
                        fix(
                                new Change.Dropped(demand("b", 3)),
                                respecified("a==1.0", 2, "==1.0", "==2.0"))));

        var outcome = memory().recall().getFirst().edit();

        assertThat(outcome).isInstanceOf(KnownFix.Outcome.Edited.class);
        var edited = (KnownFix.Outcome.Edited) outcome;
        assertThat(edited.files().getFirst().diff())
                .containsExactly(
                        "--- a/r.txt",
                        "+++ b/r.txt",
                        "@@ -1,4 +1,3 @@",
                        " # \u00fc",
                        "-a==1.0 # pin",
                        "-b",
                        "+a==2.0 # pin",
                        " c");
        assertThat(Files.readString(file)).contains("a==1.0");
        KnownFix.write(edited);
        assertThat(Files.readString(file)).isEqualTo("# \u00fc\na==2.0 # pin\nc\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
    }

    @Test
    void touchesNothingWhenALineHasChanged() throws IOException {
        var file = Files.writeString(folder.resolve("r.txt"), "a==1.1\n");
        remember(List.of(fix(respecified("a==1.0", 1, "==1.0", "==2.0"))));

        assertThat(memory().recall().getFirst().edit()).isInstanceOf(KnownFix.Outcome.Stale.class);
        Files.delete(file);
        assertThat(memory().recall().getFirst().edit()).isInstanceOf(KnownFix.Outcome.Stale.class);
    }

    @Test
    void keepsNoAddress() throws IOException {
        remember(
                List.of(
                        fix(
                                new Change.Dropped(
                                        demand("a @ https://me:secret@host.invalid/a.whl", 1)))));

        try (var files = Files.walk(folder.resolve("cache"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).doesNotContain("secret").doesNotContain("host");
            }
        }
    }

    @Test
    void forgetsWhatItCannotRead() throws IOException {
        remember(List.of(fix(new Change.Dropped(demand("b", 3)))));
        try (var files = Files.walk(folder.resolve("cache"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.writeString(file, "form = 1\n[[fix]]\ntext = 3\nedit = [[1]]\n");
            }
        }
        assertThat(memory().recall()).isEmpty();
    }
}

package dev.wardian.python.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.python.journal.ChangeOrigin;
import dev.wardian.python.journal.EnvironmentJournal;
import dev.wardian.python.journal.PastChange;
import dev.wardian.testkit.WheelMaker;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistorySizeTest {
    @TempDir Path folder;

    @Test
    void keepsRemovedFilesOfOlderChangesOnlyAsLongAsTheyAreSmall() {
        var environment = new SmallEnvironment(folder.resolve("venv"), folder.resolve("store"));
        var journal =
                EnvironmentJournal.of(
                        environment.root(), new EnvironmentJournal.History(10, 200, 5000));
        for (int version = 1; version <= 4; version++) {
            var change = environment.change();
            if (version > 1) {
                change.remove(environment.installed("a"));
            }
            change.install(
                            environment.unpack(
                                    WheelMaker.wheel("a " + version + ".0")
                                            .file("a/data.txt", "x".repeat(2000))),
                            InstallOptions.REQUESTED)
                    .recordedIn(journal, ChangeOrigin.UNKNOWN)
                    .apply(InstallListener.SILENT);
        }

        // each of the three replacements removed 2000 bytes and some metadata
        assertThat(journal.history())
                .extracting(PastChange::undoable)
                .isEqualTo(List.of(true, true, false, false));

        var large =
                EnvironmentJournal.of(
                        environment.root(), new EnvironmentJournal.History(10, 200, 1));
        environment
                .change()
                .remove(environment.installed("a"))
                .recordedIn(large, ChangeOrigin.UNKNOWN)
                .apply(InstallListener.SILENT);

        assertThat(large.history())
                .extracting(PastChange::undoable)
                .startsWith(true, false, false, false);
    }
}

package dev.wardian.stack.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.stack.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftTest {
    @TempDir Path folder;
    private Path project;
    private Path lock;
    private Path journals;

    @BeforeEach
    void begin() throws IOException {
        project = Files.writeString(folder.resolve("pyproject.toml"), "before");
        lock = folder.resolve("pylock.toml");
        journals = folder.resolve("drafts");
    }

    private Map<Path, Optional<String>> before() {
        var before = new LinkedHashMap<Path, Optional<String>>();
        before.put(project, Optional.of("before"));
        before.put(lock, Optional.empty());
        return before;
    }

    /// Leaves a journal as a process does that is killed. A copy: this process locks the first.
    private byte[] abandon() throws IOException {
        try (var journal = DraftJournal.begin(journals, before())) {
            journal.writes(project, "after");
            try (var all = Files.list(journals)) {
                Files.copy(all.findFirst().orElseThrow(), folder.resolve("copy"));
            }
        }
        Files.move(folder.resolve("copy"), abandoned());
        return Files.readAllBytes(abandoned());
    }

    private Path abandoned() {
        return journals.resolve("draft-killed.journal");
    }

    @Test
    void putsBackWhatAKilledProcessWrote() throws IOException {
        abandon();
        Files.writeString(project, "after");
        Files.writeString(lock, "new lock");

        assertThat(DraftJournal.putBackAbandoned(journals)).containsExactly(project, lock);

        assertThat(project).hasContent("before");
        assertThat(lock).doesNotExist();
        assertThat(journals).isEmptyDirectory();
    }

    @Test
    void leavesAloneWhatAPersonChangedSince() throws IOException {
        abandon();
        Files.writeString(project, "after, and edited");
        Files.writeString(lock, "new lock");

        assertThat(DraftJournal.putBackAbandoned(journals)).isEmpty();

        assertThat(project).hasContent("after, and edited");
        assertThat(lock).hasContent("new lock");
        assertThat(journals).isEmptyDirectory();
    }

    @Test
    void changesNothingWhereTheProcessWasKilledBeforeItWrote() throws IOException {
        abandon();

        assertThat(DraftJournal.putBackAbandoned(journals)).isEmpty();

        assertThat(project).hasContent("before");
    }

    @Test
    void forgivesEveryTornEnd() throws IOException {
        var whole = abandon();
        for (var length = 0; length < whole.length; length++) {
            Files.write(abandoned(), Arrays.copyOf(whole, length));

            assertThat(DraftJournal.putBackAbandoned(journals)).isEmpty();

            assertThat(project).hasContent("before");
            assertThat(abandoned()).doesNotExist();
        }
    }

    private static final String BEFORE = "[project]\nname = \"demo\"\n";
    private static final String AFTER = "[project]\nname = \"other\"\n";

    private Settings settings() {
        return Settings.of(folder, folder, Map.of()).withCacheFolder(folder);
    }

    @Test
    void countsWithoutBeingWritten() throws IOException {
        Files.writeString(project, BEFORE);
        var settings = settings();
        var then = FileTime.fromMillis(0);
        Files.setLastModifiedTime(folder, then);
        try (var draft = new Draft(settings, lock)) {
            draft.tries(Manifest.of(project, AFTER));

            assertThat(settings.drafts().read(project, "shown")).isEqualTo(AFTER);
            assertThat(project).hasContent(BEFORE);
            assertThat(Files.getLastModifiedTime(folder)).isEqualTo(then);
        }
        assertThat(settings.drafts().of(project)).isEmpty();
        assertThat(project).hasContent(BEFORE);
    }

    @Test
    void leavesALivingProcessAlone() throws IOException {
        Files.writeString(project, BEFORE);
        try (var draft = new Draft(settings(), lock)) {
            draft.tries(Manifest.of(project, AFTER));
            draft.write(Optional.of("new"));

            assertThat(Draft.putBackAbandoned(folder)).isEmpty();

            assertThat(project).hasContent(AFTER);
            draft.keep();
        }
        assertThat(project).hasContent(AFTER);
        assertThat(lock).hasContent("new");
        assertThat(journals).isEmptyDirectory();
    }

    @Test
    void putsBackOnClosing() throws IOException {
        Files.writeString(project, BEFORE);
        try (var draft = new Draft(settings(), lock)) {
            draft.tries(Manifest.of(project, AFTER));
            draft.write(Optional.of("new"));
            assertThat(project).hasContent(AFTER);
            assertThat(lock).hasContent("new");
        }

        assertThat(project).hasContent(BEFORE);
        assertThat(lock).doesNotExist();
        assertThat(journals).isEmptyDirectory();
    }
}

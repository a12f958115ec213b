package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.testkit.LocalIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryIT {
    @TempDir Path folder;

    private final LocalIndex index = LocalIndex.of("a 1.0 -> b; a 2.0 -> b; b 1.0; b 2.0; c 1.0");
    private Workplace place;

    @BeforeEach
    void begin() {
        place = Workplace.at(folder);
    }

    @AfterEach
    void end() {
        index.close();
    }

    @Test
    void undoBringsBackWhatWasThereAndUndoOfUndoWhatCame() {
        run("install", "a==1.0", "b==1.0").succeeds();
        var before = place.installed();
        run("install", "a==2.0", "b==2.0", "c").succeeds();
        var after = place.installed();

        var undone = run("undo").succeeds();

        assertThat(place.installed()).isEqualTo(before);
        assertThat(undone.err()).contains("- a==2.0", "+ a==1.0", "- c==1.0");
        run("check").succeeds();

        run("undo").succeeds();

        assertThat(place.installed()).isEqualTo(after);
        run("check").succeeds();
    }

    @Test
    void undoTakesSeveralChangesBackInOne() {
        run("install", "a==1.0", "b==1.0").succeeds();
        var before = place.installed();
        run("install", "b==2.0").succeeds();
        run("uninstall", "-y", "a").succeeds();
        run("install", "a==2.0", "c").succeeds();

        run("undo", "2").succeeds();

        assertThat(place.installed()).isEqualTo(before);
        assertThat(run("list").out()).contains("a", "1.0");
        run("undo", "1").succeeds();
        assertThat(place.installed()).isEmpty();
    }

    @Test
    void undoBringsBackFilesAsTheyWere() throws IOException {
        run("install", "a==1.0", "b==1.0").succeeds();
        var module = site().resolve("a").resolve("__init__.py");
        var text = Files.readString(module);
        Files.delete(module);
        Files.writeString(module, text + "# mine\n");
        run("uninstall", "-y", "a").succeeds();
        assertThat(module).doesNotExist();

        run("undo").succeeds();

        assertThat(module).hasContent(text + "# mine\n");
    }

    @Test
    void dryRunOfUndoChangesNothing() {
        run("install", "c").succeeds();

        var shown = run("undo", "--dry-run").succeeds();

        assertThat(shown.err()).contains("Would", "- c==1.0");
        assertThat(place.installed()).contains("c");
    }

    @Test
    void historyTellsWhenWhatAndWhyWithoutSecrets() throws IOException {
        var secret = index.urlWith("me", "hunter2").toString();
        place.run("install", "--index-url", secret, "c").succeeds();
        run("uninstall", "-y", "c").succeeds();

        var json = run("history", "--json").succeeds().out();

        assertThat(json)
                .contains(
                        "\"number\" : 2",
                        "\"command\" : \"uninstall -y c\"",
                        "\"undoable\" : true",
                        "\"removed\" : [ {",
                        "install --index-url",
                        "me:****@")
                .doesNotContain("hunter2");
        assertThat(run("history").out()).contains("2  ", "uninstall -y c", "- c==1.0", "+ c==1.0");
    }

    @Test
    void saysWhatCanNoLongerBeUndone() {
        run("undo").endsWith(4);
        run("install", "c").succeeds();
        run("uninstall", "-y", "c").succeeds();
        run("history", "--forget").succeeds();

        var refused = run("undo").endsWith(1);

        assertThat(refused.err())
                .contains("what change 2 removed is no longer kept", "hint: wardian history");
        assertThat(run("undo", "7").endsWith(1).err()).contains("there is no change 7");
        assertThat(run("undo", "x").endsWith(2).err()).contains("not the number of a change");
    }

    /// The only folder of changes in the user's state folder.
    private Path past() throws IOException {
        var histories = place.root().resolve("home/.local/state/wardian/history");
        try (var all = Files.list(histories)) {
            return all.findFirst().orElseThrow();
        }
    }

    @Test
    void losesThePastOfAnEnvironmentThatIsNoMore() throws IOException {
        run("install", "c").succeeds();
        var past = past();
        run("cache", "prune").succeeds();
        assertThat(past).isDirectory();
        Files.move(place.folder().resolve(".venv"), place.folder().resolve("moved"));
        run("cache", "prune").succeeds();

        assertThat(past).doesNotExist();
    }

    @Test
    void keepsTheRemovedFilesOfTheLastTenChangesAlone() throws IOException {
        for (var i = 0; i < 6; i++) {
            run("install", "c").succeeds();
            run("uninstall", "-y", "c").succeeds();
        }

        assertThat(place.folder().resolve(".venv/.wardian")).doesNotExist();
        var changes = past();

        assertThat(changes.resolve("2/kept")).doesNotExist();
        assertThat(changes.resolve("4/kept")).isDirectory();
        assertThat(run("undo", "2").endsWith(1).err()).contains("no longer kept");
    }

    @Test
    void undoesWhatAKilledProcessLeftBeforeAnythingElse() throws IOException {
        run("install", "a==1.0", "b==1.0").succeeds();
        var state = place.folder().resolve(".venv/.wardian");
        var site = site();
        var change = Files.createDirectories(state.resolve("change"));
        Files.createDirectory(change.resolve("kept"));
        Files.createDirectory(change.resolve("new"));
        var relative = place.folder().resolve(".venv").relativize(site);
        Files.writeString(
                change.resolve("plan"),
                "wardian-change 1\nD "
                        + relative
                        + "/half\nF "
                        + relative
                        + "/half.py\nA a "
                        + relative
                        + "/a/__init__.py\n.\n");
        Files.move(site.resolve("a/__init__.py"), change.resolve("kept/0"));
        Files.createDirectory(site.resolve("half"));
        Files.writeString(site.resolve("half/x.py"), "x");
        Files.writeString(site.resolve("half.py"), "x");

        var listed = run("list").succeeds();

        assertThat(listed.err()).contains("had been interrupted and was undone");
        assertThat(site.resolve("a/__init__.py")).exists();
        assertThat(site.resolve("half")).doesNotExist();
        assertThat(site.resolve("half.py")).doesNotExist();
        assertThat(change).doesNotExist();
    }

    private Path site() throws IOException {
        try (var pythons = Files.list(place.folder().resolve(".venv/lib"))) {
            return pythons.findFirst().orElseThrow().resolve("site-packages");
        }
    }

    private Workplace.Outcome run(String... words) {
        var all = new java.util.ArrayList<>(java.util.List.of(words));
        if (words[0].equals("install")) {
            all.add("--index-url");
            all.add(index.url().toString());
        }
        return place.run(all.toArray(String[]::new));
    }
}

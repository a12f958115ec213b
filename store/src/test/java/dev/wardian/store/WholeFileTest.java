package dev.wardian.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WholeFileTest {
    private static final int WRITERS = 8;
    private static final int ROUNDS = 200;
    private static final int SIZE = 20_000;

    @TempDir Path folder;

    @Test
    void writersOfOneProcessDoNotMeetInOneFile() throws Exception {
        var file = folder.resolve("answer.txt");
        WholeFile.write(file, "0".repeat(SIZE));
        try (var threads = Executors.newFixedThreadPool(WRITERS + 1)) {
            var tasks = new ArrayList<Callable<Void>>();
            for (var writer = 0; writer < WRITERS; writer++) {
                var text = Integer.toString(writer).repeat(SIZE);
                tasks.add(
                        () -> {
                            for (var round = 0; round < ROUNDS; round++) {
                                WholeFile.write(file, text);
                            }
                            return null;
                        });
            }
            tasks.add(
                    () -> {
                        for (var round = 0; round < ROUNDS; round++) {
                            var text = Files.readString(file);
                            assertThat(text).hasSize(SIZE);
                            assertThat(text.chars().distinct().count()).isEqualTo(1);
                        }
                        return null;
                    });
            for (var done : threads.invokeAll(tasks)) {
                done.get();
            }
        }
        assertThat(names()).containsExactly("answer.txt");
    }

    @Test
    void theFolderIsMadeForOurOwnFilesOnly() throws IOException {
        WholeFile.write(folder.resolve("a/b/note"), "text");
        assertThat(folder.resolve("a/b/note")).content().isEqualTo("text");
        assertThatThrownBy(() -> WholeFile.edit(folder.resolve("c/note"), bytes("text")))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void anEditedFileKeepsItsModeAndLinksStayLinks() throws IOException {
        var file = Files.writeString(folder.resolve("real"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-----"));
        var link = Files.createSymbolicLink(folder.resolve("link"), Path.of("real"));

        assertThat(WholeFile.edit(link, bytes("new"))).isTrue();

        assertThat(link).isSymbolicLink();
        assertThat(file).content().isEqualTo("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rwxr-----");
        assertThat(WholeFile.edit(link, bytes("new"))).isFalse();
        assertThat(names()).containsExactlyInAnyOrder("real", "link");
    }

    @Test
    void othersMayReadWhatIsNew() throws IOException {
        var plain = Files.writeString(folder.resolve("plain"), "");
        WholeFile.write(folder.resolve("ours"), "text");
        assertThat(Files.getPosixFilePermissions(folder.resolve("ours")))
                .isEqualTo(Files.getPosixFilePermissions(plain));
    }

    @Test
    void whatCannotTakeItsPlaceLeavesNothingBehind() throws IOException {
        Files.createDirectories(folder.resolve("taken/inside"));
        assertThatThrownBy(() -> WholeFile.write(folder.resolve("taken"), "text"))
                .isInstanceOf(IOException.class);
        assertThat(names()).containsExactly("taken");
    }

    private List<String> names() throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.map(it -> it.getFileName().toString()).toList();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

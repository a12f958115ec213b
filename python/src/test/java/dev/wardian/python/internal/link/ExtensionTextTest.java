package dev.wardian.python.internal.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExtensionTextTest {
    @TempDir Path folder;

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("module.so"), bytes);
    }

    private static boolean mayBind(Path file, String name) {
        return ExtensionText.of(file).map(text -> text.mayBind(name)).orElse(true);
    }

    private static byte[] plain(String text) {
        return ("\u007fELF x " + text).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] packed(String text) throws IOException {
        var all = new ByteArrayOutputStream();
        all.writeBytes(plain("x^ x "));
        try (var out = new DeflaterOutputStream(all)) {
            out.write(text.repeat(20).getBytes(StandardCharsets.UTF_8));
        }
        all.writeBytes(plain("more"));
        return all.toByteArray();
    }

    @Test
    void findsNamesAmongPlainTexts() throws IOException {
        var file = file(plain("__test__ solve"));

        assertThat(mayBind(file, "solve")).isTrue();
        assertThat(mayBind(file, "triu")).isFalse();
    }

    @Test
    void findsNamesAmongPackedTexts() throws IOException {
        var file = file(packed("__test__solve"));

        assertThat(mayBind(file, "solve")).isTrue();
        assertThat(mayBind(file, "triu")).isFalse();
    }

    @Test
    void knowsNothingOfOthers() throws IOException {
        assertThat(mayBind(file(plain("made by hand")), "triu")).isTrue();
        assertThat(mayBind(file(packed("made by hand")), "triu")).isTrue();
        assertThat(mayBind(folder.resolve("gone.so"), "triu")).isTrue();
    }
}

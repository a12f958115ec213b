package dev.wardian.host.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardian.host.rpm.RpmSource;
import dev.wardian.host.rpm.RpmSources;
import dev.wardian.store.Digest;
import dev.wardian.store.http.HttpClient;
import dev.wardian.store.http.HttpSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RpmUpdateTest {
    private static final String PRIMARY = "<metadata packages=\"0\"></metadata>";

    @TempDir Path folder;
    private Path repository;
    private RpmSource source;
    private RpmUpdate update;

    @BeforeEach
    void begin() throws IOException {
        Path root = folder.resolve("root");
        repository =
                Files.createDirectories(folder.resolve("repo/40/repodata"))
                        .resolve("..")
                        .normalize();
        Files.createDirectories(root.resolve("etc/yum.repos.d"));
        Files.writeString(root.resolve("etc/os-release"), "ID=fedora\nVERSION_ID=40\n");
        Files.writeString(
                root.resolve("etc/yum.repos.d/made-up.repo"),
                "[made-up]\nname=Made up\nbaseurl=file://"
                        + folder.resolve("repo")
                        + "/$releasever\n\n[off]\nenabled=0\nbaseurl=file:///x\n");
        List<RpmSource> sources = RpmSources.read(root, "x86_64");
        assertThat(sources).hasSize(1);
        source = sources.getFirst();
        update =
                new RpmUpdate(
                        root,
                        new IndexShelf(folder.resolve("shelf")),
                        new RepositoryFiles(new HttpClient(HttpSettings.from(Map.of())), true),
                        Clock.systemUTC());
        describe(packed(PRIMARY), PRIMARY);
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static String sha256(byte[] bytes) {
        return Digest.of("sha256", Digest.computation("sha256").digest(bytes)).hex();
    }

    private void describe(byte[] packed, String plain) throws IOException {
        Files.write(repository.resolve("repodata/primary.xml.gz"), packed);
        byte[] bytes = plain.getBytes(StandardCharsets.UTF_8);
        Files.writeString(
                repository.resolve("repodata/repomd.xml"),
                "<repomd><data type=\"primary\"><checksum type=\"sha256\">"
                        + sha256(packed)
                        + "</checksum><open-checksum type=\"sha256\">"
                        + sha256(bytes)
                        + "</open-checksum><location href=\"repodata/primary.xml.gz\"/><size>"
                        + packed.length
                        + "</size><open-size>"
                        + bytes.length
                        + "</open-size></data></repomd>");
    }

    @Test
    void keepsWhatItVerified() throws IOException {
        RpmUpdate.Updated updated = update.update(source);

        assertThat(updated.index()).hasContent(PRIMARY);
        assertThat(updated.warnings().getFirst()).contains("repo_gpgcheck");
        assertThat(update.kept(source, Duration.ofDays(1))).isPresent();
        assertThat(update.update(source).fetched()).isLessThan(updated.fetched());
    }

    @Test
    void refusesAnIndexThatWasNotDescribed() throws IOException {
        Files.write(
                repository.resolve("repodata/primary.xml.gz"), packed("<metadata>no</metadata>"));

        assertThatThrownBy(() -> update.update(source))
                .isInstanceOf(RepositoryException.class)
                .hasMessageContaining("primary.xml.gz");
        assertThat(update.kept(source, Duration.ofDays(1))).isEmpty();
    }

    @Test
    void refusesAnIndexThatExpandsToSomethingElse() throws IOException {
        describe(packed("<metadata>" + "x".repeat(5000) + "</metadata>"), PRIMARY);

        assertThatThrownBy(() -> update.update(source)).isInstanceOf(RepositoryException.class);
    }

    @Test
    void wantsASignatureWhereTheRepositorySaysThatThereIsOne() {
        RpmSource signed =
                new RpmSource(
                        "signed",
                        "Signed",
                        source.bases(),
                        "",
                        List.of(),
                        true,
                        true,
                        source.file());

        assertThatThrownBy(() -> update.update(signed))
                .isInstanceOf(RepositoryException.class)
                .hasMessageContaining("not signed");
    }
}

package dev.wardian.host.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardian.host.rpm.RpmSource;
import dev.wardian.host.rpm.RpmSources;
import dev.wardian.store.http.HttpClient;
import dev.wardian.store.http.HttpSettings;
import dev.wardian.testkit.RpmRepository;
import dev.wardian.testkit.SigningKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a mirror of RPM packages must not get away with.
class RpmUpdateTest {
    private static final SigningKey KEY = SigningKey.fresh();
    private static final SigningKey STRANGER = SigningKey.fresh();

    private Path folder;
    private Path root;
    private RpmRepository repository;

    @BeforeEach
    void begin(@TempDir Path temporary) {
        folder = temporary.resolve("repository");
        root = temporary.resolve("machine");
        repository = RpmRepository.in(folder).add("a", "1-1");
    }

    private RpmUpdate update() {
        return new RpmUpdate(
                root,
                new IndexShelf(root.resolveSibling("shelf")),
                new RepositoryFiles(new HttpClient(HttpSettings.standard()), false),
                Clock.systemUTC());
    }

    private RpmSource source() {
        return RpmSources.read(root, "x86_64").getFirst();
    }

    private void refuses(Class<? extends RepositoryProblem> problem) {
        assertThatThrownBy(() -> update().update(source()))
                .isInstanceOfSatisfying(
                        RepositoryException.class,
                        thrown -> assertThat(thrown.problem()).isInstanceOf(problem));
        assertThat(update().kept(source(), Duration.ofDays(1))).isEmpty();
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private void change(String file, String from, String to) throws IOException {
        Path path = folder.resolve("repodata").resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".gz", ".xz", ".zst"})
    void keepsWhatItVerified(String ending) {
        repository.packed(ending).publish().configure(root);

        RpmUpdate.Updated updated = update().update(source());

        assertThat(updated.index()).hasContent(repository.primary());
        assertThat(updated.warnings().getFirst()).contains("repo_gpgcheck");
        assertThat(update().kept(source(), Duration.ofDays(1))).isPresent();
        assertThat(update().update(source()).fetched()).isLessThan(updated.fetched());
    }

    @Test
    void believesADescriptionThatIsSigned() {
        repository.signedBy(KEY).publish().configure(root);

        assertThat(update().update(source()).warnings()).isEmpty();
    }

    @Test
    void refusesAnIndexThatWasNotDescribed() throws IOException {
        repository.publish().configure(root);
        Files.write(folder.resolve("repodata/primary.xml.gz"), packed("<metadata/>"));

        refuses(RepositoryProblem.Mismatch.class);
    }

    @Test
    void refusesAnIndexThatExpandsToMoreThanWasSaid() throws IOException {
        repository.publish().configure(root);
        int size = repository.primary().getBytes(StandardCharsets.UTF_8).length;
        change("repomd.xml", "<open-size>" + size + "<", "<open-size>" + (size - 1) + "<");

        refuses(RepositoryProblem.Mismatch.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {".gz", ".xz", ".zst"})
    void refusesAnIndexThatIsDamaged(String ending) throws IOException {
        repository.packed(ending).publish().configure(root);
        Path index = folder.resolve("repodata/primary.xml" + ending);
        byte[] bytes = Files.readAllBytes(index);
        bytes[bytes.length / 2] ^= 0x55;
        Files.write(index, bytes);

        refuses(RepositoryProblem.Mismatch.class);
    }

    @Test
    void refusesADescriptionThatNobodySigned() throws IOException {
        repository.signedBy(KEY).publish().configure(root);
        Files.delete(folder.resolve("repodata/repomd.xml.asc"));

        refuses(RepositoryProblem.Unsigned.class);
    }

    @Test
    void refusesADescriptionThatAStrangerSigned() {
        repository.signedBy(KEY).publish().configure(root);
        repository.signedBy(STRANGER).publish();

        refuses(RepositoryProblem.UnknownSigner.class);
    }

    @Test
    void refusesADescriptionThatWasChangedAfterItWasSigned() throws IOException {
        repository.signedBy(KEY).publish().configure(root);
        change("repomd.xml", "<repomd>", "<repomd> ");

        refuses(RepositoryProblem.BadSignature.class);
    }

    @Test
    void refusesASignatureOfAKeyThatHasExpired() {
        repository.signedBy(SigningKey.expired()).publish().configure(root);

        refuses(RepositoryProblem.BadSignature.class);
    }

    @Test
    void refusesASignatureThatIsNone() throws IOException {
        repository.signedBy(KEY).publish().configure(root);
        Files.writeString(folder.resolve("repodata/repomd.xml.asc"), "no signature\n");

        assertThatThrownBy(() -> update().update(source())).isInstanceOf(RepositoryException.class);
    }

    @Test
    void refusesToBelieveWithoutAKey() throws IOException {
        repository.signedBy(KEY).publish().configure(root);
        Files.delete(root.resolve("etc/pki/rpm-gpg/testkit"));

        refuses(RepositoryProblem.BadKeyring.class);
    }

    @Test
    void keepsWhatItHadWhereTheNextIsRefused() throws IOException {
        repository.signedBy(KEY).publish().configure(root);
        RpmUpdate.Updated first = update().update(source());
        change("repomd.xml", "<repomd>", "<repomd> ");

        assertThatThrownBy(() -> update().update(source())).isInstanceOf(RepositoryException.class);
        assertThat(update().kept(source(), Duration.ofDays(1)))
                .hasValueSatisfying(kept -> assertThat(kept.index()).isEqualTo(first.index()));
    }
}

package dev.wardian.host.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardian.store.http.HttpClient;
import dev.wardian.store.http.HttpSettings;
import dev.wardian.testkit.DebMaker;
import dev.wardian.testkit.DebRepository;
import dev.wardian.testkit.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a mirror must not get away with.
class IndexUpdateTest {
    private static final SigningKey KEY = SigningKey.fresh();
    private static final SigningKey STRANGER = SigningKey.fresh();

    private Path folder;
    private Path root;
    private DebRepository repository;

    @BeforeEach
    void begin(@TempDir Path temporary) {
        folder = temporary.resolve("repository");
        root = temporary.resolve("machine");
        repository = DebRepository.in(folder, KEY).add(DebMaker.of("libfoo1", "1.0-1")).publish();
        repository.configure(root, "");
    }

    private IndexUpdate update() {
        return new IndexUpdate(
                root,
                "amd64",
                new IndexShelf(root.resolveSibling("shelf")),
                new RepositoryFiles(new HttpClient(HttpSettings.standard()), false),
                Clock.systemUTC());
    }

    private AptSource source() {
        return AptSources.read(root, "amd64").getFirst();
    }

    private void refuses(Class<? extends RepositoryProblem> problem) {
        assertThatThrownBy(() -> update().update(source()))
                .isInstanceOfSatisfying(
                        RepositoryException.class,
                        thrown -> assertThat(thrown.problem()).isInstanceOf(problem));
        assertThat(update().kept(source(), Duration.ofDays(1))).isEmpty();
    }

    private void change(String file, String from, String to) throws IOException {
        Path path = repository.suite().resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to));
    }

    @Test
    void fetchesWhatIsSignedForAndKeepsIt() throws IOException {
        IndexUpdate.Updated first = update().update(source());

        assertThat(first.warnings()).isEmpty();
        assertThat(Files.readString(first.indexes().getFirst())).contains("Package: libfoo1");
        assertThat(update().kept(source(), Duration.ofDays(1)))
                .hasValueSatisfying(kept -> assertThat(kept.indexes()).isEqualTo(first.indexes()));
        assertThat(update().kept(source(), Duration.ZERO)).isEmpty();
    }

    @Test
    void takesASignatureThatLiesBesideToo() throws IOException {
        Files.delete(repository.suite().resolve("InRelease"));

        assertThat(update().update(source()).indexes()).hasSize(1);
    }

    @Test
    void refusesADescriptionThatWasChanged() throws IOException {
        change("InRelease", "Origin: testkit", "Origin: testkid");

        refuses(RepositoryProblem.BadSignature.class);
    }

    @Test
    void refusesADescriptionThatWasChangedBesideItsSignature() throws IOException {
        Files.delete(repository.suite().resolve("InRelease"));
        change("Release", "Origin: testkit", "Origin: testkid");

        refuses(RepositoryProblem.BadSignature.class);
    }

    @Test
    void readsNothingThatStandsOutsideTheSignedText() throws IOException {
        Path file = repository.suite().resolve("InRelease");
        Files.writeString(file, "SHA256:\n none 1 x\n\n" + Files.readString(file));

        refuses(RepositoryProblem.Damaged.class);
    }

    @Test
    void refusesAStranger() {
        DebRepository.in(folder, STRANGER).add(DebMaker.of("libfoo1", "2.0-1")).publish();

        refuses(RepositoryProblem.UnknownSigner.class);
    }

    @Test
    void refusesAKeyThatHasExpired() {
        SigningKey old = SigningKey.expired();
        DebRepository.in(folder, old)
                .add(DebMaker.of("libfoo1", "2.0-1"))
                .publish()
                .configure(root, "");

        refuses(RepositoryProblem.BadSignature.class);
    }

    @Test
    void refusesWhatIsNotSigned() throws IOException {
        Files.delete(repository.suite().resolve("InRelease"));
        Files.delete(repository.suite().resolve("Release.gpg"));

        refuses(RepositoryProblem.Unsigned.class);
    }

    @Test
    void refusesWhatIsOutOfDateUnlessThatIsMeant() throws IOException {
        repository.validUntil(Instant.now().minus(Duration.ofMinutes(9))).publish();

        refuses(RepositoryProblem.Expired.class);
        Path sources = root.resolve("etc/apt/sources.list.d/testkit.sources");
        Files.writeString(sources, Files.readString(sources) + "Check-Valid-Until: no\n");
        assertThat(update().update(source()).indexes()).hasSize(1);
    }

    @Test
    void refusesWhatIsOfTheFuture() {
        repository.dated(Instant.now().plus(Duration.ofDays(1))).publish();

        refuses(RepositoryProblem.NotYetValid.class);
    }

    @Test
    void refusesAnIndexOfWhichTheMirrorLies() throws IOException {
        byte[] other = "nothing of the kind".getBytes(StandardCharsets.UTF_8);
        try (var files = Files.walk(repository.suite().resolve("main"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.write(file, other);
            }
        }

        refuses(RepositoryProblem.Mismatch.class);
    }

    @Test
    void asksTheNextMirrorWhereOneLies() throws IOException {
        Path lying = folder.resolveSibling("lying");
        DebRepository.in(lying, STRANGER).publish();
        Path list = folder.resolveSibling("mirrors");
        Files.writeString(list, "# two\n" + lying.toUri() + "\n" + repository.uri() + "\n");
        Path sources = root.resolve("etc/apt/sources.list.d/testkit.sources");
        Files.writeString(
                sources,
                Files.readString(sources).replace(repository.uri(), "mirror+" + list.toUri()));

        IndexUpdate.Updated updated = update().update(source());

        assertThat(updated.bases().getFirst()).isEqualTo(repository.uri());
        assertThat(updated.indexes()).hasSize(1);
    }

    @Test
    void keepsTheNewerWhereAMirrorGoesBack() {
        update().update(source());
        DebRepository.in(folder, KEY)
                .add(DebMaker.of("libfoo1", "0.1-1"))
                .dated(Instant.now().minus(Duration.ofDays(3)))
                .publish();

        IndexUpdate.Updated updated = update().update(source());

        assertThat(updated.warnings()).singleElement().asString().contains("is older than");
        assertThat(updated.indexes().getFirst()).content().contains("1.0-1");
    }

    @Test
    void believesOnlyTheKeyThatIsNamedByItsFingerprint() throws IOException {
        Path sources = root.resolve("etc/apt/sources.list.d/testkit.sources");
        Files.writeString(
                sources, Files.readString(sources).stripTrailing() + " " + "0".repeat(40));

        refuses(RepositoryProblem.UnknownSigner.class);
    }

    @Test
    void believesAKeyThatStandsInTheSource() throws IOException {
        Path sources = root.resolve("etc/apt/sources.list.d/testkit.sources");
        StringBuilder key = new StringBuilder();
        KEY.armoured().lines().forEach(line -> key.append("\n " + (line.isEmpty() ? "." : line)));
        Files.writeString(
                sources,
                Files.readString(sources).replaceFirst("Signed-By: .*", "Signed-By:" + key));

        assertThat(update().update(source()).indexes()).hasSize(1);
    }

    @Test
    void readsLinesAndStanzas(@TempDir Path machine) throws IOException {
        Path apt = machine.resolve("etc/apt");
        Files.createDirectories(apt.resolve("sources.list.d"));
        Files.writeString(
                apt.resolve("sources.list"),
                """
                # a remark
                deb [arch=amd64,arm64 trusted=yes] http://mirror.example/debian stable main contrib # more
                deb-src http://mirror.example/debian stable main
                deb [arch=riscv64] http://mirror.example/debian stable main
                deb [signed-by=/k.gpg check-valid-until=no] http://mirror.example/flat ./
                """);
        Files.writeString(
                apt.resolve("sources.list.d/x.sources"),
                "Types: deb deb-src\nURIs: http://a.example/ http://b.example\nSuites: s\nComponents: c\n\nTypes: deb\nURIs: http://c.example\nSuites: s\nComponents: c\nEnabled: no\n");
        Files.writeString(apt.resolve("sources.list.d/ignored.list.save"), "nonsense");

        List<AptSource> sources = AptSources.read(machine, "amd64");

        assertThat(sources)
                .extracting(AptSource::toString)
                .containsExactly(
                        "`http://mirror.example/debian/ stable main contrib`",
                        "`http://mirror.example/flat/ ./`",
                        "`http://a.example/ s c`",
                        "`http://b.example/ s c`");
        assertThat(sources.getFirst().trusted()).isTrue();
        assertThat(sources.get(1).checksValidity()).isFalse();
        assertThat(sources.get(1).signedBy()).containsExactly("/k.gpg");
    }

    @Test
    void namesTheLineThatItCannotRead(@TempDir Path machine) throws IOException {
        Path apt = Files.createDirectories(machine.resolve("etc/apt"));
        Files.writeString(apt.resolve("sources.list"), "\ndeb http://mirror.example/debian\n");

        assertThatThrownBy(() -> AptSources.read(machine, "amd64"))
                .hasMessageContaining("`/etc/apt/sources.list`, line 2");
    }
}

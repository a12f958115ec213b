package dev.wardian.host.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardian.host.rpm.RpmPackage;
import dev.wardian.host.rpm.RpmPool;
import dev.wardian.host.rpm.RpmRelation;
import dev.wardian.host.rpm.RpmResolution;
import dev.wardian.host.rpm.RpmResolver;
import dev.wardian.host.rpm.RpmSource;
import dev.wardian.host.rpm.RpmSources;
import dev.wardian.store.http.HttpClient;
import dev.wardian.store.http.HttpSettings;
import dev.wardian.testkit.RpmMaker;
import dev.wardian.testkit.RpmRepository;
import dev.wardian.testkit.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a mirror must not get away with where packages are signed and their description is not.
class RpmSignaturesTest {
    private static final SigningKey KEY = SigningKey.fresh();
    private static final SigningKey STRANGER = SigningKey.fresh();

    private Path folder;
    private Path root;
    private RpmRepository repository;

    @BeforeEach
    void begin(@TempDir Path temporary) {
        folder = temporary.resolve("repository");
        root = temporary.resolve("machine");
        repository = RpmRepository.in(folder).packagesSignedBy(KEY).add("a", "2:1.0-1");
        repository.publish().configure(root);
    }

    private RpmSource source() {
        return RpmSources.read(root, "x86_64").getFirst();
    }

    private RpmPackage offered(String name) {
        RpmPool pool = new RpmPool("x86_64");
        pool.add("testkit", repository.primary().getBytes(StandardCharsets.UTF_8));
        return ((RpmResolution.Solved)
                        new RpmResolver(pool).resolve(List.of(RpmRelation.parse(name))))
                .packages()
                .getFirst()
                .coming();
    }

    private void require(String imported) {
        require(offered("a"), imported);
    }

    private void require(RpmPackage one, String imported) {
        new RpmSignatures(
                        root,
                        new RepositoryFiles(new HttpClient(HttpSettings.standard()), false),
                        imported,
                        Clock.systemUTC())
                .require(source(), one);
    }

    private RepositoryProblem refusal() {
        try {
            require("");
        } catch (RepositoryException refused) {
            return refused.problem();
        }
        throw new AssertionError("it was believed");
    }

    private void noKeyInFiles(String instead) throws IOException {
        Path repo = root.resolve("etc/yum.repos.d/testkit.repo");
        Files.writeString(
                repo, Files.readString(repo).replaceAll("gpgkey=.*", "gpgkey=" + instead));
    }

    @Test
    void believesWhatAKeyOfTheRepositorySigned() {
        assertThat(source().checksEachPackage()).isTrue();
        assertThatCode(() -> require("")).doesNotThrowAnyException();
    }

    @Test
    void believesWhatAKeyOfTheDatabaseSigned() throws IOException {
        noKeyInFiles("https://keys.invalid/key");

        assertThatCode(() -> require(STRANGER.armoured() + "\n" + KEY.armoured()))
                .doesNotThrowAnyException();
    }

    @Test
    void believesNoKeyOnAServerUnseen() throws IOException {
        noKeyInFiles("https://keys.invalid/key");

        assertThat(refusal())
                .isInstanceOfSatisfying(
                        RepositoryProblem.UnknownSigner.class,
                        it ->
                                assertThat(it.keyrings())
                                        .containsExactly(
                                                "RPM's database (0)",
                                                "https://keys.invalid/key (not believed unseen)"));
    }

    @Test
    void readsHeadersLongerThanTheFirstTry() {
        repository.put(
                "a",
                "1.0-1",
                RpmMaker.of("a", "2:1.0-1").describing("x".repeat(100_000)).signedBy(KEY).bytes());

        assertThatCode(() -> require("")).doesNotThrowAnyException();
    }

    @Test
    void believesWhatAKeySignedBeforeItExpired() {
        SigningKey lapsed = SigningKey.expired();
        repository.put("a", "1.0-1", RpmMaker.of("a", "2:1.0-1").signedBy(lapsed).bytes());

        assertThatCode(() -> require(lapsed.armoured())).doesNotThrowAnyException();
    }

    @Test
    void refusesWhatNobodySigned() {
        repository.put("a", "1.0-1", RpmMaker.of("a", "2:1.0-1").bytes());

        assertThat(refusal())
                .isInstanceOfSatisfying(
                        RepositoryProblem.Unsigned.class,
                        it ->
                                assertThat(it.message())
                                        .endsWith("a-1.0-1.noarch.rpm` is not signed"));
    }

    @Test
    void refusesWhatAStrangerSigned() {
        repository.put("a", "1.0-1", RpmMaker.of("a", "2:1.0-1").signedBy(STRANGER).bytes());

        assertThat(refusal())
                .isInstanceOfSatisfying(
                        RepositoryProblem.UnknownSigner.class,
                        it -> {
                            assertThat(it.hint())
                                    .hasValueSatisfying(
                                            hint -> assertThat(hint).contains("gpgkey"));
                            assertThat(it.keyrings()).contains("file:///etc/pki/rpm-gpg/testkit");
                        });
    }

    @Test
    void refusesASignedPackageInThePlaceOfAnother() {
        repository.put("a", "1.0-1", RpmMaker.of("a", "2:0.9-1").signedBy(KEY).bytes());

        assertThat(refusal())
                .isEqualTo(
                        new RepositoryProblem.AnotherPackage(
                                folder.toUri() + "a-1.0-1.noarch.rpm",
                                "a-2:1.0-1.noarch",
                                "a-2:0.9-1.noarch"));
    }

    @Test
    void refusesAHeaderThatWasChangedAfterItWasSigned() throws IOException {
        byte[] file = RpmMaker.of("a", "2:1.0-1").describing("good").signedBy(KEY).bytes();
        String text = new String(file, StandardCharsets.ISO_8859_1);
        repository.put(
                "a", "1.0-1", text.replace("good", "evil").getBytes(StandardCharsets.ISO_8859_1));

        assertThat(refusal()).isInstanceOf(RepositoryProblem.BadSignature.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 50, 96, 110, 200, 300})
    void refusesAFileThatEndsTooEarly(int length) {
        byte[] file = RpmMaker.of("a", "2:1.0-1").signedBy(KEY).bytes();
        repository.put("a", "1.0-1", Arrays.copyOf(file, length));

        assertThat(refusal()).isInstanceOf(RepositoryProblem.Damaged.class);
    }

    @Test
    void refusesASignedHeaderOfWhichAnyByteIsAnotherOne() {
        byte[] file = RpmMaker.of("a", "2:1.0-1").signedBy(KEY).bytes();
        int header = RpmHeader.padded(RpmHeader.end(file, RpmHeader.LEAD));
        for (int i = header; i < RpmHeader.end(file, header); i++) {
            byte[] changed = file.clone();
            changed[i] ^= 0x41;
            repository.put("a", "1.0-1", changed);
            assertThatThrownBy(() -> require(""))
                    .as("byte %d", i)
                    .isInstanceOf(RepositoryException.class);
        }
    }

    @Test
    void failsAtDamagedSignaturesInNoOtherWay() {
        byte[] file = RpmMaker.of("a", "2:1.0-1").signedBy(KEY).bytes();
        for (int i = RpmHeader.LEAD;
                i < RpmHeader.padded(RpmHeader.end(file, RpmHeader.LEAD));
                i++) {
            byte[] changed = file.clone();
            changed[i] ^= 0x41;
            repository.put("a", "1.0-1", changed);
            try {
                require("");
            } catch (RepositoryException refused) {
                assertThat(refused.problem().message()).contains("a-1.0-1.noarch.rpm");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "ed"})
    void readsWhatRpmsignWrites(String key) throws IOException {
        repository = RpmRepository.in(folder).packagesSignedBy(KEY).add("a", "0-1");
        repository.publish();
        RpmPackage real = offeredAs("real", "1:1.2-3", resource("signed-" + key + ".rpm"));
        String signer = new String(resource("signed-" + key + ".asc"), StandardCharsets.UTF_8);

        assertThatCode(() -> require(real, signer)).doesNotThrowAnyException();
        assertThatThrownBy(() -> require(real, STRANGER.armoured()))
                .hasMessageContaining("signed by nobody whose key is known");
    }

    private RpmPackage offeredAs(String name, String version, byte[] file) {
        repository.add(name, version).put(name, version, file);
        return offered(name);
    }

    private static byte[] resource(String name) throws IOException {
        try (var in = Objects.requireNonNull(RpmSignaturesTest.class.getResourceAsStream(name))) {
            return in.readAllBytes();
        }
    }
}

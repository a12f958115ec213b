package dev.wardian.store.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardian.store.ByteSize;
import dev.wardian.store.Manifest;
import dev.wardian.store.StoreException;
import dev.wardian.store.StoreProblem;
import dev.wardian.store.UnpackLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZipArchiveTest {
    @TempDir Path folder;

    private final ZipBytes zip = new ZipBytes();

    @Test
    void unpacksWhatAnotherWriterPacked() throws IOException {
        Path file = folder.resolve("a.zip");
        byte[] large = new byte[3 << 20];
        new Random(1).nextBytes(large);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < 200; i++) {
                out.putNextEntry(new ZipEntry("p/q" + i % 7 + "/f" + i));
                out.write(("content " + i).repeat(i).getBytes(StandardCharsets.UTF_8));
            }
            out.putNextEntry(new ZipEntry("large.bin"));
            out.write(large);
        }
        Path target = Files.createDirectory(folder.resolve("out"));

        Manifest manifest;
        try (ZipArchive archive = ZipArchive.open("a.zip", file, UnpackLimits.USUAL)) {
            manifest = archive.unpack(target, UnpackWitness.BLIND);
        }

        assertThat(manifest.files()).hasSize(201);
        assertThat(manifest.folders()).startsWith("p", "p/q0").hasSize(8);
        assertThat(target.resolve("p/q4/f11")).hasContent("content 11".repeat(11));
        assertThat(target.resolve("large.bin")).hasBinaryContent(large);
    }

    @Test
    void keepsTheExecutableBit() throws IOException {
        zip.stored("run", "#!/bin/sh\n").mode(0100755);
        zip.stored("read", "text");

        Manifest manifest = unpack();

        assertThat(Files.isExecutable(folder.resolve("run"))).isTrue();
        assertThat(Files.isExecutable(folder.resolve("read"))).isFalse();
        assertThat(manifest.files())
                .containsExactly(
                        new Manifest.Entry("run", 10, true), new Manifest.Entry("read", 4, false));
    }

    @Test
    void showsTheContentsOfEveryFileToTheWitness() throws IOException {
        zip.deflated("one", "hello");
        Map<String, String> digests = new ConcurrentHashMap<>();
        UnpackWitness witness =
                new UnpackWitness() {
                    @Override
                    public Optional<MessageDigest> computation(ZipMember member) {
                        return Optional.of(dev.wardian.store.Digest.computation("sha256"));
                    }

                    @Override
                    public void unpacked(ZipMember member, byte[] digest) {
                        digests.put(member.path(), HexFormat.of().formatHex(digest));
                    }
                };

        try (ZipArchive archive = ZipArchive.open("a", zip.bytes(), UnpackLimits.USUAL)) {
            archive.unpack(folder, witness);
        }

        assertThat(digests)
                .containsEntry(
                        "one", "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/passwd",
                "../up",
                "a/../../up",
                "a/./b",
                "a//b",
                "C:/x",
                "a\\b",
                "a\nb",
                "a\u0000b",
                ""
            })
    void refusesNamesThatLeadElsewhere(String name) {
        zip.stored(name, "x");

        assertThatThrownBy(this::unpack).isInstanceOf(StoreException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0120777, 0020666, 0060660, 0010644, 0140755})
    void refusesLinksAndSpecialFiles(int mode) {
        zip.stored("one", "target").mode(mode);

        assertThatThrownBy(this::unpack)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("link or a special file");
    }

    @Test
    void refusesAnEntryThatIsThereTwice() {
        zip.stored("one", "x");
        zip.stored("one", "x");

        assertThatThrownBy(this::unpack).hasMessageContaining("`one` is there twice");
    }

    @Test
    void refusesAFileThatIsAFolderToo() {
        zip.stored("one", "x");
        zip.stored("one/two", "x");

        assertThatThrownBy(this::unpack).hasMessageContaining("both a file and a folder");
    }

    @Test
    void refusesDataHiddenBehindAFolder() {
        ZipBytes.Entry entry = zip.stored("folder/", "");
        entry.data = new byte[] {1, 2, 3};
        zip.stored("one", "x");

        assertThatThrownBy(this::unpack).hasMessageContaining("belong to no entry");
    }

    @Test
    void refusesAnotherNameInTheLocalHeader() {
        zip.stored("one", "x").localName("two");

        assertThatThrownBy(this::unpack).hasMessageContaining("is called `two`");
    }

    @Test
    void refusesEncryptedEntries() {
        zip.stored("one", "x").flags(1);

        assertThatThrownBy(this::unpack).hasMessageContaining("encrypted");
    }

    @Test
    void refusesAWrongChecksum() {
        zip.deflated("one", "hello").crc(7);

        assertThatThrownBy(this::unpack).hasMessageContaining("CRC-32");
    }

    @Test
    void refusesMoreThanTheLimits() {
        zip.deflated("one", "hello".repeat(1000));

        assertThatThrownBy(() -> ZipArchive.open("a", zip.bytes(), new UnpackLimits(10, 4999, 200)))
                .hasMessageContaining("it unpacks to 5K, more than the 5K allowed");
    }

    @Test
    void refusesMoreEntriesThanTheLimits() {
        zip.stored("one", "1");
        zip.stored("two", "2");

        assertThatThrownBy(() -> ZipArchive.open("a", zip.bytes(), new UnpackLimits(1, 5000, 200)))
                .hasMessageContaining("more than 1 entries");
    }

    @Test
    void refusesABombAndSaysWhichLimitWouldAdmitIt() throws IOException {
        zip.deflated("bomb", "hello").size(3L << 30);
        byte[] bomb = zip.bytes();

        assertThatThrownBy(() -> unpack(bomb))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        refused ->
                                assertThat(refused.problem())
                                        .isEqualTo(
                                                new StoreProblem.TooLarge(
                                                        "a",
                                                        "it unpacks to 3G, more than 200 times its"
                                                                + " own size",
                                                        new ByteSize(3L << 30))));
        try (ZipArchive archive =
                ZipArchive.open("a", bomb, UnpackLimits.upTo(ByteSize.parse("3G")))) {
            assertThat(archive.members()).hasSize(1);
        }
    }

    @Test
    void unpacksNoMoreThanAnEntryAnnounces() {
        zip.deflated("bomb", "hello".repeat(100_000)).size(5);

        assertThatThrownBy(this::unpack).hasMessageContaining("more than the announced 5 bytes");
        assertThat(folder.resolve("bomb").toFile().length()).isLessThan(300_000);
    }

    @Test
    void refusesEntriesThatShareTheirBytes() {
        ZipBytes.Entry one = zip.deflated("one", "hello");
        ZipBytes.Entry two = zip.deflated("two", "hello");
        byte[] bytes = zip.bytes();
        // the second entry of the central directory points at the first one's bytes
        int second = bytes.length - 22 - (46 + 3);
        Arrays.fill(bytes, second + 42, second + 46, (byte) 0);

        assertThat(one.offset).isZero();
        assertThat(two.offset).isPositive();
        assertThatThrownBy(() -> unpack(bytes)).isInstanceOf(StoreException.class);
    }

    @Test
    void refusesNamesThatTheFileSystemDoesNotTellApart() throws IOException {
        // as if the archive had brought `ONE` before, on a file system that does not tell case
        Files.writeString(folder.resolve("one"), "1");
        Files.createDirectory(folder.resolve("two"));
        zip.stored("one", "x");

        assertThatThrownBy(this::unpack).hasMessageContaining("in other letter case");

        ZipBytes folders = new ZipBytes();
        folders.stored("two/three", "x");
        assertThatThrownBy(() -> unpack(folders.bytes()))
                .hasMessageContaining("in other letter case");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aux", "a/NUL.txt", "com7.py", "conin$", "ab:c", "dot.", "space "})
    void refusesNamesOfDevicesWhereTheyAreDevices(String name) throws IOException {
        assertThatThrownBy(() -> EntryPath.check(name, true)).isInstanceOf(Refused.class);

        EntryPath.check(name, false);
        EntryPath.check("auxiliary/com10.py", true);
    }

    @Test
    void refusesNamesThatAreNotUtf8() {
        ZipBytes.Entry entry = zip.stored("x", "hello");
        entry.name = new byte[] {(byte) 0xff, 'x'};
        entry.localName = entry.name;

        assertThatThrownBy(this::unpack).hasMessageContaining("is not UTF-8");
    }

    @Test
    void refusesBytesBeforeBetweenAndBehind() {
        zip.stored("one", "hello");
        byte[] whole = zip.bytes();
        byte[] behind = Arrays.copyOf(whole, whole.length + 1);
        byte[] before = new byte[whole.length + 1];
        System.arraycopy(whole, 0, before, 1, whole.length);
        ZipBytes hidden = new ZipBytes();
        hidden.stored("one", "hello");
        hidden.stored("hidden", "x").unlisted();
        hidden.stored("two", "hello");

        assertThatThrownBy(() -> unpack(behind)).hasMessageContaining("follow the end");
        assertThatThrownBy(() -> unpack(before)).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> unpack(hidden.bytes())).hasMessageContaining("belong to no entry");
    }

    @Test
    void refusesEveryShorterPieceOfAnArchive() throws IOException {
        zip.deflated("folder/one", "hello");
        zip.stored("two", "world");
        byte[] whole = zip.bytes();

        for (int length = 0; length < whole.length; length++) {
            byte[] piece = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> ZipArchive.open("a", piece, UnpackLimits.USUAL))
                    .isInstanceOf(StoreException.class);
        }
    }

    @Test
    void survivesAnyFlippedByte() throws IOException {
        zip.deflated("folder/one", "hello hello hello");
        zip.stored("two", "world");
        byte[] whole = zip.bytes();

        for (int i = 0; i < whole.length; i++) {
            byte[] broken = whole.clone();
            broken[i] ^= 0x55;
            Path target = Files.createTempDirectory(folder, "out");
            try (ZipArchive archive = ZipArchive.open("a", broken, UnpackLimits.USUAL)) {
                archive.unpack(target, UnpackWitness.BLIND);
            } catch (StoreException refused) {
                assertThat(refused.getMessage()).contains("`a`");
            }
        }
    }

    private Manifest unpack() throws IOException {
        return unpack(zip.bytes());
    }

    private Manifest unpack(byte[] bytes) throws IOException {
        try (ZipArchive archive = ZipArchive.open("a", bytes, UnpackLimits.USUAL)) {
            return archive.unpack(folder, UnpackWitness.BLIND);
        }
    }
}

package dev.wardian.store.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardian.store.Manifest;
import dev.wardian.store.StoreException;
import dev.wardian.store.StoreProblem;
import dev.wardian.store.UnpackLimits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class TarArchiveTest {
    @TempDir Path folder;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8");

    @ParameterizedTest
    @ValueSource(strings = {"", "gz", "bz2", "xz"})
    void unpacksEveryCompression(String compression) throws IOException {
        file("a-1.0/setup.py", "print(1)", 0644);
        file("./a-1.0/bin/run", "run", 0755);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = compressor(compression, packed)) {
            out.write(finished());
        }

        Manifest manifest = unpack(packed.toByteArray());

        assertThat(folder.resolve("a-1.0/setup.py")).hasContent("print(1)");
        assertThat(folder.resolve("a-1.0/bin/run")).isExecutable();
        assertThat(manifest.folders()).containsExactly("a-1.0", "a-1.0/bin");
        assertThat(manifest.files())
                .containsExactly(
                        new Manifest.Entry("a-1.0/bin/run", 3, true),
                        new Manifest.Entry("a-1.0/setup.py", 8, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../up", "a/../../up", "/etc/passwd", "a//b"})
    void refusesNamesThatLeadElsewhere(String name) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(1);
        tar.putArchiveEntry(entry);
        tar.write('x');
        tar.closeArchiveEntry();
        byte[] archive = finished();

        assertThatThrownBy(() -> unpack(archive)).isInstanceOf(StoreException.class);
        assertThat(folder.resolve("../up")).doesNotExist();
    }

    @Test
    void keepsLinksThatStayInside() throws IOException {
        file("a/one", "1", 0644);
        link("a/two", "one", TarConstants.LF_SYMLINK);
        link("a/three", "a/one", TarConstants.LF_LINK);

        unpack(finished());

        assertThat(folder.resolve("a/two")).isSymbolicLink().hasContent("1");
        assertThat(folder.resolve("a/three")).isRegularFile().hasContent("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../x", "/etc/passwd", "../../../etc"})
    void refusesLinksThatLeadOutside(String target) throws IOException {
        link("a/two", target, TarConstants.LF_SYMLINK);
        byte[] archive = finished();

        assertThatThrownBy(() -> unpack(archive)).hasMessageContaining("leads outside");
    }

    @Test
    void refusesToWriteThroughALink() throws IOException {
        link("a", ".", TarConstants.LF_SYMLINK);
        file("a/one", "1", 0644);
        byte[] archive = finished();

        assertThatThrownBy(() -> unpack(archive)).isInstanceOf(StoreException.class);
    }

    @Test
    void refusesLinksThatLeadOutsideTogether() throws IOException {
        link("up", "in/..", TarConstants.LF_SYMLINK);
        link("in", ".", TarConstants.LF_SYMLINK);
        byte[] archive = finished();

        assertThatThrownBy(() -> unpack(archive)).hasMessageContaining("leads outside");
    }

    @Test
    void refusesToWriteThroughALinkThatTakesThePlaceOfAFolder() throws IOException {
        folder("up");
        link("up", "in/..", TarConstants.LF_SYMLINK);
        link("in", ".", TarConstants.LF_SYMLINK);
        file("up/evil", "1", 0644);
        byte[] archive = finished();

        assertThatThrownBy(() -> unpack(archive))
                .hasMessageContaining("both a folder and something else");
        assertThat(folder.resolve("../evil")).doesNotExist();
    }

    @Test
    void keepsLinksThroughOtherLinks() throws IOException {
        file("a/deep/one", "1", 0644);
        link("a/short", "deep", TarConstants.LF_SYMLINK);
        link("a/two", "short/../short/one", TarConstants.LF_SYMLINK);

        unpack(finished());

        assertThat(folder.resolve("a/two")).isSymbolicLink().hasContent("1");
    }

    @Test
    void refusesLinksThatLeadRoundInACircle() throws IOException {
        link("a", "b/c", TarConstants.LF_SYMLINK);
        link("b", "a", TarConstants.LF_SYMLINK);
        byte[] archive = finished();

        assertThatThrownBy(() -> unpack(archive)).isInstanceOf(StoreException.class);
    }

    @ParameterizedTest
    @ValueSource(bytes = {TarConstants.LF_CHR, TarConstants.LF_BLK, TarConstants.LF_FIFO})
    void refusesDevices(byte type) throws IOException {
        link("device", "", type);
        byte[] archive = finished();

        assertThatThrownBy(() -> unpack(archive)).hasMessageContaining("special file");
    }

    @Test
    void refusesSparseFilesHoweverLargeTheySayTheyAre() throws IOException {
        special(
                TarConstants.LF_PAX_EXTENDED_HEADER_LC,
                """
                22 GNU.sparse.major=1
                22 GNU.sparse.minor=0
                24 GNU.sparse.name=hole
                38 GNU.sparse.realsize=1099511627776
                """);
        file("hole", "1\n0\n1\n" + "\0".repeat(1018), 0644);
        byte[] archive = finished();

        assertThatThrownBy(() -> unpack(archive)).isInstanceOf(StoreException.class);
        assertThat(folder.resolve("hole")).doesNotExist();
    }

    @Test
    void refusesToUnpackMoreThanTheLimits() throws IOException {
        file("a/one", "1".repeat(5000), 0644);
        link("a/two", "a/one", TarConstants.LF_LINK);
        byte[] archive = finished();

        assertThatThrownBy(() -> unpack(archive, new UnpackLimits(10, 9999, 200)))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        refused ->
                                assertThat(refused.problem())
                                        .isInstanceOf(StoreProblem.TooLarge.class));
    }

    @Test
    void refusesMoreEntriesThanTheLimits() throws IOException {
        file("one", "1", 0644);
        file("two", "2", 0644);
        byte[] archive = finished();

        assertThatThrownBy(() -> unpack(archive, new UnpackLimits(1, 9999, 200)))
                .hasMessageContaining("more than 1 entries");
    }

    @Test
    void refusesNamesAndHeadersLongerThanAnyHonestOnes() throws IOException {
        special(TarConstants.LF_GNUTYPE_LONGNAME, "a".repeat(5 << 20));
        file("one", "1", 0644);
        byte[] archive = finished();

        assertThatThrownBy(() -> unpack(archive))
                .hasMessageContaining("the headers of an entry are longer");
    }

    @Test
    void refusesADictionaryLargerThanMemory() {
        // an lzma stream that asks for a dictionary of 1.5 GiB
        byte[] lzma = {0x5d, 0, 0, 0, 0x60, -1, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, 0, 0, 0};

        assertThatThrownBy(() -> unpack(lzma))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("memory");
    }

    @Test
    void refusesATruncatedArchive() throws IOException {
        file("a/one", "1".repeat(5000), 0644);
        byte[] archive = Arrays.copyOf(finished(), 2000);

        assertThatThrownBy(() -> unpack(archive)).isInstanceOf(StoreException.class);
    }

    @Test
    void refusesWhatIsNoTarArchive() {
        assertThatThrownBy(() -> unpack("hello".repeat(300).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> unpack(new byte[0])).isInstanceOf(StoreException.class);
    }

    private Manifest unpack(byte[] archive) throws IOException {
        return unpack(archive, UnpackLimits.USUAL);
    }

    private Manifest unpack(byte[] archive, UnpackLimits limits) throws IOException {
        return TarArchive.unpack("a.tar", new ByteArrayInputStream(archive), folder, limits);
    }

    /// An entry that says something of the next one.
    private void special(byte type, String content) throws IOException {
        byte[] data = content.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry("special", type);
        entry.setSize(data.length);
        tar.putArchiveEntry(entry);
        tar.write(data);
        tar.closeArchiveEntry();
    }

    private void folder(String name) throws IOException {
        tar.putArchiveEntry(new TarArchiveEntry(name + "/"));
        tar.closeArchiveEntry();
    }

    private void file(String name, String content, int mode) throws IOException {
        byte[] data = content.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setMode(mode);
        entry.setSize(data.length);
        tar.putArchiveEntry(entry);
        tar.write(data);
        tar.closeArchiveEntry();
    }

    private void link(String name, String target, byte type) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, type);
        entry.setLinkName(target);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    private byte[] finished() throws IOException {
        tar.close();
        return bytes.toByteArray();
    }

    private static OutputStream compressor(String kind, OutputStream out) throws IOException {
        return switch (kind) {
            case "gz" -> new GZIPOutputStream(out);
            case "bz2" -> new BZip2CompressorOutputStream(out);
            case "xz" -> new XZOutputStream(out, new LZMA2Options(0));
            default -> out;
        };
    }
}

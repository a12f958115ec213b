package dev.wardian.python.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.python.internal.index.FileEntry;
import dev.wardian.python.internal.index.PagePacker;
import dev.wardian.standards.name.PackageName;
import dev.wardian.store.http.Bytes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PackedPageTest {
    private static final IndexLocation INDEX =
            IndexLocation.simple("https://index.invalid/simple/");
    private static final String SHA = "0123456789abcdef".repeat(4);

    private static FileEntry entry(String filename) {
        FileEntry entry = new FileEntry();
        entry.filename = filename;
        entry.address = "https://files.invalid/" + filename;
        return entry;
    }

    private static List<Release> pack(FileEntry... files) {
        byte[] packed = PagePacker.pack(PackageName.of("foo-bar"), List.of(files));
        byte[] shifted = new byte[packed.length + 5];
        System.arraycopy(packed, 0, shifted, 5, packed.length);
        return PackedPage.read(Bytes.from(shifted, 5), INDEX);
    }

    @Test
    void groupsFilesByVersionTheNewestFirst() {
        List<Release> releases =
                pack(
                        entry("foo_bar-1.0-py3-none-any.whl"),
                        entry("foo-bar-1.0.0.tar.gz"),
                        entry("Foo.Bar-10.0.zip"),
                        entry("foo_bar-2.0rc1-1-cp311-cp311-linux_x86_64.whl"),
                        entry("foo_bar-2.0.post1-py3-none-any.whl"));
        assertThat(releases)
                .extracting(Release::toString)
                .containsExactly("10.0", "2.0.post1", "2.0rc1", "1.0");
        assertThat(releases.getLast().files())
                .extracting(DistributionFile::filename)
                .containsExactly("foo_bar-1.0-py3-none-any.whl", "foo-bar-1.0.0.tar.gz");
    }

    @Test
    void leavesOutWhatIsNoDistributionOfTheProject() {
        assertThat(
                        pack(
                                entry("foo_bar-1.0-py3.8.egg"),
                                entry("foo-bar-1.0.win32.exe"),
                                entry("foo_bar-1.0.whl"),
                                entry("other-1.0-py3-none-any.whl"),
                                entry("foo_bar-nonsense-py3-none-any.whl"),
                                entry("foo_bar_baz-1.0.tar.gz"),
                                entry("index.html")))
                .isEmpty();
    }

    @Test
    void givesBackEverythingThatAPageSays() {
        FileEntry full = entry("foo_bar-1.0-py3-none-any.whl");
        full.address =
                "https://files.invalid/packages/01/23/"
                        + "0123456789".repeat(6)
                        + "/"
                        + full.filename;
        full.requiresPython = ">=3.9";
        full.yanked = "why not";
        full.size = 123_456_789_012L;
        full.uploadMicros = 1_700_000_000_123_456L;
        full.metadataAnnounced = true;
        full.hashes().addAll(List.of("sha256", SHA));
        full.metadataHashes().addAll(List.of("sha256", SHA));
        DistributionFile file = pack(full).getFirst().files().getFirst();
        assertThat(file.address()).isEqualTo(full.address);
        assertThat(file.url()).hasToString(full.address);
        assertThat(file.requiresPython()).contains(">=3.9");
        assertThat(file.yanked()).contains("why not");
        assertThat(file.size()).hasValue(123_456_789_012L);
        assertThat(file.uploadTime()).contains(Instant.parse("2023-11-14T22:13:20.123456Z"));
        assertThat(file.hashes()).isEqualTo(Map.of("sha256", SHA));
        assertThat(file.metadataHashes()).isEqualTo(Map.of("sha256", SHA));
        assertThat(file.metadataAnnounced()).isTrue();
        assertThat(file.index()).isEqualTo(INDEX);
    }

    @Test
    void givesBackWhatAPageLeavesOpen() {
        FileEntry bare = entry("foo_bar-1.0-py3-none-any.whl");
        bare.address = "https://files.invalid/get?file=7";
        bare.hashes().addAll(List.of("md5", "ABC", "sha256", "odd"));
        DistributionFile file = pack(bare).getFirst().files().getFirst();
        assertThat(file.address()).isEqualTo(bare.address);
        assertThat(file.hashes()).isEqualTo(Map.of("md5", "ABC", "sha256", "odd"));
        assertThat(file.requiresPython()).isEmpty();
        assertThat(file.yanked()).isEmpty();
        assertThat(file.size()).isEmpty();
        assertThat(file.uploadTime()).isEmpty();
        assertThat(file.metadataAnnounced()).isFalse();
    }
}

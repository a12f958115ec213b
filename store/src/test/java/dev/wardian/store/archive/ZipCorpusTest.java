package dev.wardian.store.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.wardian.store.StoreException;
import dev.wardian.store.StoreProblem;
import dev.wardian.store.UnpackLimits;
import dev.wardian.store.archive.ZipBytes.Numbers;
import dev.wardian.testkit.Conformance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The quirks of ZIP archives that uv tests, each built anew from its description.
class ZipCorpusTest {
    /// Legal but odd, and not dangerous: read by us although uv does not.
    private static final Set<String> READ = Set.of();

    @TempDir Path folder;

    @TestFactory
    Stream<DynamicTest> readsWhatUvReadsAndNothingElse() {
        return Conformance.cases("wheel-install", "zip_corpus_expectations").stream()
                .map(it -> dynamicTest(it.id(), () -> check(it)));
    }

    private void check(Conformance.Case quirk) throws IOException {
        String name = quirk.json().text("corpus_name");
        boolean expected = quirk.json().at("uv").flag("accepted") || READ.contains(name);
        Path target = Files.createTempDirectory(folder, "out");
        boolean read;
        String reason = "";
        try (ZipArchive archive = ZipArchive.open(name, bytes(name), UnpackLimits.USUAL)) {
            archive.unpack(target, UnpackWitness.BLIND);
            read = true;
        } catch (StoreException refused) {
            assertThat(refused.problem()).isInstanceOf(StoreProblem.BadArchive.class);
            reason = refused.problem().message();
            read = false;
        }
        assertThat(read).as(reason).isEqualTo(expected);
    }

    private static byte[] bytes(String name) {
        ZipBytes zip = new ZipBytes();
        return switch (name) {
            case "comment" -> one(zip).comment(utf8("a comment")).bytes();
            case "data_descriptor_zip64" -> {
                ZipBytes.Entry entry = zip.deflated("fixme", "hello");
                entry.descriptor(true, entry.crc, entry.compressedSize, entry.size);
                yield zip.bytes();
            }
            case "deflate", "normal_deflate" -> {
                zip.deflated("one", "hello hello hello");
                yield zip.bytes();
            }
            case "normal_deflate_zip64_extra" -> {
                ZipBytes.Entry entry = zip.deflated("one", "hello hello hello");
                byte[] extra = zip64(entry.size, entry.compressedSize);
                entry.localSizes(0xffffffffL, 0xffffffffL).extras(extra, new byte[0]);
                yield zip.bytes();
            }
            case "store" -> one(zip).bytes();
            case "subdir" -> {
                zip.stored("folder/one", "hello");
                yield zip.bytes();
            }
            case "8bitcomment" -> one(zip).comment(new byte[] {(byte) 0xff, (byte) 0x80}).bytes();
            case "non_ascii_original_name" -> {
                ZipBytes.Entry entry = zip.stored("x", "hello");
                entry.name = new byte[] {(byte) 0x84};
                entry.localName = entry.name;
                byte[] extra = unicodePath("\u00e4");
                entry.extras(extra, extra);
                yield zip.bytes();
            }
            case "suffix_not_comment" -> {
                zip.stored("one", "hello");
                byte[] whole = zip.bytes();
                yield new Numbers().raw(whole).raw(utf8("suffix")).bytes();
            }
            case "zip64_eocd_extensible_data" -> zip64End(zip, 8);
            case "zip64_eocd_confusion" -> zip64End(zip, 64);
            case "cd_missing_entry" -> {
                zip.stored("one", "1");
                zip.stored("two", "2").unlisted();
                yield zip.bytes();
            }
            case "data_descriptor_bad_crc_0" -> {
                ZipBytes.Entry entry = zip.deflated("fixme", "hello");
                entry.descriptor(false, 0, entry.compressedSize, entry.size);
                yield zip.bytes();
            }
            case "short_usize" -> {
                zip.deflated("file", "x".repeat(51)).size(9);
                yield zip.bytes();
            }
            case "short_usize_zip64" -> {
                ZipBytes.Entry entry = zip.deflated("file", "x".repeat(51));
                entry.localSizes(0xffffffffL, 0xffffffffL)
                        .extras(zip64(9, entry.compressedSize), new byte[0]);
                yield zip.bytes();
            }
            case "data_descriptor_bad_csize" -> badDescriptor(zip, false, 1, 0);
            case "data_descriptor_bad_usize" -> badDescriptor(zip, false, 0, 1);
            case "data_descriptor_zip64_csize" -> badDescriptor(zip, true, 1, 0);
            case "data_descriptor_zip64_usize" -> badDescriptor(zip, true, 0, 1);
            case "dupe_eocd" -> {
                zip.stored("one", "hello");
                long[] body = zip.body();
                byte[] end = zip.end(body[0], body[1], body[2]);
                yield zip.append(end).append(end).soFar();
            }
            case "shortextra" -> {
                zip.stored("one", "hello").extras(new byte[] {9, 0, 40}, new byte[0]);
                yield zip.bytes();
            }
            case "zip64_extra_usize" -> {
                ZipBytes.Entry entry = zip.deflated("one", "hello");
                entry.localSizes(0xffffffffL, 0xffffffffL)
                        .extras(zip64(entry.size + 1, entry.compressedSize), new byte[0]);
                yield zip.bytes();
            }
            case "unicode_extra_chain" -> {
                byte[] chain = new Numbers().raw(unicodePath("one")).raw(unicodePath("b")).bytes();
                zip.stored("one", "hello").extras(chain, chain);
                yield zip.bytes();
            }
            case "zipinzip" -> {
                ZipBytes inner = new ZipBytes();
                inner.stored("evil", "evil");
                yield one(zip).comment(inner.bytes()).bytes();
            }
            default -> throw new IllegalArgumentException("no recipe for `" + name + "`");
        };
    }

    private static ZipBytes one(ZipBytes zip) {
        zip.stored("one", "hello");
        return zip;
    }

    private static byte[] badDescriptor(ZipBytes zip, boolean wide, int compressed, int size) {
        ZipBytes.Entry entry = zip.deflated("fixme", "hello");
        entry.descriptor(wide, entry.crc, entry.compressedSize + compressed, entry.size + size);
        return zip.bytes();
    }

    private static byte[] zip64(long size, long compressed) {
        return new Numbers().u16(1).u16(16).u64(size).u64(compressed).bytes();
    }

    private static byte[] unicodePath(String path) {
        byte[] name = utf8(path);
        return new Numbers().u16(0x7075).u16(5 + name.length).raw(new byte[5]).raw(name).bytes();
    }

    /// A ZIP64 end record with data behind its fields.
    private static byte[] zip64End(ZipBytes zip, int extension) {
        zip.stored("one", "hello");
        long[] body = zip.body();
        long at = zip.soFar().length;
        byte[] record =
                new Numbers()
                        .u32(0x06064b50L)
                        .u64(44 + extension)
                        .u16(45)
                        .u16(45)
                        .u32(0)
                        .u32(0)
                        .u64(body[0])
                        .u64(body[0])
                        .u64(body[1])
                        .u64(body[2])
                        .raw(new byte[extension])
                        .bytes();
        byte[] locator = new Numbers().u32(0x07064b50L).u32(0).u64(at).u32(1).bytes();
        return zip.append(record)
                .append(locator)
                .append(zip.end(0xffff, 0xffffffffL, 0xffffffffL))
                .soFar();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package dev.wardian.fuzz;

import dev.wardian.testkit.Conformance;
import dev.wardian.testkit.ElfMaker;
import dev.wardian.testkit.PackageFile;
import dev.wardian.testkit.SdistMaker;
import dev.wardian.testkit.WheelMaker;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/// Writes the inputs that fuzzing begins with: the odd wheels of the peers, what testkit makes, the
/// metadata files in them, small shared objects of this machine, and what [TextSeeds] has.
public final class Seeds {
    private static final int LARGEST = 64 << 10;
    private static final int LARGEST_OBJECT = 200 << 10;

    /// Longer ones are read too seldom.
    static final int LARGEST_TEXT = 12 << 10;

    private final Path folder;
    private int count;

    private Seeds(Path folder) {
        this.folder = folder;
    }

    /// The folder to write to; a folder with shared objects.
    public static void main(String[] words) throws IOException {
        Seeds seeds = new Seeds(Path.of(words[0]));
        seeds.wheels();
        seeds.sdists();
        seeds.objects(Path.of(words[1]));
        new TextSeeds(seeds).write();
        System.out.println(seeds.count + " seeds");
    }

    private void wheels() throws IOException {
        List<byte[]> wheels = new ArrayList<>();
        for (Conformance.Case odd : Conformance.cases("wheel-install", "odd_wheels")) {
            if (!odd.json().at("wheel_base64").isNull()) {
                wheels.add(Base64.getDecoder().decode(odd.json().text("wheel_base64")));
            }
        }
        wheels.add(
                WheelMaker.wheel("foo 1.0")
                        .requires("bar>=2; python_version<'3.9'")
                        .script("tool", "foo.cli:main")
                        .data("scripts/run", "#!python\nprint(1)\n")
                        .data("data/share/foo.txt", "foo")
                        .file("foo/__init__.py", "x = 1\n")
                        .make()
                        .bytes());
        for (byte[] wheel : wheels) {
            write(WheelFuzz.class, wheel);
            write(ZipFuzz.class, wheel);
            write(RangeFuzz.class, wheel);
            members(wheel);
        }
    }

    private void members(byte[] wheel) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(wheel))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith("/RECORD")) {
                    write(RecordFuzz.class, zip.readNBytes(LARGEST));
                } else if (entry.getName().endsWith("/METADATA")) {
                    write(MetadataFuzz.class, zip.readNBytes(LARGEST));
                }
            }
        } catch (IOException | IllegalArgumentException odd) {
            // some are no archives at all
        }
    }

    private void sdists() throws IOException {
        PackageFile made =
                SdistMaker.sdist("foo 1.0")
                        .requires("bar>=2")
                        .file("foo.py", "x = 1\n")
                        .symbolicLink("link.py", "foo.py")
                        .make();
        byte[] packed = made.bytes();
        byte[] plain = new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes();
        write(SdistFuzz.class, with(0, plain));
        write(SdistFuzz.class, with(1, packed));
        write(TarFuzz.class, plain);
        write(TarFuzz.class, packed);
        ByteArrayOutputStream bzip2 = new ByteArrayOutputStream();
        try (OutputStream out = new BZip2CompressorOutputStream(bzip2, 1)) {
            out.write(plain);
        }
        write(TarFuzz.class, bzip2.toByteArray());
        ByteArrayOutputStream xz = new ByteArrayOutputStream();
        try (OutputStream out = new XZOutputStream(xz, new LZMA2Options(0))) {
            out.write(plain);
        }
        write(TarFuzz.class, xz.toByteArray());
        write(
                MetadataFuzz.class,
                "Metadata-Version: 2.2\nName: foo\nVersion: 1.0\nDynamic: Requires-Dist\n"
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] with(int first, byte[] rest) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(first);
        all.writeBytes(rest);
        return all.toByteArray();
    }

    private void objects(Path libraries) throws IOException {
        write(
                ElfFuzz.class,
                ElfMaker.little()
                        .needs("libm.so.6")
                        .versions("libm.so.6", "GLIBC_2.2.5", "GLIBC_2.29")
                        .runpath("$ORIGIN/../lib")
                        .undefined("cudaMalloc")
                        .gpu(2, 80, 1, 90)
                        .make());
        try (DirectoryStream<Path> files = Files.newDirectoryStream(libraries, "*.so")) {
            for (Path file : files) {
                if (Files.size(file) <= LARGEST_OBJECT) {
                    write(ElfFuzz.class, Files.readAllBytes(file));
                }
            }
        }
    }

    void write(Class<?> target, byte[] seed) throws IOException {
        if (target != ElfFuzz.class && seed.length > LARGEST) {
            return;
        }
        Path place = Files.createDirectories(folder.resolve(target.getSimpleName()));
        Files.write(place.resolve("seed-" + count), seed);
        count++;
    }
}

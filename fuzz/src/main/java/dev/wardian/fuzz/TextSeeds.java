package dev.wardian.fuzz;

import dev.wardian.testkit.Conformance;
import dev.wardian.testkit.DebMaker;
import dev.wardian.testkit.DebRepository;
import dev.wardian.testkit.SigningKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/// What fuzzing begins with for text of systems, of other tools and of sources: the peers' samples
/// and files as the documentation of each form shows them.
final class TextSeeds {
    private static final String PRIMARY =
            """
            <?xml version="1.0"?>
            <metadata packages="1"><package type="rpm"><name>foo</name><arch>x86_64</arch>
            <version epoch="0" ver="1.0" rel="2.el9"/><checksum type="sha256">00</checksum>
            <summary>a &amp; b</summary><description>two
            lines</description><size package="10" installed="20"/><location href="p/foo.rpm"/>
            <format><rpm:group>Any</rpm:group><rpm:provides>
            <rpm:entry name="foo" flags="EQ" epoch="0" ver="1.0" rel="2.el9"/></rpm:provides>
            <rpm:requires><rpm:entry name="/bin/sh"/><rpm:entry name="(a if b)"/></rpm:requires>
            <rpm:conflicts><rpm:entry name="bar" flags="LT" ver="2"/></rpm:conflicts>
            <file>/usr/bin/foo</file></format></package></metadata>
            """;
    private static final String REPOMD =
            "<repomd><revision>1</revision><data type=\"primary\"><checksum type=\"sha256\">"
                    + "0".repeat(64)
                    + "</checksum><open-checksum type=\"sha256\">"
                    + "1".repeat(64)
                    + "</open-checksum><location href=\"repodata/primary.xml.gz\"/>"
                    + "<size>10</size><open-size>20</open-size></data></repomd>";
    private static final String INSTALLED =
            "N foo\nV 0:1.0-2.el9\nA x86_64\nG Any\nZ 20\nS a b\nP foo = 1.0-2\nR bar >= 1\n"
                    + "C baz < 2\nF /usr/bin/foo\nN gpg-pubkey\nV 0:1-1\n";
    private static final String SETUP =
            """
            from setuptools import setup, Extension
            NEEDS = ["numpy>=1.20", 'scipy']  # why
            setup(name="foo", version='1.0', python_requires=">=3.9", install_requires=NEEDS,
                  extras_require={"dev": ["pytest", "black>=23"], 'one': "x"},
                  ext_modules=[Extension("foo._x", ["x.c", "y.cpp"], libraries=["z", "hdf5"])])
            """;
    private static final String MODULE =
            """
            import os, sys as system
            from . import sibling
            from .pkg.mod import (a as b, c)
            __all__ = ["f"] + sibling.__all__
            try:
                import numpy
            except ImportError:
                numpy = None
            def f(*args, **kwargs):
                import json
                return [x for x in args if (y := x)]
            class C[T](object):
                attribute: int = 1
            match system.argv:
                case [one, *rest] if rest: pass
            async def g():
                async with f() as h: await h
            """;

    private final Seeds seeds;

    TextSeeds(Seeds seeds) {
        this.seeds = seeds;
    }

    void write() throws IOException {
        debian();
        rpm();
        foreign();
        pages();
        needs();
        seeds.write(ModuleFuzz.class, bytes(MODULE));
    }

    private void debian() throws IOException {
        DebMaker made =
                DebMaker.of("foo", "1:2.0-3")
                        .with("Depends", "libc6 (>= 2.36), bar | baz")
                        .program("usr/bin/foo", "#!/bin/sh\n")
                        .folder("lib/foo")
                        .link("usr/lib/libfoo.so", "/lib/libfoo.so.1")
                        .script("postinst", "#!/bin/sh\ntrue\n");
        for (String packed : List.of("", "gz", "xz")) {
            seeds.write(DebFuzz.class, made.compressed(packed).build());
        }
        Path folder = Files.createTempDirectory("wardian-seeds-");
        DebRepository.in(folder, SigningKey.fresh()).add(made).publish();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = String.valueOf(file.getFileName());
                String kind = name.startsWith("Packages") ? "x_" + name : name;
                if (DebianFuzz.NAMES.contains(kind)) {
                    debian(kind, Files.readAllBytes(file));
                }
            }
        }
        byte[] list = bytes(made.control() + "Installed-Size: 12\nStatus: hold ok installed\n");
        debian("control", list);
        debian("x_Packages", list);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(list);
        }
        debian("x_Packages.gz", packed.toByteArray());
        debian("x_Packages.lz4", lz4());
        debian(
                "sources.list",
                bytes("deb [arch=amd64 signed-by=/k.gpg] http://a.invalid/debian sid main\n"));
        debian(
                "x.sources",
                bytes(
                        "Types: deb deb-src\nURIs: http://a.invalid/debian\nSuites: sid\n"
                                + "Components: main\nTrusted: yes\n"));
    }

    /// `Package: foo`, a copy of some of it, in one block (LZ4 Frame Format 1.6).
    private static byte[] lz4() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0x04, 0x22, 0x4d, 0x18, 0x60, 0x40, 0x00});
        byte[] text = bytes("Package: foo\nVersion: 1\n");
        out.writeBytes(new byte[] {(byte) (text.length + 10), 0, 0, 0});
        out.writeBytes(new byte[] {(byte) 0xf4, (byte) (text.length - 15)});
        out.writeBytes(text);
        out.writeBytes(new byte[] {13, 0, 0x50});
        out.writeBytes(bytes("end.\n"));
        out.writeBytes(new byte[4]);
        return out.toByteArray();
    }

    private void debian(String kind, byte[] content) throws IOException {
        seeds.write(DebianFuzz.class, Choice.input(kind, content, DebianFuzz.NAMES));
    }

    private void rpm() throws IOException {
        rpm("primary", PRIMARY);
        rpm("filelists", "<filelists><package name=\"foo\"><file>/a</file></package></filelists>");
        rpm("repomd", REPOMD);
        rpm("mirrors", "<metalink><url>https://a.invalid/repodata/repomd.xml</url></metalink>");
        rpm("mirrors", "# comment\nhttps://a.invalid/os\n");
        rpm("installed", INSTALLED);
        rpm(
                "repo",
                "[base]\nname=Base $releasever\nbaseurl=https://a.invalid/$basearch/\n"
                        + "  https://b.invalid/\nenabled=1\ngpgcheck=1\ngpgkey=file:///k\n");
    }

    private void rpm(String kind, String text) throws IOException {
        seeds.write(RpmFuzz.class, Choice.input(kind, bytes(text), RpmFuzz.NAMES));
    }

    private void foreign() throws IOException {
        for (String topic : List.of("lock-files", "pylock")) {
            try (Stream<Path> files = Files.walk(Conformance.file(topic))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    kind(String.valueOf(file.getFileName()), file);
                }
            }
        }
        foreign("setup.py", SETUP);
        foreign("setup.py", "setup(**{'a': (\"\"\"x\"\"\"), }, version=V)\nV = r'1' '2'\n");
        foreign(
                "setup.cfg",
                "[metadata]\nname = foo\nversion = attr: foo.v\n[options]\n"
                        + "python_requires = >=3.9\ninstall_requires =\n    a>=1  # why\n    b\n"
                        + "[options.extras_require]\ndev = pytest\n");
        foreign("requirements.txt", "a==1 ; python_version<'3.9' --hash=sha256:00\n-e ./b\n-c c\n");
        foreign("runtime.txt", "python-3.11.4\n");
        foreign("apt.txt", "ffmpeg # why\nlibgl1\n");
    }

    private void kind(String name, Path file) throws IOException {
        String kind =
                name.endsWith("conda-lock.yml")
                        ? "conda-lock.yml"
                        : name.endsWith(".yml") || name.endsWith(".yaml")
                                ? "environment.yml"
                                : name.startsWith("pylock.") ? "pylock.toml" : name;
        if (ForeignFuzz.NAMES.contains(kind)) {
            byte[] content = Files.readAllBytes(file);
            if (content.length <= Seeds.LARGEST_TEXT) {
                seeds.write(ForeignFuzz.class, Choice.input(kind, content, ForeignFuzz.NAMES));
            }
        }
    }

    private void foreign(String kind, String text) throws IOException {
        seeds.write(ForeignFuzz.class, Choice.input(kind, bytes(text), ForeignFuzz.NAMES));
    }

    private void pages() throws IOException {
        for (Conformance.Case one : Conformance.cases("links", "simple_html_index")) {
            one.json()
                    .find("page")
                    .flatMap(page -> page.optionalText("content"))
                    .ifPresent(text -> page(PageFuzz.NAMES.getFirst(), text));
        }
        page(
                PageFuzz.NAMES.getLast(),
                "{\"meta\":{\"api-version\":\"1.1\"},\"name\":\"foo\",\"files\":[{\"filename\":"
                        + "\"foo-1.0-py3-none-any.whl\",\"url\":\"a.whl\",\"hashes\":{\"sha256\":"
                        + "\"00\"},\"requires-python\":\">=3.8\",\"yanked\":\"no\",\"size\":1,"
                        + "\"upload-time\":\"2024-01-01T00:00:00Z\",\"core-metadata\":true}]}");
    }

    private void page(String kind, String text) {
        try {
            seeds.write(PageFuzz.class, Choice.input(kind, bytes(text), PageFuzz.NAMES));
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private void needs() throws IOException {
        needs("setup.py", SETUP);
        needs(
                "CMakeLists.txt",
                "project(foo LANGUAGES C CXX)\nif(WIN32)\nfind_package(X)\nendif()\n"
                        + "find_package(HDF5 1.10 REQUIRED COMPONENTS C)\nadd_subdirectory(src)\n"
                        + "pkg_check_modules(G REQUIRED glib-2.0>=2)\n");
        needs(
                "meson.build",
                "project('foo', 'c', 'cpp')\ndep = dependency('openblas', required: true)\n"
                        + "if host_machine.system() == 'windows'\nsubdir('w')\nendif\n"
                        + "find_program('ninja')\n");
        needs(
                "pyproject.toml",
                "[build-system]\nrequires = [\"maturin>=1\"]\nbuild-backend = \"maturin\"\n"
                        + "[external]\nbuild-requires = [\"pkg:generic/openssl\"]\n");
        needs("Cargo.lock", "version = 3\n[[package]]\nname = \"openssl-sys\"\nversion = \"1\"\n");
    }

    private void needs(String file, String text) throws IOException {
        seeds.write(NeedsFuzz.class, Choice.input(file, bytes(text), NeedsFuzz.NAMES));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package dev.wardian.stack.internal.need;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceNeedsTest {
    private Path project;

    @BeforeEach
    void begin(@TempDir Path folder) {
        project = folder;
    }

    private SourceNeedsTest file(String name, String text) throws IOException {
        Path file = project.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
        return this;
    }

    private List<String> needs() {
        return SourceNeeds.of(project).stream()
                .map(one -> one.weight() + " " + one.need().text() + " " + one.where())
                .toList();
    }

    @Test
    void readsExtensionModulesOfSetupScripts() throws IOException {
        file(
                "setup.py",
                """
                import sys
                from setuptools import Extension, setup
                # libraries=['comment']
                names = ["portaudio"]
                if sys.platform == 'win32':
                    names.append('winonly')
                elif sys.platform.startswith("darwin"):
                    names += ['maconly']
                else:
                    names += ['asound']
                setup(ext_modules=[
                    Extension('a', sources=['a.c'], libraries=['z', 'm']),
                    Extension('b', ['b.c'], libraries=names, language="c++"),
                ])
                """);

        assertThat(needs())
                .containsExactly(
                        "NEEDED program gcc setup.py:11",
                        "NEEDED header Python.h setup.py:11",
                        "NEEDED library z setup.py:12",
                        "LIKELY library portaudio setup.py:4",
                        "LIKELY library asound setup.py:10",
                        "NEEDED program g++ setup.py:13");
    }

    @Test
    void readsWhatSetupScriptsAskOfPkgConfigAndOthers() throws IOException {
        file(
                        "setup.py",
                        """
                        import subprocess, helper
                        flags = subprocess.check_output(['pkg-config', '--libs', 'libpq'])
                        more = os.popen("pkg-config --cflags cairo >= 1.2").read()
                        path = find_executable("pg_config")
                        class build(build_ext):
                            def run(self):
                                self.libraries.append("pq")
                        """)
                .file("helper.py", "import pkgconfig\nd = pkgconfig.parse('hdf5')\n")
                .file("unrelated.py", "x = ['pkg-config', 'zlib']\n");

        assertThat(needs())
                .containsExactlyInAnyOrder(
                        "LIKELY program pkg-config setup.py:2",
                        "LIKELY pkgconfig libpq setup.py:2",
                        "LIKELY program pg_config setup.py:4",
                        "LIKELY library pq setup.py:7",
                        "LIKELY pkgconfig hdf5 helper.py:2");
    }

    @Test
    void readsMeson() throws IOException {
        file("pyproject.toml", "[build-system]\nrequires = ['meson-python']\n")
                .file(
                        "meson.build",
                        """
                        project('x', 'c', 'cpp', version: '1') # dependency('no')
                        cairo = dependency('cairo', version: '>=1.15')
                        png = dependency('libpng', required: false)
                        zed = dependency('zlib', required: get_option('z'))
                        threads = dependency('threads')
                        if host_machine.system() == 'windows'
                          dependency('winlib')
                        endif
                        tool = find_program('glib-compile-resources')
                        cc.find_library('quux')
                        subdir('src')
                        """)
                .file("src/meson.build", "py.extension_module('_x', 'x.c')\n");

        assertThat(needs())
                .containsExactly(
                        "NEEDED program gcc meson.build:1",
                        "NEEDED program g++ meson.build:1",
                        "NEEDED program pkg-config meson.build:2",
                        "NEEDED pkgconfig cairo meson.build:2",
                        "OPTIONAL pkgconfig libpng meson.build:3",
                        "OPTIONAL pkgconfig zlib meson.build:4",
                        "NEEDED program glib-compile-resources meson.build:9",
                        "NEEDED library quux meson.build:10",
                        "NEEDED header Python.h src/meson.build:1");
    }

    @Test
    void readsCmake() throws IOException {
        file("pyproject.toml", "[build-system]\nrequires = ['scikit-build-core', 'pybind11']\n")
                .file(
                        "CMakeLists.txt",
                        """
                        cmake_minimum_required(VERSION 3.15)
                        project(x LANGUAGES CXX Fortran)
                        find_package(Python REQUIRED COMPONENTS Interpreter Development.Module)
                        find_package(OpenSSL REQUIRED)
                        find_package(PkgConfig)
                        if(WIN32)
                          find_package(Nothing REQUIRED)
                        elseif(UNIX)
                          pkg_check_modules(Q REQUIRED libpq>=9 "libxml-2.0")
                        endif()
                        if(WITH_PNG)
                          find_package(PNG REQUIRED)
                        endif()
                        add_subdirectory(src)
                        add_subdirectory(${ELSEWHERE})
                        """)
                .file("src/CMakeLists.txt", "find_library(M NAMES yaml REQUIRED)\n");

        assertThat(needs())
                .contains(
                        "NEEDED program g++ CMakeLists.txt:2",
                        "NEEDED program gfortran CMakeLists.txt:2",
                        "NEEDED header Python.h CMakeLists.txt:3",
                        "NEEDED cmake OpenSSL CMakeLists.txt:4",
                        "OPTIONAL cmake PkgConfig CMakeLists.txt:5",
                        "LIKELY pkgconfig libpq CMakeLists.txt:9",
                        "LIKELY pkgconfig libxml-2.0 CMakeLists.txt:9",
                        "LIKELY cmake PNG CMakeLists.txt:12",
                        "NEEDED library yaml src/CMakeLists.txt:1")
                .noneMatch(one -> one.contains("Nothing") || one.contains("pybind11"));
    }

    @Test
    void readsProjectTables() throws IOException {
        file(
                        "pyproject.toml",
                        """
                        [build-system]
                        requires = ["maturin>=1.4"]
                        [external]
                        build-requires = ["dep:virtual/compiler/cpp", "dep:generic/libpq"]
                        [[tool.setuptools.ext-modules]]
                        name = "x"
                        libraries = ["yaml"]
                        [tool.cibuildwheel.linux]
                        before-all = "apt-get update && apt-get install -y libasound2-dev cowsay"
                        """)
                .file("Cargo.lock", "[[package]]\nname = \"openssl-sys\"\nversion = \"0.9\"\n");

        assertThat(needs())
                .contains(
                        "NEEDED program cargo pyproject.toml",
                        "NEEDED program rustc pyproject.toml",
                        "NEEDED program g++ pyproject.toml",
                        "LIKELY pkgconfig libpq pyproject.toml",
                        "NEEDED library yaml pyproject.toml",
                        "LIKELY package libasound2-dev pyproject.toml",
                        "LIKELY pkgconfig openssl Cargo.lock")
                .noneMatch(one -> one.contains("cowsay"));
    }

    @Test
    void saysNothingOfCratesThatBringTheirLibrary() throws IOException {
        file("pyproject.toml", "[build-system]\nrequires = ['setuptools-rust']\n")
                .file("Cargo.lock", "name = \"openssl-sys\"\nname = \"openssl-src\"\n");

        assertThat(needs()).noneMatch(one -> one.contains("openssl"));
    }

    @Test
    void needsNothingForPurePython() throws IOException {
        file("setup.py", "from setuptools import setup\nsetup(name='x', packages=['x'])\n")
                .file("meson.build", "project('x', 'c')\n")
                .file("CMakeLists.txt", "project(x)\n");

        assertThat(needs()).isEmpty();
    }

    /// Whatever stands in the files, reading ends and throws nothing.
    @Test
    void passesOverWhatIsBroken() throws IOException {
        long seed = 20261130;
        Random random = new Random(seed);
        String signs = "abc ()[]{}'\"\\#\n=,.if else:endif project(Extension(libraries=['x";
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(200); i > 0; i--) {
                int at = random.nextInt(signs.length());
                text.append(signs, at, Math.min(signs.length(), at + 1 + random.nextInt(8)));
            }
            file("setup.py", text.toString())
                    .file("meson.build", text.toString())
                    .file("CMakeLists.txt", text.toString())
                    .file("pyproject.toml", "# meson scikit-build\n" + text);

            assertThat(SourceNeeds.of(project)).as("seed %s, round %s", seed, round).isNotNull();
        }
        Files.write(project.resolve("setup.py"), new byte[] {(byte) 0xff, 0, '(', '['});
        assertThat(SourceNeeds.of(project)).isNotNull();
    }

    @Test
    void doesNotFollowFoldersThatAreNone() throws IOException {
        file("pyproject.toml", "[build-system]\nrequires = ['meson-python']\n")
                .file("meson.build", "subdir('.')\nsubdir('..')\nsubdir('gone')\nsubdir('a')\n")
                .file("a/meson.build", "subdir('../a')\ndependency('cairo')\n");

        assertThat(needs()).contains("NEEDED pkgconfig cairo a/meson.build:2");
    }
}

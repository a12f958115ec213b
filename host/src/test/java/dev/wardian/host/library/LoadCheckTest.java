package dev.wardian.host.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.host.HostName;
import dev.wardian.testkit.ElfMaker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadCheckTest {
    private Path root;
    private Path env;

    @BeforeEach
    void begin(@TempDir Path folder) {
        root = folder.resolve("machine");
        env = folder.resolve("env");
    }

    private static Path put(Path file, ElfMaker content) {
        try {
            Files.createDirectories(file.getParent());
            return Files.write(file, content.make());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Path system(String name, ElfMaker content) {
        return put(root.resolve("usr/lib/x86_64-linux-gnu").resolve(name), content);
    }

    private List<LoadFault> load(Path file, Path... libraryPath) {
        return check(_ -> List.of(), libraryPath).load(file);
    }

    private LoadCheck check(Companions companions, Path... libraryPath) {
        return new LoadCheck(new HostLibraries(root, "x86_64"), companions, List.of(libraryPath));
    }

    @Test
    void tellsWhatIsMissingAndHowTheLoaderComesToIt() {
        Path module = put(env.resolve("m.so"), ElfMaker.little().needs("liba.so.1"));
        Path library = system("liba.so.1", ElfMaker.little().needs("libgone.so.2"));

        assertThat(load(module))
                .containsExactly(new LoadFault.Absent("libgone.so.2", List.of(module, library)));
    }

    @Test
    void findsLibrariesBesideTheOneThatNeedsThem() {
        Path module =
                put(
                        env.resolve("p/m.so"),
                        ElfMaker.little().needs("libv.so").runpath("$ORIGIN/../p.libs"));
        put(env.resolve("p.libs/libv.so"), ElfMaker.little());

        assertThat(load(module)).isEmpty();
    }

    @Test
    void passesTheOldSearchPathOnButNotTheNewOne() {
        ElfMaker needsMore = ElfMaker.little().needs("libw.so");
        put(env.resolve("libs/libv.so"), needsMore);
        put(env.resolve("libs/libw.so"), ElfMaker.little());
        Path old =
                put(
                        env.resolve("old.so"),
                        ElfMaker.little().needs("libv.so").rpath("$ORIGIN/libs"));
        Path recent =
                put(
                        env.resolve("new.so"),
                        ElfMaker.little().needs("libv.so").runpath("$ORIGIN/libs"));

        assertThat(load(old)).isEmpty();
        assertThat(load(recent)).extracting(LoadFault::library).containsExactly("libw.so");
    }

    @Test
    void looksIntoTheLibraryPathOfTheEnvironment() {
        Path module = put(env.resolve("m.so"), ElfMaker.little().needs("libv.so"));
        put(env.resolve("extra/libv.so"), ElfMaker.little());

        assertThat(load(module)).hasSize(1);
        assertThat(load(module, env.resolve("extra"))).isEmpty();
    }

    @Test
    void takesWhatAPackageOpensFirstForLoaded() {
        Path library = put(env.resolve("other/lib/libcudart.so.12"), ElfMaker.little());
        Path module = put(env.resolve("m.so"), ElfMaker.little().needs("libcudart.so.12"));
        Companions companions =
                name -> name.equals("libcudart.so.12") ? List.of(library) : List.of();

        assertThat(check(companions).load(module)).isEmpty();
    }

    @Test
    void readsTheConfiguredFoldersOfTheLoaderWithTheirIncludes() throws IOException {
        Files.createDirectories(root.resolve("etc/ld.so.conf.d"));
        Files.writeString(root.resolve("etc/ld.so.conf"), "include /etc/ld.so.conf.d/*.conf\n");
        Files.writeString(root.resolve("etc/ld.so.conf.d/x.conf"), "# a remark\n/opt/x/lib\n");
        put(root.resolve("opt/x/lib/libx.so.1"), ElfMaker.little());
        Path module = put(env.resolve("m.so"), ElfMaker.little().needs("libx.so.1"));

        assertThat(load(module)).isEmpty();
    }

    @Test
    void followsLinksAsTheMachineDoes() throws IOException {
        put(root.resolve("opt/libx.so.1.2"), ElfMaker.little());
        Files.createDirectories(root.resolve("usr/lib/x86_64-linux-gnu"));
        Files.createSymbolicLink(
                root.resolve("usr/lib/x86_64-linux-gnu/libx.so.1"), Path.of("/opt/libx.so.1.2"));
        Path module = put(env.resolve("m.so"), ElfMaker.little().needs("libx.so.1"));

        assertThat(load(module)).isEmpty();
    }

    @Test
    void saysWhenALibraryIsTooOld() {
        Path libc =
                system(
                        "libc.so.6",
                        ElfMaker.little().defines("GLIBC_2.2.5", "GLIBC_2.9", "GLIBC_2.31"));
        Path module =
                put(
                        env.resolve("m.so"),
                        ElfMaker.little()
                                .needs("libc.so.6")
                                .versions("libc.so.6", "GLIBC_2.2.5", "GLIBC_2.34", "GLIBC_2.38"));

        assertThat(load(module))
                .containsExactly(
                        new LoadFault.TooOld(
                                "libc.so.6", libc, "GLIBC_2.38", "GLIBC_2.31", List.of(module)));
    }

    @Test
    void asksNoVersionsOfALibraryThatDefinesNone() {
        system("libx.so.1", ElfMaker.little());
        Path module =
                put(
                        env.resolve("m.so"),
                        ElfMaker.little().needs("libx.so.1").versions("libx.so.1", "X_1.0"));

        assertThat(load(module)).isEmpty();
    }

    @Test
    void passesOverWhatIsNoLibraryOfThisProcessor() throws IOException {
        Files.createDirectories(root.resolve("usr/lib/x86_64-linux-gnu"));
        Files.writeString(root.resolve("usr/lib/x86_64-linux-gnu/libx.so"), "INPUT(-lx)");
        Path module = put(env.resolve("m.so"), ElfMaker.little().needs("libx.so"));
        Path foreign =
                put(
                        env.resolve("f.so"),
                        new ElfMaker(java.nio.ByteOrder.BIG_ENDIAN).needs("libx.so"));

        assertThat(load(module)).hasSize(1);
        assertThat(
                        new LoadCheck(new HostLibraries(root, "aarch64"), _ -> List.of(), List.of())
                                .load(foreign))
                .isEmpty();
    }

    @Test
    void endsWhereLibrariesNeedEachOther() {
        system("liba.so", ElfMaker.little().soname("liba.so").needs("libb.so"));
        system("libb.so", ElfMaker.little().soname("libb.so").needs("liba.so").needs("libgone.so"));
        Path module = put(env.resolve("m.so"), ElfMaker.little().needs("liba.so"));

        assertThat(load(module)).extracting(LoadFault::library).containsExactly("libgone.so");
    }

    @Test
    void knowsWhatOnlyADriverBrings() {
        assertThat(new LoadFault.Absent("libcuda.so.1", List.of(env)).isOfDriver()).isTrue();
        assertThat(new LoadFault.Absent("libcudart.so.12", List.of(env)).isOfDriver()).isFalse();
    }

    @Test
    void tellsWhatAnArtifactNeedsBesideItsOwnFiles() {
        system("libc.so.6", ElfMaker.little().defines("GLIBC_2.4", "GLIBC_2.31"));
        Path own =
                put(
                        env.resolve("p.libs/libv.so"),
                        ElfMaker.little()
                                .needs("libc.so.6")
                                .versions("libc.so.6", "GLIBC_2.31")
                                .needs("libother.so.1"));
        Path module =
                put(
                        env.resolve("p/m.so"),
                        ElfMaker.little()
                                .needs("libv.so")
                                .needs("libc.so.6")
                                .versions("libc.so.6", "GLIBC_2.4")
                                .runpath("$ORIGIN/../p.libs"));
        HostLibraries host = new HostLibraries(root, "x86_64");

        OutsideNeeds needs =
                new LoadCheck(host, _ -> List.of(), List.of())
                        .outside(List.of(module), Set.of(own, module));

        assertThat(needs.text())
                .isEqualTo(
                        "files 1\nlibrary libc.so.6 GLIBC_2.31 GLIBC_2.4\nlibrary libother.so.1\n");
        assertThat(OutsideNeeds.parse(needs.text())).contains(needs);
        assertThat(host.have(needs)).isFalse();
        system("libother.so.1", ElfMaker.little());
        assertThat(new HostLibraries(root, "x86_64").have(needs)).isTrue();
    }

    @Test
    void doesNotTakeAnOlderLibraryForWhatAnArtifactNeeds() {
        system("libc.so.6", ElfMaker.little().defines("GLIBC_2.4"));

        assertThat(
                        new HostLibraries(root, "x86_64")
                                .have(
                                        OutsideNeeds.parse(
                                                        "files 1\nlibrary libc.so.6 GLIBC_2.31\n")
                                                .orElseThrow()))
                .isFalse();
    }

    @Test
    void doesNotTrustDamagedNeeds() {
        assertThat(OutsideNeeds.parse("")).isEmpty();
        assertThat(OutsideNeeds.parse("files many\n")).isEmpty();
        assertThat(OutsideNeeds.parse("library libc.so.6\n")).isEmpty();
        assertThat(OutsideNeeds.parse("files 1\nlib")).isEmpty();
    }

    @Test
    void knowsWhatAMinimalMachineHasByItsName() {
        ElfMaker recent =
                ElfMaker.little()
                        .needs("libc.so.6")
                        .versions("libc.so.6", "GLIBC_2.2.5", "GLIBC_2.38")
                        .needs("libstdc++.so.6")
                        .versions("libstdc++.so.6", "GLIBCXX_3.4.30")
                        .needs("libGL.so.1");
        Path module = put(env.resolve("m.so"), recent);

        assertThat(named("debian:12", module))
                .extracting(LoadFault::library)
                .containsExactlyInAnyOrder("libc.so.6", "libGL.so.1");
        assertThat(named("ubuntu:24.04", module))
                .extracting(LoadFault::library)
                .containsExactly("libGL.so.1");
        assertThat(named("rhel:9", module))
                .extracting(LoadFault::library)
                .containsExactlyInAnyOrder("libc.so.6", "libstdc++.so.6", "libGL.so.1");
        assertThat(named("alpine:3.22", module))
                .extracting(LoadFault::library)
                .contains("libc.so.6", "libstdc++.so.6");
    }

    private static List<LoadFault> named(String host, Path module) {
        HostLibraries libraries = HostLibraries.named(HostName.parse(host));
        return new LoadCheck(libraries, _ -> List.of(), List.of()).load(module);
    }

    @Test
    void countsLibrariesThatAreKnownByNameAlone() {
        Path module = put(env.resolve("m.so"), ElfMaker.little().needs("liblarge.so.1"));
        HostLibraries libraries = new HostLibraries(root, "x86_64");
        Path large = env.resolve("liblarge.so.1");
        libraries.assume(large);

        assertThat(new LoadCheck(libraries, _ -> List.of(large), List.of()).load(module)).isEmpty();
    }
}

package dev.wardian.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wardian.testkit.ElfMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConstantTextsTest {
    @TempDir Path folder;

    private Path compiled(String source) throws Exception {
        var file = Files.writeString(folder.resolve("it.c"), source);
        var object = folder.resolve("it.so");
        try {
            var compiler =
                    new ProcessBuilder(
                                    "cc", "-O2", "-shared", "-fPIC", "-o", "" + object, "" + file)
                            .inheritIO()
                            .start();
            assumeTrue(compiler.waitFor() == 0, "no C compiler");
        } catch (IOException absent) {
            assumeTrue(false, "no C compiler");
        }
        return object;
    }

    @Test
    void findsTextsThatContainAWord() throws Exception {
        var file = folder.resolve("made.so");
        Files.write(file, ElfMaker.little().undefined("numpy.core.x").undefined("another").make());

        assertThat(ConstantTexts.containing(file, List.of("core"))).containsExactly("numpy.core.x");
        assertThat(ConstantTexts.containing(file, List.of("absent"))).isEmpty();
    }

    @Test
    void findsTextsBehindNumbers() throws Exception {
        var object =
                compiled(
                        """
                        extern int look(const char *, double);
                        static const double near[] = {1.25, 3.5};
                        int both(int i) { return look("numpy.core.name", near[i]); }
                        """);

        assertThat(ConstantTexts.containing(object, List.of("numpy.core")))
                .anyMatch(text -> text.endsWith("numpy.core.name"));
    }

    @Test
    void findsTheSizesThatArePassedWithAName() throws Exception {
        var object =
                compiled(
                        """
                        extern void *type(const char *, const char *, unsigned long);
                        void *first(void) { return type("numpy", "dtype", 96); }
                        """);
        assumeTrue(
                ElfFile.read(object).orElseThrow().header().architecture().equals("x86_64"),
                "another processor");

        assertThat(NumbersBeside.text(object, "dtype")).contains(96);
        assertThat(NumbersBeside.text(object, "numpy.absent")).isEmpty();
    }

    @Test
    void refusesFilesThatAreCutOff() throws Exception {
        var file = folder.resolve("cut.so");
        Files.write(file, new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0});

        assertThatThrownBy(() -> ConstantTexts.containing(file, List.of("a")))
                .isInstanceOf(ElfException.class);
        assertThatThrownBy(() -> NumbersBeside.text(file, "a")).isInstanceOf(ElfException.class);
    }
}

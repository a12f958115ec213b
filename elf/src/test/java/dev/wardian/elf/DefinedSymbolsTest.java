package dev.wardian.elf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.testkit.ElfMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefinedSymbolsTest {
    @Test
    void takesOutWhatAFileDefines(@TempDir Path folder) throws IOException {
        var names = new TreeSet<>(List.of("_ZN3c101aEv", "_ZN3c101bEv", "_ZN3c101cEv"));
        var file =
                Files.write(
                        folder.resolve("libc10.so"),
                        ElfMaker.little().exports("_ZN3c101aEv").undefined("_ZN3c101bEv").make());

        DefinedSymbols.remove(file, names);
        DefinedSymbols.remove(Files.writeString(folder.resolve("text"), "no library"), names);
        DefinedSymbols.remove(Files.createFile(folder.resolve("empty")), names);

        assertThat(names).containsExactly("_ZN3c101bEv", "_ZN3c101cEv");
    }
}

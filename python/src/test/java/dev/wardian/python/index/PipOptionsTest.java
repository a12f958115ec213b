package dev.wardian.python.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PipOptionsTest {
    @TempDir private Path folder;

    private PipOptions read(String verb, Map<String, String> variables) throws IOException {
        Path user = folder.resolve("home/.config/pip");
        Files.createDirectories(user);
        Files.writeString(
                user.resolve("pip.conf"),
                """
                [global]
                timeout = 10
                format = columns
                [list]
                format = freeze
                [download]
                index-url = https://download.invalid/simple
                """);
        Path environment = Files.createDirectories(folder.resolve("env"));
        Files.writeString(
                environment.resolve("pip.conf"), "[global]\nformat = json\ntimeout = 20\n");
        return new PipOptions(
                new IndexConfiguration.Surroundings(
                        variables, folder.resolve("home"), folder, Optional.of(environment)),
                verb);
    }

    @Test
    void prefersTheSectionOfTheVerbToTheGlobalOneOfALaterFile() throws IOException {
        assertThat(read("list", Map.of()).value("format")).hasValue("freeze");
        assertThat(read("freeze", Map.of()).value("format")).hasValue("json");
        assertThat(read("list", Map.of()).value("timeout")).hasValue("20");
    }

    @Test
    void prefersVariablesThatSaySomethingToFiles() throws IOException {
        assertThat(read("list", Map.of("PIP_FORMAT", "columns")).value("format"))
                .hasValue("columns");
        assertThat(read("list", Map.of("PIP_FORMAT", "")).value("format")).hasValue("freeze");
    }

    @Test
    void knowsWhatIsSaidToOneVerbAlone() throws IOException {
        PipOptions download = read("download", Map.of());
        assertThat(download.isOfVerb("index-url", "download")).isTrue();
        assertThat(download.isOfVerb("timeout", "download")).isFalse();
        assertThat(read("install", Map.of()).value("index-url")).isEmpty();
        assertThat(
                        read("download", Map.of("PIP_INDEX_URL", "https://a.invalid"))
                                .isOfVerb("index-url", "download"))
                .isFalse();
    }
}

package dev.wardian.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.stack.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The connection that is begun before it is known what to ask.
final class EarlyConnectionTest {
    @TempDir Path folder;

    @Test
    void goesToTheIndexThatTheProjectConfigures() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(30_000);
            Files.write(
                    folder.resolve("pyproject.toml"),
                    List.of(
                            "[[tool.uv.index]]",
                            "name = 'mine'",
                            "url = 'https://127.0.0.1:" + server.getLocalPort() + "/simple/'",
                            "default = true"));
            var settings =
                    Settings.of(folder.resolve("home"), folder, Map.of())
                            .withCacheFolder(folder.resolve("cache"));
            try (var wardian = Wardian.open(settings)) {
                wardian.connectEarly(true);
                try (var accepted = server.accept()) {
                    assertThat(accepted.isConnected()).isTrue();
                }
            }
        }
    }
}

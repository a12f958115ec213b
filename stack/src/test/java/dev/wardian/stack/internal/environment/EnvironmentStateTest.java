package dev.wardian.stack.internal.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.python.environment.Scheme;
import dev.wardian.python.journal.Intent;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.environment.Environment.Kind;
import dev.wardian.stack.environment.Environment.Presence;
import dev.wardian.stack.progress.ProgressEvent;
import dev.wardian.stack.settings.Settings;
import dev.wardian.standards.version.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class EnvironmentStateTest {
    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource(Kind.class)
    void takesNoChangeBackThatIsUnderWayWithAnotherCache(Kind kind) throws Exception {
        var waited = new CompletableFuture<String>();
        var one = state(kind, settings("one"));
        var other =
                state(
                        kind,
                        settings("other")
                                .withProgress(
                                        event -> {
                                            if (event instanceof ProgressEvent.Warning(var text)) {
                                                waited.complete(text);
                                            }
                                        }));

        var lock = one.lock("install");
        try (lock) {
            one.journal().begin(new Intent(List.of(), List.of(), List.of()));
            var reader =
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        other.recoverIfPending();
                                        waited.complete("it did not wait");
                                    });

            assertThat(waited.get(1, TimeUnit.MINUTES)).contains("is being changed; waiting for");
            assertThat(one.journal().isPending()).isTrue();
            lock.close();
            reader.join();
        }
        assertThat(one.journal().isPending()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void leavesNothingInFoldersThatAreNotOurs(Kind kind) throws IOException {
        try (var _ = state(kind, settings("one")).lock("install")) {
            assertThat(root()).isNotEmptyDirectory();
        }
        if (kind == Kind.VIRTUAL) {
            assertThat(root()).isDirectoryContaining("glob:**/.lock");
        } else {
            assertThat(root()).isEmptyDirectory();
        }
        assertThat(folder.resolve("one")).doesNotExist();
    }

    @Test
    void repeatsACallWithoutTakingAnythingBack() throws IOException {
        var repeating = state(Kind.VIRTUAL, settings("one").withRepeating(true));
        repeating.journal().begin(new Intent(List.of(), List.of(), List.of()));

        repeating.recoverIfPending();

        assertThat(repeating.journal().isPending()).isTrue();
    }

    private Settings settings(String cache) {
        return Settings.of(folder.resolve("home"), folder, Map.of())
                .withCacheFolder(folder.resolve(cache));
    }

    private Path root() throws IOException {
        return Files.createDirectories(folder.resolve("environment"));
    }

    private EnvironmentState state(Kind kind, Settings settings) throws IOException {
        var root = root();
        var environment =
                new Environment(
                        kind,
                        root,
                        root.resolve("bin/python"),
                        Version.parse("3.12"),
                        "cpython",
                        Presence.FOUND,
                        Optional.empty());
        return new EnvironmentState(settings, environment, () -> Scheme.target(root));
    }
}

package dev.wardian.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.stack.choice.EnvironmentRequest;
import dev.wardian.stack.choice.InstallChoices;
import dev.wardian.stack.requirement.RequirementSet;
import dev.wardian.stack.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The smallest whole thing on the index that this machine is configured with.
@Tag("registry")
class RegistryIT {

    @TempDir Path folder;

    @Test
    void installsNumpyFromTheConfiguredIndex() throws Exception {
        var home = Path.of(System.getProperty("user.home"));
        var settings =
                Settings.of(home, folder, System.getenv()).withCacheFolder(folder.resolve("cache"));
        try (var wardian = Wardian.open(settings)) {
            var environment =
                    wardian.environment(
                            new EnvironmentRequest.Virtual(
                                    folder.resolve(".venv"),
                                    Optional.empty(),
                                    EnvironmentRequest.IfMissing.MAKE));
            var plan =
                    wardian.planInstall(
                            environment, RequirementSet.of("numpy"), InstallChoices.usual());
            wardian.apply((Plan) plan);
            var python =
                    new ProcessBuilder(
                                    List.of(environment.python().toString(), "-c", "import numpy"))
                            .inheritIO()
                            .start();
            assertThat(python.waitFor()).isZero();
        }
    }
}

package dev.wardian.stack.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ModuleRootsTest {
    private static final String SUFFIX = ".cpython-311-x86_64-linux-gnu.so";

    private static ModuleRoots of(String topLevel, String... paths) {
        return ModuleRoots.of(List.of(paths), SUFFIX, Optional.of(topLevel));
    }

    @Test
    void areTheTopsOfPackagesAndModules() {
        var roots =
                of(
                        "",
                        "yaml/__init__.py",
                        "yaml/reader.py",
                        "_yaml" + SUFFIX,
                        "six.py",
                        "pyyaml-6.dist-info/METADATA",
                        "../../bin/tool");

        assertThat(roots.names()).containsExactlyInAnyOrder("yaml", "_yaml", "six");
        assertThat(roots.hold("yaml.reader.Reader")).isTrue();
        assertThat(roots.hold("yam")).isFalse();
    }

    @Test
    void goBelowWhatManyPackagesShare() {
        var roots = of("google\n", "google/cloud/storage/__init__.py", "google/api.py");

        assertThat(roots.names()).containsExactlyInAnyOrder("google.cloud.storage", "google.api");
        assertThat(roots.hold("google.cloud.storage.bucket")).isTrue();
        assertThat(roots.hold("google.cloud.bigquery")).isFalse();
        assertThat(roots.share("google.cloud")).isTrue();
        assertThat(roots.share("google.cloud.storage")).isFalse();
    }

    @Test
    void areWhatTopLevelSaysWhereNoFileDoes() {
        assertThat(of("made\n\nnot a name\n").names()).containsExactly("made");
    }
}

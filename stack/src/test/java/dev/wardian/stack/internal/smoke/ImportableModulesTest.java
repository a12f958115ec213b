package dev.wardian.stack.internal.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ImportableModulesTest {
    private static List<String> of(String... paths) {
        return ImportableModules.of(List.of(paths));
    }

    @Test
    void namesPackagesAndModulesAtTheTop() {
        assertThat(
                        of(
                                "a/__init__.py",
                                "a/b/__init__.py",
                                "six.py",
                                "c.cpython-312-x86_64-linux-gnu.so"))
                .containsExactly("a", "c", "six");
    }

    @Test
    void namesItsOwnShareOfANamespace() {
        assertThat(of("google/protobuf/__init__.py", "google/protobuf/internal/__init__.py"))
                .containsExactly("google.protobuf");
        assertThat(of("google/cloud/storage/__init__.py")).containsExactly("google.cloud.storage");
    }

    @Test
    void leavesPrivateNamesOutUnlessThereAreNoOthers() {
        assertThat(of("cffi/__init__.py", "_cffi_backend.cpython-312-x86_64-linux-gnu.so"))
                .containsExactly("cffi");
        assertThat(of("_only.py")).containsExactly("_only");
    }

    @Test
    void passesOverWhatIsNoModule() {
        assertThat(
                        of(
                                "a-1.0.dist-info/METADATA",
                                "../../../bin/a.py",
                                "tests/__init__.py",
                                "a.libs/libx.so",
                                "nvidia/cublas/lib/libcublas.so.12",
                                "not-a-name.py",
                                "a.pth"))
                .isEmpty();
    }
}

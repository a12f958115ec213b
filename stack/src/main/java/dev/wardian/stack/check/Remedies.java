package dev.wardian.stack.check;

import dev.wardian.python.link.RemovedModules;
import java.util.Map;
import java.util.Optional;

/// Which requirement brings a module, where the two are called differently, the newest release has
/// it no longer, or the standard library has it no longer.
final class Remedies {
    private static final Map<String, String> BY_MODULE =
            Map.ofEntries(
                    // removed in setuptools 81 and later
                    Map.entry("pkg_resources", "setuptools<81"),
                    Map.entry("PIL", "pillow"),
                    Map.entry("bs4", "beautifulsoup4"),
                    Map.entry("cv2", "opencv-python"),
                    Map.entry("dateutil", "python-dateutil"),
                    Map.entry("skimage", "scikit-image"),
                    Map.entry("sklearn", "scikit-learn"),
                    Map.entry("yaml", "pyyaml"),
                    Map.entry("matplotlib", "matplotlib"),
                    Map.entry("numpy", "numpy"),
                    Map.entry("packaging", "packaging"),
                    Map.entry("pandas", "pandas"),
                    Map.entry("requests", "requests"),
                    Map.entry("scipy", "scipy"),
                    Map.entry("setuptools", "setuptools"),
                    Map.entry("six", "six"),
                    Map.entry("torch", "torch"),
                    Map.entry("typing_extensions", "typing-extensions"));

    private Remedies() {}

    static Optional<String> bringing(String module) {
        return Optional.ofNullable(BY_MODULE.get(module.replaceFirst("\\..*", "")))
                .or(() -> RemovedModules.bringing(module));
    }
}

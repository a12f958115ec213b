package dev.wardian.stack.check;

import dev.wardian.python.link.RemovedModules;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
                    Map.entry("attr", "attrs"),
                    Map.entry("dotenv", "python-dotenv"),
                    Map.entry("git", "gitpython"),
                    Map.entry("grpc", "grpcio"),
                    Map.entry("jwt", "pyjwt"),
                    Map.entry("magic", "python-magic"),
                    Map.entry("OpenSSL", "pyopenssl"),
                    Map.entry("psycopg2", "psycopg2-binary"),
                    Map.entry("serial", "pyserial"),
                    Map.entry("typing_extensions", "typing-extensions"));

    /// Modules whose projects are called the same, and that packages import without saying so. A
    /// project that merely has the name of a module may be anybody's.
    private static final Set<String> OF_THE_SAME_NAME =
            Set.of(
                    "accelerate",
                    "boto3",
                    "datasets",
                    "h5py",
                    "ipywidgets",
                    "jax",
                    "jaxlib",
                    "joblib",
                    "jsonschema",
                    "keras",
                    "lxml",
                    "matplotlib",
                    "networkx",
                    "numpy",
                    "openpyxl",
                    "packaging",
                    "pandas",
                    "psutil",
                    "pyarrow",
                    "pydantic",
                    "pytest",
                    "requests",
                    "scipy",
                    "seaborn",
                    "setuptools",
                    "six",
                    "sqlalchemy",
                    "tensorflow",
                    "torch",
                    "torchvision",
                    "tqdm",
                    "transformers");

    private Remedies() {}

    static Optional<String> bringing(String module) {
        var top = module.replaceFirst("\\..*", "");
        return Optional.ofNullable(BY_MODULE.get(top))
                .or(() -> OF_THE_SAME_NAME.contains(top) ? Optional.of(top) : Optional.empty())
                .or(() -> RemovedModules.bringing(module));
    }
}

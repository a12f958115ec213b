package dev.wardian.python.environment;

import dev.wardian.python.EnvironmentProblem;
import dev.wardian.python.PythonException;
import dev.wardian.python.internal.environment.ExternalManagement;
import dev.wardian.python.internal.environment.Facts;
import dev.wardian.standards.marker.MarkerEnvironment;
import dev.wardian.standards.tag.CompatibleTags;
import dev.wardian.standards.version.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One Python interpreter as it described itself: what it is, where it installs, what fits it.
///
/// Immutable; made by [Interpreters], which asks the program once and keeps the answer. Whatever is
/// costly (the compatible tags) is computed when first asked for. Two interpreters are equal when
/// they are the same executable path with the same answers.
public final class Interpreter {
    private final Path executable;
    private final Facts facts;
    private final UserSite userSite;
    private @Nullable CompatibleTags tags;

    Interpreter(Path executable, Facts facts, UserSite userSite) {
        this.executable = executable;
        this.facts = facts;
        this.userSite = userSite;
    }

    UserSite userSite() {
        return userSite;
    }

    Facts facts() {
        return facts;
    }

    /// The program, absolute, as it was named: links are kept, they are what makes a venv.
    public Path executable() {
        return executable;
    }

    /// The full version, such as `3.12.1`.
    public Version version() {
        return Version.parse(facts.text("marker.python_full_version"));
    }

    /// Major and minor version as text, such as `3.12`.
    public String shortVersion() {
        return facts.text("marker.python_version");
    }

    /// The implementation's lower-case name, such as `cpython` or `pypy`.
    public String implementation() {
        return facts.text("marker.implementation_name");
    }

    /// Whether it was built without the global lock (PEP 703).
    public boolean freeThreaded() {
        return facts.flag("gil_disabled");
    }

    /// The values of environment markers (PEP 508) in this interpreter.
    public MarkerEnvironment markers() {
        return MarkerEnvironment.of(markerValues());
    }

    Map<String, String> markerValues() {
        Map<String, String> values = new LinkedHashMap<>();
        facts.values()
                .forEach(
                        (key, value) -> {
                            if (key.startsWith("marker.")) {
                                values.put(key.substring("marker.".length()), value);
                            }
                        });
        return values;
    }

    /// The wheel tags that fit, best first (PEP 425).
    public synchronized CompatibleTags tags() {
        if (tags == null) {
            tags = InterpreterTags.of(facts);
        }
        return tags;
    }

    /// `sys.prefix`: the environment's folder, or the installation's outside of one.
    public Path prefix() {
        return Path.of(facts.text("prefix"));
    }

    /// `sys.base_prefix`: the installation under a virtual environment.
    public Path basePrefix() {
        return Path.of(facts.text("base_prefix"));
    }

    /// The program of the installation under a virtual environment; itself outside of one.
    public Path baseExecutable() {
        if (!isVirtual()) {
            return facts.find("base_executable").map(Path::of).orElse(executable);
        }
        // Before Python 3.11 a virtual environment names itself as its own base.
        return facts.find("base_executable")
                .map(Path::of)
                .filter(path -> !path.startsWith(prefix()))
                .orElseGet(() -> basePrefix().resolve("bin").resolve("python" + shortVersion()));
    }

    /// Whether it runs in a virtual environment.
    public boolean isVirtual() {
        return !facts.text("prefix").equals(facts.text("base_prefix"));
    }

    /// The folder of the standard library.
    public Path standardLibrary() {
        return Path.of(facts.text("stdlib"));
    }

    /// Where installing without further words goes, as pip would choose (with Debian's
    /// `dist-packages` outside of environments).
    public Scheme scheme() {
        return scheme("scheme", facts.text("prefix"), "");
    }

    /// The scheme of `--user`; refused in a virtual environment, which does not see it.
    public Scheme userScheme() {
        if (isVirtual()) {
            throw new PythonException(
                    new EnvironmentProblem.NoUserScheme(
                            executable, "a virtual environment does not see packages of the user"));
        }
        if (facts.find("user.purelib").isEmpty()) {
            throw new PythonException(
                    new EnvironmentProblem.NoUserScheme(executable, "it has no user scheme"));
        }
        return scheme("user", facts.text("user.data"), userSite.base(facts.text("user.data")));
    }

    /// The scheme of `--prefix folder`.
    public Scheme prefixScheme(Path folder) {
        return scheme("prefix", ROOT, folder.toString());
    }

    /// The scheme of a virtual environment in the given folder made from this interpreter.
    public Scheme environmentScheme(Path folder) {
        return scheme("venv", ROOT, folder.toString());
    }

    private static final String ROOT = "/wardian-root";

    private Scheme scheme(String label, String root, String replacement) {
        return new Scheme(
                part(label, "purelib", root, replacement),
                part(label, "platlib", root, replacement),
                part(label, "scripts", root, replacement),
                part(label, "data", root, replacement),
                part(label, "headers", root, replacement));
    }

    private static Path part(String site, String base, UserSite userSite) {
        return Path.of(
                !base.isEmpty() && site.startsWith(base)
                        ? userSite.base(base) + site.substring(base.length())
                        : site);
    }

    private Path part(String label, String part, String root, String replacement) {
        String text = facts.text(label + "." + part);
        return Path.of(
                !replacement.isEmpty() && text.startsWith(root)
                        ? replacement + text.substring(root.length())
                        : text);
    }

    /// The folders in which it looks for installed distributions, in the order of `sys.path`: an
    /// environment's own, then the user's where they are visible, then the installation's.
    public List<Path> libraries() {
        Set<String> sites = new HashSet<>(facts.list("site"));
        Set<Path> found = new LinkedHashSet<>();
        List<Path> outer = new ArrayList<>();
        for (String folder : facts.list("path")) {
            if (sites.contains(folder)) {
                Path path = Path.of(folder);
                boolean own = isVirtual() && path.startsWith(prefix());
                (own ? found : outer).add(path);
            }
        }
        if (isVirtual()) {
            found.addAll(scheme().libraries());
        }
        if (userSite.visible() && (!isVirtual() || facts.flag("system_site"))) {
            facts.find("user_site")
                    .map(site -> part(site, facts.text("user.data"), userSite))
                    .ifPresent(found::add);
        }
        found.addAll(outer);
        found.addAll(scheme().libraries());
        return new ArrayList<>(found);
    }

    /// What the distributor says to those who would install into it; empty when anyone may
    /// (PEP 668). Read afresh each time. Never present for a virtual environment.
    public Optional<String> externallyManaged() {
        return isVirtual() ? Optional.empty() : ExternalManagement.explanation(standardLibrary());
    }

    /// Refuses when the interpreter is externally managed.
    public void requireUnmanaged() {
        externallyManaged()
                .ifPresent(
                        explanation -> {
                            throw new PythonException(
                                    new EnvironmentProblem.ExternallyManaged(
                                            prefix(), explanation));
                        });
    }

    /// The index that its own pip (or the one bundled with it) asks when nothing is configured;
    /// empty when there is no pip to be found.
    public Optional<String> defaultIndexUrl() {
        return facts.find("default_index");
    }

    /// How the names of its own extension modules end, such as `.cpython-311-x86_64-linux-gnu.so`.
    public String extensionSuffix() {
        return facts.find("ext_suffix").orElse(".so");
    }

    /// The name of the platform as `sysconfig` gives it, such as `linux-x86_64`.
    public String platform() {
        return facts.text("platform");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Interpreter that
                && executable.equals(that.executable)
                && facts.values().equals(that.facts.values());
    }

    @Override
    public int hashCode() {
        return executable.hashCode();
    }

    /// Whether it is recent enough to be worked with: Python 3.7 or later.
    public boolean isSupported() {
        Version version = version();
        return version.major() > 3 || (version.major() == 3 && version.minor() >= 7);
    }

    @Override
    public String toString() {
        return platformImplementation()
                + " "
                + facts.text("marker.python_full_version")
                + " at "
                + executable;
    }

    private String platformImplementation() {
        return facts.text("marker.platform_python_implementation");
    }
}

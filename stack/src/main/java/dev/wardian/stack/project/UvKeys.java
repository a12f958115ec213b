package dev.wardian.stack.project;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The keys of `[tool.uv]` and `uv.toml` (uv's settings reference, 0.13) by what becomes of them
/// here.
final class UvKeys {

    private UvKeys() {}

    /// Options of commands, under their long names.
    static final List<String> OPTIONS =
            List.of(
                    "cache-dir",
                    "compile-bytecode",
                    "config-settings",
                    "keyring-provider",
                    "link-mode",
                    "no-cache",
                    "no-sources",
                    "no-sources-package",
                    "offline",
                    "reinstall",
                    "reinstall-package");

    /// What is read by itself.
    private static final Set<String> READ =
            Set.of(
                    "add-bounds",
                    "allow-insecure-host",
                    "build-constraint-dependencies",
                    "conflicts",
                    "constraint-dependencies",
                    "default-groups",
                    "dependency-groups",
                    "environments",
                    "exclude-dependencies",
                    "exclude-newer",
                    "exclude-newer-package",
                    "extra-build-dependencies",
                    "extra-build-variables",
                    "extra-index-url",
                    "find-links",
                    "fork-strategy",
                    "index",
                    "index-strategy",
                    "index-url",
                    "no-binary",
                    "no-binary-package",
                    "no-build",
                    "no-build-isolation",
                    "no-build-isolation-package",
                    "no-build-package",
                    "no-index",
                    "override-dependencies",
                    "package",
                    "pip",
                    "prerelease",
                    "prerelease-package",
                    "required-environments",
                    "resolution",
                    "sources",
                    "workspace");

    /// What says something about uv itself, about publishing, or about how fast it works: nothing
    /// that is installed here depends on it.
    private static final Set<String> WITHOUT_MEANING =
            Set.of(
                    "audit",
                    "build-backend",
                    "cache-keys",
                    "check-url",
                    "concurrent-builds",
                    "concurrent-downloads",
                    "concurrent-installs",
                    "managed",
                    "native-tls",
                    "preview",
                    "preview-features",
                    "publish-url",
                    "pypy-install-mirror",
                    "python-downloads",
                    "python-downloads-json-url",
                    "python-install-mirror",
                    "python-preference",
                    "required-version",
                    "system-certs",
                    "trusted-publishing",
                    "upgrade",
                    "upgrade-package");

    /// What would change what comes out, or is a key of nobody's: `dependency-metadata`,
    /// `dev-dependencies`, `torch-backend`, a proxy, a slip of the pen.
    static List<String> unread(Map<String, Object> uv) {
        var unread = new TreeSet<>(uv.keySet());
        unread.removeAll(OPTIONS);
        unread.removeAll(READ);
        unread.removeAll(WITHOUT_MEANING);
        return List.copyOf(unread);
    }
}

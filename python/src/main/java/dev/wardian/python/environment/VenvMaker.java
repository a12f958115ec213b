package dev.wardian.python.environment;

import dev.wardian.python.EnvironmentProblem;
import dev.wardian.python.PythonException;
import dev.wardian.python.internal.environment.ActivationScripts;
import dev.wardian.python.internal.environment.Facts;
import dev.wardian.python.internal.environment.FolderTree;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes the files of one virtual environment; `pyvenv.cfg`, which makes it one, comes last.
final class VenvMaker {
    private final Path folder;
    private final Interpreter base;
    private final VenvOptions options;
    private final Scheme scheme;
    private final Path program;

    VenvMaker(Path folder, Interpreter base, VenvOptions options) {
        this.folder = folder;
        this.base = base;
        this.options = options;
        this.scheme = base.environmentScheme(folder);
        this.program = scheme.scripts().resolve("python");
    }

    /// Makes the environment and says what its interpreter would say of itself.
    Facts make() {
        boolean fresh = !Files.exists(folder, LinkOption.NOFOLLOW_LINKS);
        try {
            EnvironmentFolder.clear(
                    folder,
                    options.existing(),
                    Optional.of("`--clear` empties it and makes it anew"));
        } catch (IOException failure) {
            throw unwritable(failure);
        }
        // From here on all that lies in the folder is ours, unless an environment is kept.
        boolean kept = VirtualEnvironment.isAt(folder);
        try {
            write();
            return facts();
        } catch (IOException failure) {
            if (fresh) {
                FolderTree.deleteQuietly(folder);
            } else if (!kept) {
                FolderTree.deleteContentsQuietly(folder);
            }
            throw unwritable(failure);
        }
    }

    /// There while an environment is being made.
    private Path unfinished() {
        return folder.resolve(EnvironmentFolder.UNFINISHED);
    }

    private void write() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(unfinished(), "");
        Files.createDirectories(scheme.scripts());
        linkLib64();
        for (Path library : scheme.libraries()) {
            Files.createDirectories(library);
        }
        Files.createDirectories(folder.resolve("include"));
        linkPrograms();
        Files.writeString(folder.resolve(".gitignore"), "*");
        new ActivationScripts(folder, scheme.scripts(), prompt(), scheme.purelib()).write();
        Path whole = Files.writeString(folder.resolve(".pyvenv.cfg-new"), configuration());
        Files.move(whole, folder.resolve("pyvenv.cfg"), StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(unfinished());
    }

    /// 64-bit systems other than macOS have `lib64`, as the standard library's `venv` makes it;
    /// it must be there before Fedora's `platlib` is made inside it.
    private void linkLib64() throws IOException {
        Facts facts = base.facts();
        Path link = folder.resolve("lib64");
        if (facts.text("pointer_bits").equals("64")
                && facts.text("marker.os_name").equals("posix")
                && !facts.text("marker.sys_platform").equals("darwin")
                && !Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(folder.resolve("lib"));
            Files.createSymbolicLink(link, Path.of("lib"));
        }
    }

    private void linkPrograms() throws IOException {
        FolderTree.replaceLink(program, base.baseExecutable());
        Path python = Path.of("python");
        String version = base.shortVersion();
        link("python3", python);
        link("python" + version, python);
        if (base.freeThreaded()) {
            link("python" + version + "t", python);
        }
        if (base.implementation().equals("pypy")) {
            link("pypy", python);
            link("pypy3", python);
            link("pypy" + version, python);
        }
    }

    private void link(String name, Path target) throws IOException {
        FolderTree.replaceLink(scheme.scripts().resolve(name), target);
    }

    private String prompt() {
        return options.prompt().orElse(folder.getFileName().toString());
    }

    private String configuration() {
        StringBuilder text = new StringBuilder(256);
        Path home = base.baseExecutable().getParent();
        line(text, "home", String.valueOf(home));
        line(text, "implementation", base.facts().text("marker.platform_python_implementation"));
        line(text, "version_info", base.facts().text("marker.python_full_version"));
        line(text, "include-system-site-packages", String.valueOf(options.systemSitePackages()));
        line(text, "created-by", "wardian");
        options.prompt().ifPresent(prompt -> line(text, "prompt", prompt));
        return text.toString();
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append(key).append(" = ").append(value).append('\n');
    }

    private Facts facts() {
        Map<String, String> values = new LinkedHashMap<>(base.facts().values());
        values.put("executable", program.toString());
        values.put("base_executable", base.baseExecutable().toString());
        values.put("prefix", folder.toString());
        put(values, "scheme", scheme);
        values.put("prefix.headers", values.getOrDefault("venv.headers", ""));
        values.keySet().removeIf(key -> key.startsWith("site.") || key.startsWith("path."));
        List<String> sites = new ArrayList<>();
        for (Path library : scheme.libraries()) {
            sites.add(library.toString());
        }
        List<String> outer = base.facts().list("site");
        List<String> path = new ArrayList<>(base.facts().list("path"));
        path.removeAll(outer);
        path.addAll(sites);
        if (options.systemSitePackages()) {
            sites.addAll(outer);
            List<String> visible = base.facts().list("path");
            visible.retainAll(outer);
            path.addAll(visible);
        }
        number(values, "site", sites);
        number(values, "path", path);
        values.put("system_site", options.systemSitePackages() ? "1" : "0");
        return Facts.of(values);
    }

    private static void number(Map<String, String> values, String label, List<String> entries) {
        for (int number = 0; number < entries.size(); number++) {
            values.put(label + "." + number, entries.get(number));
        }
    }

    private static void put(Map<String, String> values, String label, Scheme scheme) {
        values.put(label + ".purelib", scheme.purelib().toString());
        values.put(label + ".platlib", scheme.platlib().toString());
        values.put(label + ".scripts", scheme.scripts().toString());
        values.put(label + ".data", scheme.data().toString());
        values.put(label + ".headers", scheme.headers().toString());
    }

    private PythonException unwritable(IOException failure) {
        String reason =
                switch (failure) {
                    case AccessDeniedException _ -> "permission denied";
                    case FileSystemException system when system.getReason() != null ->
                            system.getReason();
                    default -> failure.getClass().getSimpleName();
                };
        return new PythonException(new EnvironmentProblem.Unwritable(folder, reason), failure);
    }
}

package dev.wardian.stack.internal.need;

import dev.wardian.host.build.BuildNeed;
import dev.wardian.host.build.BuildPackages;
import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.toml.TomlDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `pyproject.toml`, `Cargo.toml` and `Cargo.lock`: which backend builds, the extension
/// modules of setuptools' table, the external needs of PEP 725, and what a project installs before
/// its own wheels are built (`cibuildwheel`).
final class ProjectTables {
    static final String FILE = "pyproject.toml";

    private static final Pattern NAME = Pattern.compile("^[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final Pattern LOCKED =
            Pattern.compile("^name = \"([^\"]+)\"", Pattern.MULTILINE);

    /// Crates that link a library of the system, less those that usually bring its source along.
    private static final Map<String, String> CRATES =
            Map.of(
                    "openssl-sys", "openssl",
                    "dbus", "dbus-1",
                    "libdbus-sys", "dbus-1",
                    "alsa-sys", "alsa",
                    "libudev-sys", "libudev",
                    "fontconfig-sys", "fontconfig",
                    "yeslogic-fontconfig-sys", "fontconfig",
                    "cairo-sys-rs", "cairo",
                    "glib-sys", "glib-2.0",
                    "pq-sys", "libpq");

    private final NeedNotes notes;
    private boolean cargo;

    private ProjectTables(NeedNotes notes) {
        this.notes = notes;
    }

    /// Notes what `pyproject.toml` says.
    ///
    /// @return whether Rust is built
    static boolean read(String text, NeedNotes notes) {
        ProjectTables reader = new ProjectTables(notes);
        try {
            reader.read(TomlDocument.parse(text).tree());
        } catch (SyntaxException malformed) {
            // the build says so, with the place
            return false;
        }
        return reader.cargo;
    }

    private void read(Map<String, Object> tree) {
        for (String requirement : texts(table(tree, "build-system"), "requires")) {
            Matcher name = NAME.matcher(requirement);
            if (name.find()) {
                backend(name.group().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
            }
        }
        Map<?, ?> tool = table(tree, "tool");
        if (table(tool, "setuptools").get("ext-modules") instanceof List<?> modules) {
            modules.forEach(this::extension);
        }
        external(table(tree, "external"));
        Map<?, ?> wheels = table(tool, "cibuildwheel");
        before(wheels);
        before(table(wheels, "linux"));
    }

    private void backend(String name) {
        switch (name) {
            case "maturin", "setuptools-rust" -> {
                cargo = true;
                for (String program : List.of("cargo", "rustc", "gcc")) {
                    notes.add(new BuildNeed.Program(program), Weight.NEEDED, FILE, 0);
                }
            }
            case "pkgconfig" ->
                    notes.add(new BuildNeed.Program("pkg-config"), Weight.NEEDED, FILE, 0);
            case "cython", "pybind11", "nanobind", "cffi" -> {
                notes.add(new BuildNeed.Program("gcc"), Weight.LIKELY, FILE, 0);
                notes.add(new BuildNeed.Header("Python.h"), Weight.LIKELY, FILE, 0);
            }
            case "setuptools-golang" ->
                    notes.add(new BuildNeed.Program("go"), Weight.NEEDED, FILE, 0);
            default -> {
                // brings what it needs as packages of Python, or says so in its own files
            }
        }
    }

    /// `[[tool.setuptools.ext-modules]]`.
    private void extension(Object module) {
        if (module instanceof Map<?, ?> table) {
            notes.add(new BuildNeed.Program("gcc"), Weight.NEEDED, FILE, 0);
            notes.add(new BuildNeed.Header("Python.h"), Weight.NEEDED, FILE, 0);
            texts(table, "libraries").forEach(name -> notes.library(name, Weight.NEEDED, FILE, 0));
            if ("c++".equals(table.get("language"))) {
                notes.compiler("c++", Weight.NEEDED, FILE, 0);
            }
        }
    }

    /// PEP 725: `dep:virtual/compiler/c`, `dep:generic/openssl`.
    private void external(Map<?, ?> table) {
        List<String> needs = new ArrayList<>(texts(table, "build-requires"));
        needs.addAll(texts(table, "host-requires"));
        for (String need : needs) {
            String plain = need.replaceFirst("^(dep|pkg):", "").split("[@\\[;? ]", 2)[0];
            String last = plain.substring(plain.lastIndexOf('/') + 1);
            if (plain.startsWith("virtual/compiler/")) {
                notes.compiler(last.equals("cpp") ? "c++" : last, Weight.NEEDED, FILE, 0);
            } else if (plain.startsWith("generic/")) {
                generic(last);
            }
        }
    }

    /// A name that belongs to no distribution: as pkg-config has it, or a library.
    private void generic(String name) {
        for (BuildNeed need :
                List.of(
                        new BuildNeed.Module(name),
                        new BuildNeed.Library(name),
                        new BuildNeed.Program(name))) {
            if (BuildPackages.isKnown(need)) {
                notes.add(need, Weight.LIKELY, FILE, 0);
                return;
            }
        }
    }

    /// Commands for images of the distributions name packages; what CI needs a build may not.
    private void before(Map<?, ?> table) {
        List<String> commands = new ArrayList<>(texts(table, "before-all"));
        if (table.get("before-all") instanceof String text) {
            commands.add(text);
        }
        for (String command : commands) {
            for (String part : command.split("&&|;|\\n|\\|\\|", -1)) {
                if (part.matches("(?s).*\\b(apt|apt-get)\\b.*\\binstall\\b.*")) {
                    for (String word :
                            part.replaceFirst("(?s).*\\binstall\\b", "")
                                    .strip()
                                    .split("\\s+", -1)) {
                        if (word.matches("[a-z0-9][a-z0-9.+-]+-dev")) {
                            notes.add(new BuildNeed.Named(word), Weight.LIKELY, FILE, 0);
                        }
                    }
                }
            }
        }
    }

    /// Notes the crates of a `Cargo.lock` that link libraries of the system.
    static void lock(String file, String text, NeedNotes notes) {
        List<String> names = new ArrayList<>();
        Matcher locked = LOCKED.matcher(text);
        while (locked.find()) {
            names.add(locked.group(1));
        }
        for (String name : names) {
            String module = CRATES.get(name);
            // `openssl-src` is there where OpenSSL is built along
            if (module != null && !(name.equals("openssl-sys") && names.contains("openssl-src"))) {
                notes.add(new BuildNeed.Program("pkg-config"), Weight.LIKELY, file, 0);
                notes.add(new BuildNeed.Module(module), Weight.LIKELY, file, 0);
            }
        }
    }

    private static Map<?, ?> table(Map<?, ?> tree, String key) {
        return tree.get(key) instanceof Map<?, ?> table ? table : Map.of();
    }

    private static List<String> texts(Map<?, ?> table, String key) {
        List<String> texts = new ArrayList<>();
        if (table.get(key) instanceof List<?> list) {
            for (Object one : list) {
                if (one instanceof String text) {
                    texts.add(text);
                }
            }
        }
        return texts;
    }
}

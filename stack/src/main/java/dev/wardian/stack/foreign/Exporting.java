package dev.wardian.stack.foreign;

import dev.wardian.stack.choice.LockedPart;
import dev.wardian.stack.internal.toml.TomlEdit;
import dev.wardian.stack.lock.LockText;
import dev.wardian.stack.workspace.Manifest;
import dev.wardian.stack.workspace.Section;
import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.lock.LockedArtifact;
import dev.wardian.standards.lock.LockedFile;
import dev.wardian.standards.lock.LockedPackage;
import dev.wardian.standards.lock.LockedSource;
import dev.wardian.standards.lock.Pylock;
import dev.wardian.standards.marker.Marker;
import dev.wardian.standards.marker.MarkerSpace;
import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.Operator;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Writes a locked project as files of other tools.
public final class Exporting {

    private final Manifest manifest;
    private final Pylock lock;
    private final LockedPart part;
    private final String index;
    private final List<String> losses = new ArrayList<>();

    /// @param part which of the lock's extras and groups are wanted
    /// @param index the address of the index, for formats that must name one
    public Exporting(Manifest manifest, Pylock lock, LockedPart part, String index) {
        this.index = index;
        this.manifest = manifest;
        this.lock = lock;
        this.part = part;
    }

    /// A file's text.
    ///
    /// @param losses what it cannot say
    public record Exported(String text, List<String> losses) {
        public Exported {
            losses = List.copyOf(losses);
        }
    }

    /// A locked package under what is left of its marker once extras and groups are chosen.
    record Chosen(LockedPackage locked, Optional<Marker> marker) {
        String suffix() {
            return marker.map(it -> " ; " + it).orElse("");
        }
    }

    List<Chosen> chosen() {
        var assumption = MarkerSpace.all();
        for (var extra : lock.extras()) {
            var wanted = part.allExtras() || part.extras().contains(extra.toString());
            assumption = assumption.and(choice("'" + extra + "' in extras", wanted));
        }
        for (var group : lock.dependencyGroups()) {
            var wanted = part.allGroups() || part.groups().contains(group.toString());
            assumption = assumption.and(choice("'" + group + "' in dependency_groups", wanted));
        }
        var chosen = new ArrayList<Chosen>();
        for (var locked : lock.packages()) {
            if (part.without().contains(locked.name())) {
                continue;
            }
            var space = locked.marker().map(MarkerSpace::of).orElse(MarkerSpace.all());
            if (space.and(assumption).isEmpty()) {
                continue;
            }
            var left = space.toMarker(assumption);
            chosen.add(
                    new Chosen(
                            locked,
                            left.equals(Marker.Constant.TRUE)
                                    ? Optional.empty()
                                    : Optional.of(left)));
        }
        return chosen;
    }

    private static MarkerSpace choice(String marker, boolean wanted) {
        var space = MarkerSpace.of(Marker.parse(marker));
        return wanted ? space : space.not();
    }

    /// A requirements file with every version pinned, as pip, uv and pip-tools read it.
    ///
    /// @param hashes whether digests are written
    public Exported requirements(boolean hashes) {
        var text = new StringBuilder();
        for (var one : chosen()) {
            var locked = one.locked();
            switch (locked.source()) {
                case LockedSource.Distributions files -> {
                    text.append(locked.name())
                            .append("==")
                            .append(version(locked))
                            .append(one.suffix());
                    if (hashes) {
                        digests(files).forEach(it -> text.append(" \\\n    --hash=").append(it));
                    }
                }
                case LockedSource.Directory folder -> {
                    var path =
                            folder.path().startsWith("/") || folder.path().startsWith(".")
                                    ? folder.path()
                                    : "./" + folder.path();
                    text.append(folder.editable().orElse(false) ? "-e " : "")
                            .append(path)
                            .append(one.suffix());
                    if (hashes) {
                        losses.add(
                                "`"
                                        + locked.name()
                                        + "` is a folder and has no digest: pip's"
                                        + " `--require-hashes` refuses it; `--no-install-project`"
                                        + " leaves the project out");
                    }
                }
                case LockedSource.Vcs vcs ->
                        text.append(locked.name())
                                .append(" @ ")
                                .append(vcs.type())
                                .append('+')
                                .append(vcs.url().or(vcs::path).orElse(""))
                                .append('@')
                                .append(vcs.commitId())
                                .append(
                                        vcs.subdirectory()
                                                .map(it -> "#subdirectory=" + it)
                                                .orElse(""))
                                .append(one.suffix());
                case LockedSource.Archive archive -> {
                    text.append(locked.name())
                            .append(" @ ")
                            .append(archive.url().or(archive::path).orElse(""))
                            .append(one.suffix());
                    if (hashes) {
                        archive.hashes()
                                .forEach(
                                        (kind, hex) ->
                                                text.append(" \\\n    --hash=")
                                                        .append(kind)
                                                        .append(':')
                                                        .append(hex));
                    }
                }
            }
            text.append('\n');
        }
        return done(text.toString());
    }

    /// The versions alone, for `-c`.
    public Exported constraints() {
        var text = new StringBuilder();
        for (var one : chosen()) {
            if (one.locked().version().isPresent()) {
                text.append(one.locked().name())
                        .append("==")
                        .append(version(one.locked()))
                        .append(one.suffix())
                        .append('\n');
            }
        }
        return done(text.toString());
    }

    private static String version(LockedPackage locked) {
        return locked.version().map(Object::toString).orElse("");
    }

    private static List<String> digests(LockedSource.Distributions files) {
        var digests = new TreeSet<String>();
        var all = new ArrayList<LockedFile>();
        files.sdist().ifPresent(all::add);
        for (LockedArtifact.Wheel wheel : files.wheels()) {
            all.add(wheel);
        }
        for (var file : all) {
            file.hashes().forEach((kind, hex) -> digests.add(kind + ":" + hex));
        }
        return List.copyOf(digests);
    }

    /// An environment of conda, with what is locked below `pip:`.
    public Exported condaEnvironment() {
        var text =
                new StringBuilder("name: ")
                        .append(manifest.name().map(Object::toString).orElse("project"));
        text.append("\nchannels:\n");
        var conda = Tree.at(manifest.tree(), "tool", "wardian", "conda");
        var channels = Tree.texts(conda.get("channels"));
        (channels.isEmpty() ? List.of("conda-forge") : channels)
                .forEach(it -> text.append("  - ").append(quoted(it)).append('\n'));
        text.append("dependencies:\n");
        var python = manifest.requiresPython().orElse("");
        text.append("  - ").append(quoted("python" + python.replace(" ", ""))).append('\n');
        for (var spec : Tree.texts(conda.get("dependencies"))) {
            text.append("  - ").append(quoted(spec)).append('\n');
        }
        var pip = new ArrayList<String>();
        for (var one : chosen()) {
            if (one.locked().source() instanceof LockedSource.Distributions) {
                pip.add(one.locked().name() + "==" + version(one.locked()) + one.suffix());
            } else if (one.locked().source() instanceof LockedSource.Directory folder) {
                pip.add(
                        (folder.editable().orElse(false) ? "-e " : "")
                                + (folder.path().equals(".") ? "." : "./" + folder.path()));
            } else {
                losses.add("`" + one.locked().name() + "` comes from an address; left out");
            }
        }
        text.append("  - pip\n");
        if (!pip.isEmpty()) {
            text.append("  - pip:\n");
            pip.forEach(it -> text.append("      - ").append(quoted(it)).append('\n'));
        }
        losses.add("digests: an environment file of conda cannot hold them");
        return done(text.toString());
    }

    private static String quoted(String text) {
        var plain = text.matches("[A-Za-z0-9._/-][A-Za-z0-9._=/+-]*");
        return plain ? text : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /// A Pipfile with what the project asks for.
    public Exported pipfile() {
        var text = new StringBuilder("[[source]]\nurl = ");
        text.append(TomlEdit.quoted(index)).append("\nverify_ssl = true\nname = \"pypi\"\n");
        packages("packages", new Section.Main(), text);
        for (var group : manifest.groups()) {
            var dev = group.toString().equals("dev");
            packages(dev ? "dev-packages" : group.toString(), new Section.Group(group), text);
        }
        for (var extra : manifest.extras()) {
            losses.add("extra `" + extra + "`: a Pipfile has none; left out");
        }
        var python = pythonVersion();
        if (python.isPresent()) {
            text.append("\n[requires]\npython_version = ")
                    .append(TomlEdit.quoted(python.get()))
                    .append('\n');
        } else if (manifest.requiresPython().isPresent()) {
            losses.add(
                    "`requires-python = \""
                            + manifest.requiresPython().get()
                            + "\"`: a Pipfile names one version; none is written");
        }
        return done(text.toString());
    }

    /// `3.11` of `==3.11.*`.
    private Optional<String> pythonVersion() {
        return manifest.requiresPython()
                .filter(it -> it.matches("==\\d+\\.\\d+\\.\\*"))
                .map(it -> it.substring(2, it.length() - 2));
    }

    private void packages(String table, Section section, StringBuilder text) {
        text.append("\n[").append(table).append("]\n");
        if (section instanceof Section.Main && manifest.isPackage()) {
            manifest.name()
                    .ifPresent(
                            it -> text.append(it).append(" = {path = \".\", editable = true}\n"));
        }
        for (var requirement : manifest.requirements(section)) {
            try {
                text.append(pipenv(Requirement.parse(requirement))).append('\n');
            } catch (SyntaxException _) {
                losses.add("`" + requirement + "` cannot be read");
            }
        }
    }

    private String pipenv(Requirement requirement) {
        var version =
                requirement.specifiers().isEmpty() ? "*" : requirement.specifiers().asWritten();
        if (requirement.extras().isEmpty()
                && requirement.marker().isEmpty()
                && requirement.url().isEmpty()) {
            return requirement.name() + " = " + TomlEdit.quoted(version);
        }
        var parts = new ArrayList<String>();
        if (requirement.url().isPresent()) {
            parts.add("file = " + TomlEdit.quoted(requirement.url().get()));
        } else {
            parts.add("version = " + TomlEdit.quoted(version));
        }
        if (!requirement.extras().isEmpty()) {
            var extras = new ArrayList<String>();
            requirement.extras().forEach(it -> extras.add(TomlEdit.quoted(it.toString())));
            parts.add("extras = [" + String.join(", ", extras) + "]");
        }
        requirement
                .marker()
                .ifPresent(it -> parts.add("markers = " + TomlEdit.quoted(it.toString())));
        return requirement.name() + " = {" + String.join(", ", parts) + "}";
    }

    /// A `Pipfile.lock` for the Pipfile that [#pipfile] writes.
    public Exported pipfileLock() {
        var main = new TreeMap<String, Map<String, Object>>();
        var develop = new TreeMap<String, Map<String, Object>>();
        var groups = LockedPart.exactly(part.extras(), List.of());
        var without = new Exporting(manifest, lock, groups.without(part.without()), index).chosen();
        entries(without, main);
        entries(chosen(), develop);
        develop.keySet().removeAll(main.keySet());
        return done(PipenvLock.text(pipfile().text(), index, pythonVersion(), main, develop));
    }

    private void entries(List<Chosen> packages, Map<String, Map<String, Object>> table) {
        for (var one : packages) {
            var name = one.locked().name().toString();
            if (!(one.locked().source() instanceof LockedSource.Distributions files)) {
                losses.add(
                        "`"
                                + name
                                + "` comes from a folder or an address; Pipenv finds it by the"
                                + " Pipfile");
                continue;
            }
            if (table.containsKey(name)) {
                losses.add(
                        "`"
                                + name
                                + "` has several versions for different environments; a"
                                + " Pipfile.lock holds one");
                continue;
            }
            var entry = new TreeMap<String, Object>();
            entry.put("version", "==" + version(one.locked()));
            entry.put("hashes", digests(files));
            one.marker().ifPresent(it -> entry.put("markers", it.toString()));
            table.put(name, entry);
        }
    }

    /// The tables of Poetry 1; Poetry 2 reads `[project]` as it is.
    public Exported poetry() {
        var text = new StringBuilder("[tool.poetry]\nname = ");
        text.append(TomlEdit.quoted(manifest.name().map(Object::toString).orElse("project")))
                .append("\nversion = ");
        text.append(TomlEdit.quoted(manifest.version().orElse("0")))
                .append("\ndescription = \"\"\nauthors = []\n");
        if (!manifest.isPackage()) {
            text.append("package-mode = false\n");
        }
        text.append("\n[tool.poetry.dependencies]\npython = ");
        text.append(TomlEdit.quoted(manifest.requiresPython().orElse("*"))).append('\n');
        poetry(new Section.Main(), false, text);
        for (var extra : manifest.extras()) {
            poetry(new Section.Extra(extra), true, text);
        }
        for (var group : manifest.groups()) {
            text.append("\n[tool.poetry.group.").append(group).append(".dependencies]\n");
            poetry(new Section.Group(group), false, text);
        }
        if (!manifest.extras().isEmpty()) {
            text.append("\n[tool.poetry.extras]\n");
            for (var extra : manifest.extras()) {
                var names = new ArrayList<String>();
                for (var requirement : manifest.requirements(new Section.Extra(extra))) {
                    names.add(TomlEdit.quoted(Requirement.parse(requirement).name().toString()));
                }
                text.append(extra).append(" = [").append(String.join(", ", names)).append("]\n");
            }
        }
        return done(text.toString());
    }

    private void poetry(Section section, boolean optional, StringBuilder text) {
        for (var spelled : manifest.requirements(section)) {
            var requirement = Requirement.parse(spelled);
            var parts = new ArrayList<String>();
            var version = poetryVersion(requirement);
            if (requirement.url().isPresent()) {
                parts.add("url = " + TomlEdit.quoted(requirement.url().get()));
            } else {
                parts.add("version = " + TomlEdit.quoted(version));
            }
            if (!requirement.extras().isEmpty()) {
                var extras = new ArrayList<String>();
                requirement.extras().forEach(it -> extras.add(TomlEdit.quoted(it.toString())));
                parts.add("extras = [" + String.join(", ", extras) + "]");
            }
            requirement
                    .marker()
                    .ifPresent(it -> parts.add("markers = " + TomlEdit.quoted(it.toString())));
            if (optional) {
                parts.add("optional = true");
            }
            text.append(requirement.name()).append(" = ");
            text.append(
                    parts.size() == 1 && requirement.url().isEmpty()
                            ? TomlEdit.quoted(version)
                            : "{ " + String.join(", ", parts) + " }");
            text.append('\n');
        }
    }

    private static String poetryVersion(Requirement requirement) {
        var exact =
                requirement.specifiers().specifiers().stream()
                        .anyMatch(it -> it.operator() == Operator.ARBITRARY);
        return requirement.specifiers().isEmpty()
                ? "*"
                : exact
                        ? requirement.specifiers().asWritten().replace("===", "==")
                        : requirement.specifiers().asWritten();
    }

    /// The lock with the chosen extras and groups alone, for who installs all that a lock has.
    public Exported pylock() {
        var packages = new ArrayList<LockedPackage>();
        for (var one : chosen()) {
            var locked = one.locked();
            packages.add(
                    new LockedPackage(
                            locked.name(),
                            locked.version(),
                            one.marker(),
                            locked.requiresPython(),
                            locked.dependencies(),
                            locked.index(),
                            locked.source(),
                            locked.attestationIdentities(),
                            locked.tool()));
        }
        return done(
                LockText.write(
                        new Pylock(
                                lock.lockVersion(),
                                lock.environments(),
                                lock.requiresPython(),
                                List.of(),
                                List.of(),
                                List.of(),
                                lock.createdBy(),
                                packages,
                                Map.of())));
    }

    /// `uv.lock`, with all extras and groups.
    ///
    /// @param metadata of each package of the lock that comes from an index
    public Exported uvLock(Map<LockedPackage, CoreMetadata> metadata) {
        if (manifest.requiresPython().isEmpty()) {
            losses.add("the project has no `requires-python`: uv takes that of its own Python");
        }
        addresses("uv.lock", "uv lock");
        return done(new UvLock(manifest, graph(metadata), index).text());
    }

    /// `poetry.lock`, with all extras and groups.
    ///
    /// @param metadata of each package of the lock that comes from an index
    public Exported poetryLock(Map<LockedPackage, CoreMetadata> metadata) {
        addresses("poetry.lock", "poetry lock");
        losses.add("descriptions of the packages: a lock of ours has none");
        return done(new PoetryLock(manifest, graph(metadata)).text());
    }

    /// `pdm.lock`, with all extras and groups.
    ///
    /// @param metadata of each package of the lock that comes from an index
    public Exported pdmLock(Map<LockedPackage, CoreMetadata> metadata) {
        addresses("pdm.lock", "pdm lock");
        losses.add("summaries of the packages: a lock of ours has none");
        return done(new PdmLock(manifest, graph(metadata)).text());
    }

    private LockGraph graph(Map<LockedPackage, CoreMetadata> metadata) {
        return new LockGraph(manifest, lock, metadata);
    }

    private void addresses(String file, String command) {
        for (var locked : lock.packages()) {
            var own = manifest.name().equals(Optional.of(locked.name()));
            if (!own && !(locked.source() instanceof LockedSource.Distributions)) {
                losses.add(
                        "`"
                                + locked.name()
                                + "` comes from a folder or an address and is left out of `"
                                + file
                                + "`: `"
                                + command
                                + "` adds it");
            }
        }
    }

    /// The declarative part of setuptools' `setup.cfg`.
    public Exported setupCfg() {
        var text = new StringBuilder("[metadata]\nname = ");
        text.append(manifest.name().map(Object::toString).orElse("project"));
        text.append("\nversion = ").append(manifest.version().orElse("0"));
        text.append("\n\n[options]\n");
        manifest.requiresPython()
                .ifPresent(it -> text.append("python_requires = ").append(it).append('\n'));
        lines("install_requires", manifest.requirements(new Section.Main()), text);
        if (!manifest.extras().isEmpty()) {
            text.append("\n[options.extras_require]\n");
            for (var extra : manifest.extras()) {
                lines(extra.toString(), manifest.requirements(new Section.Extra(extra)), text);
            }
        }
        for (var group : manifest.groups()) {
            losses.add("group `" + group + "`: `setup.cfg` has none; left out");
        }
        losses.add("versions and digests of the lock: `setup.cfg` says what is asked for");
        return done(text.toString());
    }

    private static void lines(String key, List<String> items, StringBuilder text) {
        text.append(key).append(" =\n");
        items.forEach(it -> text.append("    ").append(it).append('\n'));
    }

    private Exported done(String text) {
        var conda = Tree.at(manifest.tree(), "tool", "wardian", "system");
        if (!Tree.list(conda.get("dependencies")).isEmpty()) {
            losses.add(
                    "system packages (`[tool.wardian.system]`): no other format has a place for"
                            + " them");
        }
        return new Exported(text, List.copyOf(new LinkedHashSet<>(losses)));
    }
}

package dev.wardian.stack.foreign;

import dev.wardian.stack.workspace.Section;
import dev.wardian.standards.version.SpecifierSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Files of the conda world: `environment.yml`, `conda-lock.yml`, `pixi.lock`. Packages of
/// conda are carried through by name; those of pip are requirements.
final class CondaFiles {

    /// `channel::name[version][=build]` in conda's spelling.
    private static final Pattern SPEC =
            Pattern.compile("(?:[^:]+::)?([A-Za-z0-9_.-]+?)\\s*([=<>!~ ].*)?");

    private CondaFiles() {}

    static Foreign environment(Map<String, Object> tree) {
        var draft = new Foreign.Draft();
        draft.name = Tree.text(tree, "name");
        draft.channels.addAll(Tree.texts(tree.get("channels")));
        for (var one : Tree.list(tree.get("dependencies"))) {
            if (one instanceof String spec) {
                spec(spec.strip(), draft);
            } else {
                var table = Tree.table(one);
                Tree.texts(table.get("pip")).forEach(it -> pip(it.strip(), draft));
                table.keySet().stream()
                        .filter(it -> !it.equals("pip"))
                        .forEach(
                                it ->
                                        draft.losses.add(
                                                "`" + it + ":` in `dependencies` is not known"));
            }
        }
        if (!Tree.table(tree.get("variables")).isEmpty()) {
            draft.losses.add(
                    "`variables`: put them into a file and say `wardian run --env-file FILE`");
        }
        if (Tree.text(tree, "prefix").isPresent()) {
            draft.losses.add("`prefix` is a folder of the machine that wrote the file; left out");
        }
        return draft.done();
    }

    private static void pip(String line, Foreign.Draft draft) {
        if (line.startsWith("-")) {
            draft.losses.add("`" + line + "` below `pip:` is an option; left out");
        } else if (!line.isEmpty()) {
            draft.need(Section.main(), line);
        }
    }

    private static void spec(String spec, Foreign.Draft draft) {
        var parts = SPEC.matcher(spec);
        if (!parts.matches()) {
            draft.conda.add(spec);
            return;
        }
        var name = spec.substring(parts.start(1), parts.end(1));
        var rest = parts.start(2) < 0 ? "" : spec.substring(parts.start(2)).strip();
        if (name.equals("python")) {
            draft.requiresPython = python(rest);
            if (draft.requiresPython.isEmpty() && !rest.isEmpty()) {
                draft.losses.add("`" + spec + "` is no range that `requires-python` can say");
            }
        } else if (!name.equals("pip")) {
            draft.conda.add(spec);
        }
    }

    /// `=3.10` is any 3.10; `==3.10.4` and `3.10.*=build` are what they say.
    static Optional<String> python(String version) {
        var plain = version.replaceAll("(?<=[0-9*])=[A-Za-z0-9_*]+$", "").strip();
        if (plain.matches("=[0-9][0-9.]*")) {
            plain = "=" + plain + ".*";
        } else if (plain.matches("=[0-9][0-9.]*\\*")) {
            plain = "=" + plain;
        } else if (plain.matches("[0-9][0-9.]*(\\.\\*)?")) {
            plain = "==" + plain;
        }
        return plain.isEmpty()
                ? Optional.empty()
                : SpecifierSet.tryParse(plain).map(SpecifierSet::asWritten);
    }

    static Foreign condaLock(Map<String, Object> tree) {
        var draft = new Foreign.Draft();
        for (var channel : Tree.list(Tree.at(tree, "metadata").get("channels"))) {
            draft.channels.add(Tree.text(Tree.table(channel), "url").orElse(channel.toString()));
        }
        packages(Tree.list(tree.get("package")), draft);
        return draft.done();
    }

    private static void packages(List<Object> packages, Foreign.Draft draft) {
        var conda = new LinkedHashSet<String>();
        var pins = new LinkedHashSet<Foreign.Pin>();
        for (var one : packages) {
            var locked = Tree.table(one);
            var name = Tree.text(locked, "name").orElse("");
            var version = Tree.text(locked, "version").orElse("");
            if (Tree.text(locked, "manager").orElse("conda").equals("pip")) {
                var hash = Tree.text(Tree.table(locked.get("hash")), "sha256");
                pins.add(
                        new Foreign.Pin(
                                name,
                                version,
                                "",
                                hash.map(it -> List.of("sha256:" + it)).orElse(List.of())));
            } else {
                conda.add(name + "==" + version);
            }
        }
        draft.conda.addAll(conda);
        draft.pins.addAll(pins);
    }

    static Foreign pixi(Map<String, Object> tree) {
        var draft = new Foreign.Draft();
        var channels = new LinkedHashSet<String>();
        Tree.table(tree.get("environments"))
                .values()
                .forEach(
                        environment ->
                                Tree.list(Tree.table(environment).get("channels"))
                                        .forEach(
                                                it ->
                                                        Tree.text(Tree.table(it), "url")
                                                                .ifPresent(channels::add)));
        draft.channels.addAll(channels);
        if (tree.containsKey("package")) {
            packages(Tree.list(tree.get("package")), draft);
        }
        var conda = new LinkedHashSet<String>();
        for (var one : Tree.list(tree.get("packages"))) {
            pixi(Tree.table(one), conda, draft);
        }
        draft.conda.addAll(conda);
        return draft.done();
    }

    private static void pixi(Map<String, Object> locked, Set<String> conda, Foreign.Draft draft) {
        var kind = Tree.text(locked, "kind").orElse(locked.containsKey("pypi") ? "pypi" : "conda");
        if (kind.equals("pypi")) {
            var name = Tree.text(locked, "name");
            var version = Tree.text(locked, "version");
            var hash =
                    Tree.text(locked, "sha256")
                            .map(it -> List.of("sha256:" + it))
                            .orElse(List.of());
            if (name.isPresent() && version.isPresent()) {
                draft.pin(name.get(), version.get(), "", hash);
            } else {
                draft.losses.add(
                        "`"
                                + Tree.text(locked, "pypi").orElse("")
                                + "` has no version; it is looked up anew");
            }
            return;
        }
        var name = Tree.text(locked, "name");
        if (name.isPresent()) {
            conda.add(name.get() + Tree.text(locked, "version").map(it -> "==" + it).orElse(""));
            return;
        }
        var address = Tree.text(locked, "conda").or(() -> Tree.text(locked, "url")).orElse("");
        conda.add(ofFile(address));
    }

    /// `name-version-build.conda` names its package and version.
    private static String ofFile(String address) {
        var file =
                address.substring(address.lastIndexOf('/') + 1)
                        .replaceAll("\\.(conda|tar\\.bz2)$", "");
        var build = file.lastIndexOf('-');
        var version = build < 0 ? -1 : file.lastIndexOf('-', build - 1);
        return version < 0
                ? file
                : file.substring(0, version) + "==" + file.substring(version + 1, build);
    }
}

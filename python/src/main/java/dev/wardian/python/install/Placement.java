package dev.wardian.python.install;

import dev.wardian.python.environment.Scheme;
import dev.wardian.store.Manifest;
import dev.wardian.store.StoreException;
import dev.wardian.store.StoreProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Where every file of one wheel goes in one environment: worked out from the manifest alone,
/// without a look at the file system.
final class Placement {
    private final UnpackedWheel wheel;
    private final InstallOptions options;
    private final Scheme scheme;
    private final LauncherTarget python;
    private final Path site;

    private final Set<Path> folders = new LinkedHashSet<>();
    private final List<PlacedItem> code = new ArrayList<>();
    private final List<PlacedItem> info = new ArrayList<>();
    private final StringBuilder record = new StringBuilder();

    Placement(UnpackedWheel wheel, InstallOptions options, Scheme scheme, LauncherTarget python) {
        this.wheel = wheel;
        this.options = options;
        this.scheme = scheme;
        this.python = python;
        this.site = wheel.facts().purelib() ? scheme.purelib() : scheme.platlib();
        root();
        spread();
        scripts();
        ours();
    }

    UnpackedWheel wheel() {
        return wheel;
    }

    /// The folders that must exist, parents before what they hold.
    Set<Path> folders() {
        return folders;
    }

    /// All files but those of `.dist-info`.
    List<PlacedItem> code() {
        return code;
    }

    /// The files of `.dist-info`, with which the distribution counts as installed; the last is
    /// `RECORD`.
    List<PlacedItem> info() {
        return info;
    }

    /// The `.dist-info` folder in the environment.
    Path infoFolder() {
        return site.resolve(wheel.facts().info());
    }

    private void root() {
        WheelFacts facts = wheel.facts();
        Path store = wheel.archive().files();
        folders.add(site);
        String data = facts.data() + "/";
        for (String folder : wheel.archive().manifest().folders()) {
            if (!folder.equals(facts.data()) && !folder.startsWith(data)) {
                folders.add(site.resolve(folder));
            }
        }
        String infoPrefix = facts.info() + "/";
        for (Manifest.Entry file : wheel.archive().manifest().files()) {
            String path = file.path();
            if (path.startsWith(infoPrefix)) {
                if (!isOurs(path.substring(infoPrefix.length()))) {
                    info.add(code(store.resolve(path), site.resolve(path)));
                }
            } else if (facts.data().isEmpty() || !path.startsWith(data)) {
                code.add(code(store.resolve(path), site.resolve(path)));
            }
        }
        record.append(facts.rows());
    }

    private PlacedItem code(Path source, Path target) {
        return new PlacedItem.Linked(source, target, wheel, true);
    }

    private static boolean isOurs(String name) {
        return name.equals("RECORD") || InstallOptions.OURS.contains(name);
    }

    private void spread() {
        WheelFacts facts = wheel.facts();
        Set<String> declared = new HashSet<>();
        for (EntryPoint script : facts.scripts()) {
            declared.add(script.name());
        }
        for (WheelFacts.Spread file : facts.spread()) {
            String path = file.row().path();
            boolean replaced = file.key() == SchemeKey.SCRIPTS && declared.contains(path);
            if (!replaced) {
                spread(file, path);
            }
        }
    }

    private void spread(WheelFacts.Spread file, String path) {
        Path base = file.key().in(scheme, wheel.facts().project());
        addFolders(base, path);
        Path target = base.resolve(path);
        Path source =
                wheel.archive()
                        .files()
                        .resolve(wheel.facts().data())
                        .resolve(file.key().name().toLowerCase(Locale.ROOT))
                        .resolve(path);
        if (file.generic()) {
            write(target, Shebang.rewritten(read(source), executable()), true, code);
            return;
        }
        boolean script = file.key() == SchemeKey.SCRIPTS;
        code.add(
                script && !file.executable()
                        ? new PlacedItem.Copied(source, target, wheel)
                        : new PlacedItem.Linked(source, target, wheel, file.key().holdsCode()));
        row(new RecordRow(relative(target), file.row().hash(), file.row().size()));
    }

    private void addFolders(Path base, String path) {
        folders.add(base);
        for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            folders.add(base.resolve(path.substring(0, slash)));
        }
    }

    private void scripts() {
        List<EntryPoint> scripts = VersionedScripts.of(wheel.facts().scripts(), python.python());
        for (EntryPoint script : scripts) {
            folders.add(scheme.scripts());
            byte[] text = Launcher.script(script, executable());
            write(scheme.scripts().resolve(script.name()), text, true, code);
        }
    }

    private String executable() {
        return python.executable().toString();
    }

    private static byte[] read(Path source) {
        try {
            return Files.readAllBytes(source);
        } catch (IOException refused) {
            throw new StoreException(
                    new StoreProblem.Unreadable(source, String.valueOf(refused.getMessage())),
                    refused);
        }
    }

    private void ours() {
        Path folder = infoFolder();
        folders.add(folder);
        byte[] installer = (options.installer() + "\n").getBytes(StandardCharsets.UTF_8);
        write(folder.resolve("INSTALLER"), installer, false, info);
        if (options.requested()) {
            write(folder.resolve("REQUESTED"), new byte[0], false, info);
        }
        told(folder.resolve("direct_url.json"), options.directUrl());
        told(folder.resolve(InstallOptions.REMARK), options.remark());
    }

    private void told(Path file, Optional<String> json) {
        if (json.isPresent()) {
            write(file, json.get().getBytes(StandardCharsets.UTF_8), false, info);
        }
    }

    /// The file `RECORD`, which says what all others are.
    PlacedItem.Written record() {
        String path = wheel.facts().info() + "/RECORD";
        String text = record + path + ",,\n";
        return new PlacedItem.Written(
                text.getBytes(StandardCharsets.UTF_8), false, site.resolve(path), wheel);
    }

    private void write(Path target, byte[] contents, boolean executable, List<PlacedItem> items) {
        items.add(new PlacedItem.Written(contents, executable, target, wheel));
        row(RecordRow.of(relative(target), contents));
    }

    private void row(RecordRow row) {
        record.append(row).append('\n');
    }

    private String relative(Path target) {
        String path = site.relativize(target).toString();
        return path.replace(target.getFileSystem().getSeparator(), "/");
    }
}

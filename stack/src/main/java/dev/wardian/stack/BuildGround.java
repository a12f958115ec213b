package dev.wardian.stack;

import dev.wardian.host.build.BuildLog;
import dev.wardian.host.build.BuildNeed;
import dev.wardian.host.build.BuildPackages;
import dev.wardian.python.BuildProblem;
import dev.wardian.python.BuildProblem.BuildFailed;
import dev.wardian.python.environment.Interpreter;
import dev.wardian.stack.internal.need.SourceNeeds;
import dev.wardian.stack.internal.need.Stated;
import dev.wardian.stack.internal.need.Weight;
import dev.wardian.stack.internal.system.BuildRoot;
import dev.wardian.stack.progress.ProgressEvent;
import dev.wardian.stack.settings.Settings;
import dev.wardian.stack.system.BuildLack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What one build stands on. Before anything of the source runs it is read for what the build needs
/// of the system, and what the machine lacks of that is told, or brought without root where that is
/// allowed. What a failed build wrote is read the same way: as long as it names packages that were
/// not tried yet, trying again may help. What was learned so is kept beside the source's digest, to
/// be told before the next time. For one thread.
final class BuildGround {
    private static final int LONGEST_LOG = 4 << 20;

    private static final BuildNeed PYTHON = new BuildNeed.Header("Python.h");

    private final BuildGrounds grounds;
    private final Settings settings;
    private final String source;
    private final Optional<Path> lessons;
    private final Interpreter interpreter;
    private final boolean brings;
    private final Set<String> requested = new LinkedHashSet<>();
    private final Map<BuildNeed, String> learned = new LinkedHashMap<>();
    private Optional<BuildLack> lacking = Optional.empty();

    /// @param lessons the file that keeps what builds of this source were found to lack
    /// @param system empty where nothing may be brought; else the packages that a person named
    BuildGround(
            BuildGrounds grounds,
            Settings settings,
            String source,
            Optional<Path> lessons,
            Interpreter interpreter,
            Optional<List<String>> system) {
        this.grounds = grounds;
        this.settings = settings;
        this.source = source;
        this.lessons = lessons;
        this.interpreter = interpreter;
        this.brings = system.isPresent() && grounds.isRootless();
        if (brings) {
            system.ifPresent(requested::addAll);
        }
    }

    /// What the machine lacks to build a project.
    BuildLack lack(Path project) {
        var headers = List.of(interpreter.basePrefix().resolve("include/python" + abi()));
        var equipment = grounds.equipment(headers);
        var lacks = new ArrayList<BuildLack.Lack>();
        for (var stated : stated(project)) {
            if (stated.weight() != Weight.OPTIONAL && !equipment.has(stated.need())) {
                var package_ = bringing(stated.need());
                if (package_.isEmpty() && stated.weight() == Weight.LIKELY) {
                    // neither sure to be needed nor known to anybody
                    continue;
                }
                if (package_.isEmpty() || !grounds.isInstalled(package_.get())) {
                    lacks.add(
                            new BuildLack.Lack(
                                    stated.need(),
                                    stated.weight() == Weight.NEEDED,
                                    stated.where(),
                                    package_));
                }
            }
        }
        lacks.sort((one, other) -> Boolean.compare(other.sure(), one.sure()));
        var names = new LinkedHashSet<String>();
        lacks.forEach(one -> one.brings().ifPresent(names::add));
        return new BuildLack(
                source,
                lacks,
                BuildPackages.installing(BuildPackages.withCompanions(names), grounds.host()),
                grounds.isRootless());
    }

    /// The package that brings something; the distribution has the headers of its own Python only.
    private Optional<String> bringing(BuildNeed need) {
        return need.equals(PYTHON) && !interpreter.basePrefix().equals(Path.of("/usr"))
                ? Optional.empty()
                : grounds.bringing(need);
    }

    private String abi() {
        return interpreter.shortVersion() + (interpreter.freeThreaded() ? "t" : "");
    }

    private List<Stated> stated(Path project) {
        var all = new LinkedHashMap<BuildNeed, Stated>();
        for (var one : SourceNeeds.of(project)) {
            all.put(one.need(), one);
        }
        for (var need : kept()) {
            all.put(need, new Stated(need, Weight.NEEDED, "as a build of it told before"));
        }
        return List.copyOf(all.values());
    }

    /// Tells or brings what a project lacks.
    ///
    /// @return environment variables for the build
    Map<String, String> prepare(Path project) {
        var lack = lack(project);
        lacking = Optional.of(lack);
        if (!brings) {
            if (!lack.lacks().isEmpty()) {
                grounds.tell(lack);
            }
            return Map.of();
        }
        requested.addAll(lack.packages());
        return grounds.root(source, BuildPackages.withCompanions(requested))
                .map(folder -> BuildRoot.variables(folder, settings.environment(), abi()))
                .orElse(Map.of());
    }

    /// Reads what a failed build wrote.
    ///
    /// @return whether trying again may help
    boolean learn(BuildFailed failed) {
        var before = requested.size();
        BuildLog.evidence(lines(failed))
                .forEach(
                        (need, line) -> {
                            var package_ = bringing(need);
                            if (package_.isPresent()) {
                                learned.put(need, line);
                                requested.add(package_.get());
                            }
                        });
        keep();
        return brings && requested.size() > before;
    }

    /// The failure with what is known of it.
    BuildFailed advised(BuildFailed failed) {
        var evidence = new LinkedHashSet<String>();
        var told = new ArrayList<String>();
        var names = new LinkedHashSet<String>();
        for (var need : BuildLog.evidence(lines(failed)).entrySet()) {
            var brings = bringing(need.getKey());
            evidence.add(need.getValue());
            told.add(
                    "`"
                            + need.getKey().name()
                            + "`"
                            + brings.map(name -> " (`" + name + "`)").orElse(""));
            brings.ifPresent(names::add);
        }
        var sure = told(lacking).stream().filter(one -> one.sure() && one.brings().isPresent());
        if (told.isEmpty()) {
            // nothing that is understood; what it surely needs is worth a try
            sure.forEach(one -> told.add("`" + one.need().name() + "`"));
        }
        if (told.isEmpty()) {
            return failed;
        }
        for (var lack : told(lacking)) {
            lack.brings().ifPresent(names::add);
        }
        return failed.lacking(
                new BuildProblem.Lacking(
                        List.copyOf(evidence), List.copyOf(names), advice(told, names)));
    }

    /// What was told before: sooner or later the build would fail for want of it too.
    private static List<BuildLack.Lack> told(Optional<BuildLack> before) {
        return before.map(BuildLack::lacks).orElse(List.of());
    }

    private String advice(List<String> told, Set<String> names) {
        var all = BuildPackages.withCompanions(names);
        var text = "it needs " + String.join(", ", told);
        if (names.isEmpty()) {
            return text
                    + ", and no package is known that brings it: `--system-package NAME` names one";
        }
        var command = BuildPackages.installing(all, grounds.host());
        if (brings) {
            return text + ", which was brought without root and did not help";
        }
        return text
                + command.map(it -> ": `" + it + "`").orElse("")
                + (grounds.isRootless() ? "; without root: `wardian fix 1`" : "");
    }

    private static List<String> lines(BuildFailed failed) {
        try (var in = Files.newInputStream(failed.log())) {
            var text = new String(in.readNBytes(LONGEST_LOG), StandardCharsets.UTF_8);
            return text.lines().toList();
        } catch (IOException gone) {
            return failed.lastLines();
        }
    }

    private List<BuildNeed> kept() {
        var needs = new ArrayList<BuildNeed>();
        try {
            if (lessons.isPresent() && Files.exists(lessons.get())) {
                for (var line : Files.readAllLines(lessons.get())) {
                    BuildNeed.parse(line).ifPresent(needs::add);
                }
            }
        } catch (IOException unreadable) {
            // it is learned again
            return List.of();
        }
        return needs;
    }

    /// Not being able to keep it is no failure.
    private void keep() {
        if (lessons.isEmpty() || learned.isEmpty()) {
            return;
        }
        var needs = new LinkedHashSet<>(kept());
        needs.addAll(learned.keySet());
        try {
            var folder = Files.createDirectories(lessons.get().resolveSibling(""));
            var fresh = Files.createTempFile(folder, ".new-", "");
            Files.write(fresh, needs.stream().map(BuildNeed::text).toList());
            Files.move(fresh, lessons.get(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unable) {
            settings.progress().on(new ProgressEvent.Detail("cannot keep `" + lessons.get() + "`"));
        }
    }
}

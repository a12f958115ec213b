package dev.wardian.stack;

import dev.wardian.python.resolve.RootRequirement;
import dev.wardian.python.resolve.UniversalOutcome;
import dev.wardian.stack.choice.CompileChoices;
import dev.wardian.stack.choice.InstallChoices;
import dev.wardian.stack.choice.PackageSelection;
import dev.wardian.stack.choice.TargetChoice;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.file.SafeFile;
import dev.wardian.stack.internal.environment.Environments;
import dev.wardian.stack.internal.origin.InstalledOrigins;
import dev.wardian.stack.internal.requirement.Preferences;
import dev.wardian.stack.internal.requirement.RequirementReader;
import dev.wardian.stack.requirement.RequirementSet;
import dev.wardian.stack.settings.Settings;
import dev.wardian.stack.universal.UniversalChoices;
import dev.wardian.standards.marker.MarkerSpace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Turns requirements into a file of pins.
final class Compiling {

    private final Settings settings;
    private final Environments environments;
    private final Workshop workshop;
    private final Environment environment;
    private final CompileChoices choices;
    private final PresentOutput present;

    Compiling(
            Settings settings,
            Environments environments,
            Workshop workshop,
            Environment environment,
            CompileChoices choices) {
        this.settings = settings;
        this.environments = environments;
        this.workshop = workshop;
        this.environment = environment;
        this.choices = choices;
        this.present = PresentOutput.read(choices.output().map(this::absolute), isLock(choices));
    }

    Compilation compile(RequirementSet set) {
        return choices.universal().isPresent()
                ? everywhere(set, choices.universal().get())
                : here(set);
    }

    private Session session(RequirementSet set, TargetChoice target) {
        return workshop.session(
                environments.interpreter(environment),
                set,
                InstallChoices.usual().withResolve(choices.resolve()).withTarget(target));
    }

    private Compilation everywhere(RequirementSet set, UniversalChoices universal) {
        var oldest = new TargetChoice(choices.target().pythonVersion(), Optional.empty());
        var session = session(set, oldest);
        var universe = new Universe(set, oldest.pythonVersion(), session);
        var target = universe.of(universal.platforms());
        var roots = Roots.ofAllEnvironments(set, settings.workingFolder(), session.materials());
        var started = System.nanoTime();
        var resolving =
                new ResolvingEverywhere(session, settings.progress(), choices.notes().isEmpty());
        var selections =
                present.lock()
                        ? roots.selections(choices.notes().isPresent())
                        : Map.<RootRequirement, MarkerSpace>of();
        var outcome = resolving.resolve(set, roots, target, preferences().readAll(), selections);
        return switch (outcome) {
            case UniversalOutcome.Unsolvable failed ->
                    new Compilation.Refused(
                            resolving.refusal(
                                    set, roots, target, failed, universe.refusal(target, failed)));
            case UniversalOutcome.Solved(var found) -> {
                var output =
                        new UniversalOutput(
                                choices,
                                session.materials(),
                                roots.origins(),
                                one -> resolving.remark(one, found));
                var text =
                        present.lock()
                                ? output.lock(found, roots, lockFile())
                                : output.pins(found, optionLines(session, set));
                var milliseconds = (System.nanoTime() - started) / 1_000_000;
                yield new Compilation.Universal(
                        text,
                        output.solution(found, milliseconds),
                        present.changes(text),
                        written(text));
            }
        };
    }

    /// What is preferred: the pins of the output, or those of the file that takes its place.
    private Preferences preferences() {
        var pins =
                choices.preferred()
                        .map(path -> PresentOutput.read(Optional.of(absolute(path)), isLock(path)))
                        .orElse(present)
                        .pins();
        return pins.without(choices.resolve().upgrade());
    }

    private static boolean isLock(CompileChoices choices) {
        return switch (choices.format()) {
            case LOCK -> true;
            case REQUIREMENTS -> false;
            case BY_NAME -> choices.output().map(Compiling::isLock).orElse(false);
        };
    }

    private static boolean isLock(Path path) {
        return RequirementReader.isLock(String.valueOf(path.getFileName()));
    }

    /// Where the output will lie; text alone reads as if it lay in the working folder.
    private Path lockFile() {
        return absolute(choices.output().orElse(Path.of("pylock.toml")));
    }

    /// Writes the text where the choices say so; whether it is another one than before.
    private boolean written(String text) {
        if (choices.output().isEmpty()) {
            return true;
        }
        return choices.writes()
                ? SafeFile.write(absolute(choices.output().get()), text)
                : present.isOtherThan(text);
    }

    private Compilation here(RequirementSet set) {
        var session = session(set, choices.target());
        var roots =
                Roots.of(
                                set,
                                settings.workingFolder(),
                                session.target().markers(),
                                session.materials())
                        .following(
                                settings.workingFolder(),
                                session.target().markers(),
                                session.materials(),
                                set.withoutSources());
        var resolution =
                new Resolving(session, settings.progress())
                        .resolve(
                                set,
                                roots,
                                Map.of(),
                                preferences().read(session.target().markers()));
        return switch (resolution) {
            case Unsolvable unsolvable -> new Compilation.Refused(unsolvable);
            case Solved solved -> compiled(solved, set);
        };
    }

    private Compilation compiled(Solved solved, RequirementSet set) {
        var text =
                present.lock()
                        ? new LockedText(choices, solved, lockFile()).write()
                        : new PinnedText(
                                        choices,
                                        solved.roots().origins(),
                                        solved.session().materials())
                                .write(
                                        solved.inner().packages(),
                                        optionLines(solved.session(), set));
        return new Compilation.Compiled(text, solved, present.changes(text), written(text));
    }

    private List<String> optionLines(Session session, RequirementSet set) {
        var lines = new ArrayList<String>();
        if (choices.emitIndexUrl()) {
            var all = settings.indexes().over(set.indexes());
            var urls = session.index().indexUrls();
            if (!urls.isEmpty()) {
                lines.add("--index-url " + urls.getLast());
            }
            for (var url : all.extraIndexUrls()) {
                lines.add("--extra-index-url " + InstalledOrigins.withoutSecrets(url));
            }
        }
        if (choices.emitFindLinks()) {
            for (var place : settings.indexes().over(set.indexes()).findLinks()) {
                lines.add("--find-links " + place);
            }
        }
        if (choices.emitBuildOptions()) {
            format("--no-binary", choices.resolve().noBinary().or(set.noBinary()), lines);
            format("--only-binary", choices.resolve().noBuild().or(set.onlyBinary()), lines);
        }
        return lines;
    }

    private static void format(String option, PackageSelection selection, List<String> lines) {
        switch (selection) {
            case PackageSelection.None() -> {}
            case PackageSelection.All() -> lines.add(option + " :all:");
            case PackageSelection.Only(var names) -> {
                var sorted = new ArrayList<>(names);
                sorted.sort(null);
                for (var name : sorted) {
                    lines.add(option + " " + name);
                }
            }
        }
    }

    private Path absolute(Path path) {
        return settings.workingFolder().resolve(path).normalize();
    }
}

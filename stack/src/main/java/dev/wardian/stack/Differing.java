package dev.wardian.stack;

import dev.wardian.stack.choice.EnvironmentRequest;
import dev.wardian.stack.choice.EnvironmentRequest.IfMissing;
import dev.wardian.stack.choice.LockedPart;
import dev.wardian.stack.choice.PackageSelection;
import dev.wardian.stack.choice.RequirementSources;
import dev.wardian.stack.choice.TargetChoice;
import dev.wardian.stack.environment.Difference;
import dev.wardian.stack.environment.Difference.Pin;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.exchange.WrittenRequirement;
import dev.wardian.stack.file.TextFile;
import dev.wardian.stack.internal.environment.Environments;
import dev.wardian.stack.internal.origin.DirectOrigin;
import dev.wardian.stack.internal.requirement.DeclaredRequirement;
import dev.wardian.stack.internal.requirement.RequirementReader;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Operator;
import dev.wardian.standards.version.SpecifierSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Compares two sets of packages: environments, locks, files of pins.
///
/// A lock or file with markers is read for the Python of the environment on the other side, else
/// for the one that would be used in the working folder.
final class Differing {

    private final Wardian wardian;
    private final Environments environments;
    private final Path workingFolder;

    Differing(Wardian wardian, Environments environments, Path workingFolder) {
        this.wardian = wardian;
        this.environments = environments;
        this.workingFolder = workingFolder;
    }

    /// One side: an environment, or a file that is read for one.
    private record Side(String named, Path path, Optional<Environment> environment) {}

    Difference between(String left, String right) {
        var first = side(left);
        var second = side(right);
        var reader =
                first.environment()
                        .or(second::environment)
                        .orElseGet(
                                () ->
                                        environments.find(
                                                new EnvironmentRequest.OfInterpreter(
                                                        Optional.empty(), false)));
        var one = pins(first, reader);
        var other = pins(second, reader);
        var names = new TreeSet<>(one.keySet());
        names.addAll(other.keySet());
        var changes = new ArrayList<Difference.Change>();
        for (var name : names) {
            var before = Optional.ofNullable(one.get(name));
            var after = Optional.ofNullable(other.get(name));
            if (!before.equals(after)) {
                changes.add(new Difference.Change(name, before, after));
            }
        }
        return new Difference(
                left, right, pythons(first, second), changes, names.size() - changes.size());
    }

    private Side side(String named) {
        var path = workingFolder.resolve(named).normalize();
        if (!Files.exists(path)) {
            throw new StackException(
                    new StackProblem.Unreadable(named, "there is no such file or folder"));
        }
        if (!Files.isDirectory(path)) {
            return new Side(named, path, Optional.empty());
        }
        var request =
                Files.exists(path.resolve("pyvenv.cfg"))
                        ? new EnvironmentRequest.Virtual(path, Optional.empty(), IfMissing.REFUSE)
                        : new EnvironmentRequest.OfInterpreter(Optional.of(path.toString()), false);
        return new Side(named, path, Optional.of(environments.find(request)));
    }

    private static Optional<Difference.Pythons> pythons(Side first, Side second) {
        if (first.environment().isEmpty() || second.environment().isEmpty()) {
            return Optional.empty();
        }
        var left = first.environment().get().pythonVersion().toString();
        var right = second.environment().get().pythonVersion().toString();
        return left.equals(right)
                ? Optional.empty()
                : Optional.of(new Difference.Pythons(left, right));
    }

    private Map<PackageName, Pin> pins(Side side, Environment reader) {
        if (side.environment().isPresent()) {
            return installed(side.environment().get());
        }
        return isLock(side.path()) ? locked(side, reader) : written(side.named(), reader);
    }

    /// By its name, or by what it says: copies that are kept to be compared are called otherwise.
    private static boolean isLock(Path file) {
        var name = String.valueOf(file.getFileName());
        return RequirementReader.isLock(name)
                || (name.endsWith(".toml")
                        && TextFile.read(file, file.toString())
                                .lines()
                                .anyMatch(line -> line.startsWith("lock-version")));
    }

    private Map<PackageName, Pin> installed(Environment environment) {
        var pins = new TreeMap<PackageName, Pin>();
        for (var one : wardian.inspector().list(environment)) {
            if (!Planner.isSeed(one.name())) {
                var editable = one.editable().isPresent();
                pins.put(
                        one.name(),
                        new Pin(Optional.of(one.version().toString()), one.url(), editable));
            }
        }
        return pins;
    }

    private Map<PackageName, Pin> locked(Side side, Environment reader) {
        var target =
                Environments.target(environments.interpreter(reader), TargetChoice.ofInterpreter());
        var pins = new TreeMap<PackageName, Pin>();
        for (var one :
                new LockedFiles(side.path(), side.named())
                        .wanted(target, LockedPart.usual(), PackageSelection.none())) {
            var direct =
                    one.payload() instanceof Wanted.Payload.Direct(var origin)
                            ? Optional.of(origin)
                            : Optional.<DirectOrigin>empty();
            pins.put(
                    one.name(),
                    new Pin(
                            one.version().map(Object::toString),
                            direct.map(origin -> origin.location().url()),
                            direct.isPresent() && direct.get().editable()));
        }
        return pins;
    }

    private Map<PackageName, Pin> written(String file, Environment reader) {
        var markers = environments.interpreter(reader).markers();
        var pins = new TreeMap<PackageName, Pin>();
        var set = wardian.requirements(RequirementSources.ofFiles(List.of(file)));
        for (var declared : set.requirements()) {
            var written = DeclaredRequirement.of(declared, workingFolder);
            if (written.marker().isPresent()
                    && !written.marker().get().evaluate(markers, Set.of())) {
                continue;
            }
            switch (written) {
                case WrittenRequirement.Named(var requirement) ->
                        pins.put(
                                requirement.name(),
                                new Pin(
                                        Optional.of(version(requirement.specifiers())),
                                        Optional.empty(),
                                        false));
                case WrittenRequirement.Located located ->
                        located.name()
                                .ifPresent(
                                        name ->
                                                pins.put(
                                                        name,
                                                        new Pin(
                                                                Optional.empty(),
                                                                Optional.of(
                                                                        located.location().url()),
                                                                declared.editable())));
            }
        }
        return pins;
    }

    /// The version of a pin, else the whole range.
    private static String version(SpecifierSet specifiers) {
        if (specifiers.specifiers().size() == 1) {
            var only = specifiers.specifiers().getFirst();
            if (only.operator() == Operator.EQUAL && !only.isWildcard()) {
                return only.version();
            }
        }
        return specifiers.isEmpty() ? "any version" : specifiers.toString();
    }
}

package dev.wardian.python.build;

import dev.wardian.standards.requirement.Requirement;
import dev.wardian.store.UnpackLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// How builds are run.
///
/// @param workFolder where trees are unpacked, environments are made and logs are written; made
///     when needed
/// @param isolated whether each build gets an environment of its own; otherwise (as with
///     `--no-build-isolation`) it runs in the interpreter's environment as it is
/// @param requirements what isolated builds get beyond what their projects ask for
/// @param settings `key=value` texts for the backend, repeated keys make lists (PEP 517)
/// @param variables the environment variables that builds start from; those that would lead Python
///     astray (`PYTHONPATH`, `PYTHONHOME`, …) are left out
/// @param timeLimit the longest that one hook may take
/// @param unpacking how much the archive of a source may unpack to
/// @param output is told each line that a build writes, as it is written
/// @param surroundings asked with the project's folder before anything of it runs for the first
///     time, gives environment variables in the place of those of the same names
public record BuildOptions(
        Path workFolder,
        boolean isolated,
        List<Requirement> requirements,
        List<String> settings,
        Map<String, String> variables,
        Optional<Duration> timeLimit,
        UnpackLimits unpacking,
        Consumer<String> output,
        Function<Path, Map<String, String>> surroundings) {
    public BuildOptions {
        workFolder = workFolder.toAbsolutePath();
        requirements = List.copyOf(requirements);
        settings = List.copyOf(settings);
        variables = Map.copyOf(variables);
    }

    /// Isolated builds without settings, limits or an audience.
    public static BuildOptions in(Path workFolder, Map<String, String> variables) {
        return new BuildOptions(
                workFolder,
                true,
                List.of(),
                List.of(),
                variables,
                Optional.empty(),
                UnpackLimits.USUAL,
                _ -> {},
                _ -> Map.of());
    }

    /// What one becomes of which some parts change.
    private static final class Draft {
        private final Path workFolder;
        private boolean isolated;
        private List<Requirement> requirements;
        private List<String> settings;
        private Map<String, String> variables;
        private Optional<Duration> timeLimit;
        private UnpackLimits unpacking;
        private Consumer<String> output;
        private Function<Path, Map<String, String>> surroundings;

        Draft(BuildOptions before) {
            workFolder = before.workFolder;
            isolated = before.isolated;
            requirements = before.requirements;
            settings = before.settings;
            variables = before.variables;
            timeLimit = before.timeLimit;
            unpacking = before.unpacking;
            output = before.output;
            surroundings = before.surroundings;
        }

        BuildOptions done() {
            return new BuildOptions(
                    workFolder,
                    isolated,
                    requirements,
                    settings,
                    variables,
                    timeLimit,
                    unpacking,
                    output,
                    surroundings);
        }
    }

    private BuildOptions with(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return draft.done();
    }

    /// The same with or without an environment for each build.
    public BuildOptions withIsolation(boolean each) {
        return with(it -> it.isolated = each);
    }

    /// The same with more that is installed for each build.
    public BuildOptions withRequirements(List<Requirement> more) {
        return with(it -> it.requirements = more);
    }

    /// The same with more environment variables.
    public BuildOptions withVariables(Map<String, String> more) {
        var all = new HashMap<>(variables);
        all.putAll(more);
        return with(it -> it.variables = all);
    }

    /// The same with one more setting.
    public BuildOptions withSetting(String keyAndValue) {
        List<String> more = new ArrayList<>(settings);
        more.add(keyAndValue);
        return with(it -> it.settings = more);
    }

    /// The same with a limit for each hook.
    public BuildOptions withTimeLimit(Duration longest) {
        return with(it -> it.timeLimit = Optional.of(longest));
    }

    /// The same with other limits on what archives unpack to.
    public BuildOptions withUnpacking(UnpackLimits limits) {
        return with(it -> it.unpacking = limits);
    }

    /// The same with someone who reads along.
    public BuildOptions withOutput(Consumer<String> reader) {
        return with(it -> it.output = reader);
    }

    /// The same with someone who looks at projects before they run.
    public BuildOptions withSurroundings(Function<Path, Map<String, String>> giver) {
        return with(it -> it.surroundings = giver);
    }
}

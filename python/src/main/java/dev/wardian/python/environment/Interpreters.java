package dev.wardian.python.environment;

import dev.wardian.python.EnvironmentProblem;
import dev.wardian.python.PythonException;
import dev.wardian.python.internal.environment.Facts;
import dev.wardian.python.internal.environment.FactsCache;
import dev.wardian.python.internal.environment.InterpreterProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds Python interpreters and asks them what they are.
///
/// An interpreter is asked once by running a short script in it; the answer is kept in a folder and
/// read back in about a millisecond for as long as the program does not change. Thread-safe;
/// several processes may share the folder.
public final class Interpreters {
    private final FactsCache cache;
    private final Surroundings surroundings;
    private final UserSite userSite;

    /// @param cache the folder that keeps answers; made when needed
    /// @param surroundings where to look
    public Interpreters(Path cache, Surroundings surroundings) {
        this(new FactsCache(cache), surroundings);
    }

    private Interpreters(FactsCache cache, Surroundings surroundings) {
        this.cache = cache;
        this.surroundings = surroundings;
        this.userSite = UserSite.of(surroundings);
    }

    /// The same, but nothing is written into the folder of answers.
    public Interpreters keepingNothing() {
        return new Interpreters(cache.readOnly(), surroundings);
    }

    /// Asks one program (or answers from the cache); a folder stands for the interpreter in it.
    ///
    /// @throws PythonException when there is no such file or it is not a Python
    public Interpreter probe(Path path) {
        Path absolute = surroundings.folder().resolve(path).normalize();
        Path executable = Files.isDirectory(absolute) ? programIn(absolute) : absolute;
        Optional<Facts> kept = cache.read(executable);
        if (kept.isPresent()) {
            return new Interpreter(executable, kept.get(), userSite);
        }
        if (!Files.exists(executable)) {
            refuseBrokenEnvironment(executable);
            throw new PythonException(
                    new EnvironmentProblem.NotPython(
                            executable, "there is no such file", List.of()));
        }
        Facts facts = InterpreterProbe.ask(executable);
        Path itself =
                Programs.isScript(executable) ? Path.of(facts.text("executable")) : executable;
        cache.write(itself, facts);
        return new Interpreter(itself, facts, userSite);
    }

    /// The first interpreter that answers the request.
    ///
    /// @throws PythonException naming all places searched when there is none
    public FoundInterpreter find(PythonRequest request, EnvironmentPreference preference) {
        return switch (request) {
            case PythonRequest.Location(Path path) ->
                    new FoundInterpreter(probe(behindShim(path)), "named by `--python`");
            case PythonRequest.Command(String name) -> findCommand(name, preference);
            case PythonRequest.Any any -> firstFitting(any, preference);
            case PythonRequest.Matching matching -> firstFitting(matching, preference);
        };
    }

    /// The environment that is active: `VIRTUAL_ENV`, else `CONDA_PREFIX`, else `.venv` in the
    /// current folder or one above it; empty when there is none.
    public Optional<FoundInterpreter> active() {
        for (Place place : new InterpreterSearch(surroundings).environments()) {
            if (Files.exists(place.program(), LinkOption.NOFOLLOW_LINKS)) {
                return Optional.of(new FoundInterpreter(probe(place.program()), place.reason()));
            }
        }
        return Optional.empty();
    }

    /// Every interpreter that can be found and answers, each program once, in order of preference.
    public List<FoundInterpreter> discover() {
        List<FoundInterpreter> found = new ArrayList<>();
        for (Sighting sighting : survey()) {
            switch (sighting) {
                case Sighting.Answered(FoundInterpreter interpreter) -> found.add(interpreter);
                case Sighting.Unusable _ -> {}
            }
        }
        return found;
    }

    /// Every program that is named like an interpreter and lies where interpreters are looked for,
    /// each once, in order of preference, those that cannot be used too.
    public List<Sighting> survey() {
        InterpreterSearch search = new InterpreterSearch(surroundings);
        List<Place> places = new ArrayList<>(search.all(EnvironmentPreference.ANY).toList());
        places.addAll(search.elsewhere());
        Map<Path, Sighting> seen = new LinkedHashMap<>();
        for (Place place : places) {
            if (!seen.containsKey(place.identity())
                    && Files.exists(place.program(), LinkOption.NOFOLLOW_LINKS)) {
                Sighting sighting = look(place);
                seen.putIfAbsent(identity(place, sighting), sighting);
            }
        }
        return new ArrayList<>(seen.values());
    }

    /// Scripts that start an interpreter, as version managers make them, are that interpreter.
    private static Path identity(Place place, Sighting sighting) {
        return switch (sighting) {
            case Sighting.Answered(FoundInterpreter found) ->
                    new Place(found.interpreter().executable(), place.reason()).identity();
            case Sighting.Unusable _ -> place.identity();
        };
    }

    private Sighting look(Place place) {
        try {
            return new Sighting.Answered(
                    new FoundInterpreter(probe(place.program()), place.reason()));
        } catch (PythonException unusable) {
            return new Sighting.Unusable(place.program(), place.reason(), unusable.problem());
        }
    }

    /// Makes a virtual environment and keeps what its interpreter would answer, so that the next
    /// process need not ask.
    public VirtualEnvironment create(Path folder, Interpreter base, VenvOptions options) {
        VirtualEnvironment environment =
                VirtualEnvironment.create(
                        surroundings.folder().resolve(folder).normalize(), base, options);
        Interpreter inside = environment.interpreter();
        cache.write(inside.executable(), inside.facts());
        return environment;
    }

    private static void refuseBrokenEnvironment(Path executable) {
        Path bin = executable.getParent();
        Path folder = bin == null ? null : bin.getParent();
        if (folder == null || !VirtualEnvironment.isAt(folder)) {
            return;
        }
        Path end = executable;
        try {
            while (Files.isSymbolicLink(end)) {
                end = end.resolveSibling(Files.readSymbolicLink(end)).normalize();
            }
        } catch (IOException unreadable) {
            return;
        }
        throw new PythonException(
                new EnvironmentProblem.BrokenEnvironment(folder, executable, end));
    }

    private FoundInterpreter firstFitting(PythonRequest request, EnvironmentPreference preference) {
        InterpreterSearch search = new InterpreterSearch(surroundings);
        return everywhere(search, preference)
                .filter(place -> mayAnswer(place, request))
                .flatMap(place -> answer(place).stream())
                .filter(found -> fits(found.interpreter(), request, preference))
                .findFirst()
                .orElseThrow(
                        () ->
                                new PythonException(
                                        new EnvironmentProblem.InterpreterNotFound(
                                                request.toString(),
                                                seen(everywhere(search, preference).toList()))));
    }

    private static Stream<Place> everywhere(
            InterpreterSearch search, EnvironmentPreference preference) {
        return preference == EnvironmentPreference.ONLY_VIRTUAL
                ? search.all(preference)
                : Stream.concat(
                        search.all(preference),
                        Stream.of(search).flatMap(one -> one.elsewhere().stream()));
    }

    private Optional<FoundInterpreter> answer(Place place) {
        return asked(place).map(one -> new FoundInterpreter(one, place.reason()));
    }

    /// Leaves out what names another version: asking takes a process each, once.
    private static boolean mayAnswer(Place place, PythonRequest request) {
        if (!(request instanceof PythonRequest.Matching matching)
                || matching.versions().isEmpty()) {
            return true;
        }
        return place.versions()
                .map(range -> !range.isDisjoint(matching.versions().toRange()))
                .orElse(true);
    }

    private List<String> seen(List<Place> places) {
        Map<Path, String> seen = new LinkedHashMap<>();
        for (Place place : places) {
            if (!seen.containsKey(place.identity())) {
                asked(place)
                        .ifPresent(
                                other ->
                                        seen.put(
                                                place.identity(),
                                                "found " + other + " (" + place.reason() + ")"));
            }
        }
        return seen.isEmpty() ? List.of("no Python was found at all") : List.copyOf(seen.values());
    }

    /// A shim of pyenv answers only for the selected versions; named by its path, any will do.
    private Path behindShim(Path path) {
        PyenvVersions pyenv = new PyenvVersions(surroundings);
        Path folder = path.getParent();
        if (folder == null || !pyenv.isShims(folder)) {
            return path;
        }
        String name = String.valueOf(path.getFileName());
        return pyenv.selected(name)
                .or(() -> pyenv.installed(name).stream().findFirst())
                .map(Place::program)
                .orElse(path);
    }

    private FoundInterpreter findCommand(String name, EnvironmentPreference preference) {
        return new InterpreterSearch(surroundings)
                .command(name)
                .map(place -> new FoundInterpreter(probe(place.program()), place.reason()))
                .filter(found -> fits(found.interpreter(), new PythonRequest.Any(), preference))
                .findFirst()
                .orElseThrow(
                        () ->
                                new PythonException(
                                        new EnvironmentProblem.InterpreterNotFound(
                                                name,
                                                List.of("no such command on the search path"))));
    }

    private Optional<Interpreter> asked(Place place) {
        try {
            return Optional.of(probe(place.program()));
        } catch (PythonException unusable) {
            // A broken program on the search path must not hide the good one after it.
            return Optional.empty();
        }
    }

    private static boolean fits(
            Interpreter interpreter, PythonRequest request, EnvironmentPreference preference) {
        boolean kind =
                switch (preference) {
                    case ANY -> true;
                    case ONLY_SYSTEM -> !interpreter.isVirtual();
                    case ONLY_VIRTUAL -> true;
                };
        return kind
                && switch (request) {
                    case PythonRequest.Matching matching -> matches(interpreter, matching);
                    case PythonRequest.Any _, PythonRequest.Command _, PythonRequest.Location _ ->
                            interpreter.isSupported();
                };
    }

    private static boolean matches(Interpreter interpreter, PythonRequest.Matching request) {
        return (request.implementation().isEmpty()
                        || request.implementation().equals(interpreter.implementation()))
                && request.versions().contains(interpreter.version())
                && (!request.freeThreaded() || interpreter.freeThreaded());
    }

    private static Path programIn(Path folder) {
        for (String name :
                List.of("bin/python", "bin/python3", "Scripts/python.exe", "python.exe")) {
            Path program = folder.resolve(name);
            if (Files.exists(program, LinkOption.NOFOLLOW_LINKS)) {
                return program;
            }
        }
        throw new PythonException(new EnvironmentProblem.NoInterpreterIn(folder));
    }
}

package dev.wardian.stack.internal.environment;

import dev.wardian.python.environment.FoundInterpreter;
import dev.wardian.python.environment.Sighting;
import dev.wardian.stack.interpreter.KnownPython;
import dev.wardian.stack.interpreter.PythonSurvey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Shows interpreters in the words of the façade.
public final class Pythons {

    private Pythons() {}

    public static PythonSurvey survey(List<Sighting> sightings) {
        var pythons = new ArrayList<KnownPython>();
        var unusable = new ArrayList<PythonSurvey.Unusable>();
        for (var sighting : sightings) {
            switch (sighting) {
                case Sighting.Answered(var found) -> pythons.add(shown(found));
                case Sighting.Unusable(var program, _, var problem) ->
                        unusable.add(new PythonSurvey.Unusable(program, problem.message()));
            }
        }
        return new PythonSurvey(pythons, unusable);
    }

    public static KnownPython shown(FoundInterpreter found) {
        var interpreter = found.interpreter();
        return new KnownPython(
                interpreter.executable(),
                real(interpreter.executable()),
                interpreter.version(),
                interpreter.implementation(),
                interpreter.freeThreaded(),
                interpreter.platform(),
                interpreter.prefix(),
                interpreter.isVirtual()
                        ? KnownPython.Kind.VIRTUAL
                        : Files.isDirectory(interpreter.prefix().resolve("conda-meta"))
                                ? KnownPython.Kind.CONDA
                                : KnownPython.Kind.INSTALLATION,
                interpreter.isSupported(),
                interpreter.externallyManaged(),
                found.reason());
    }

    private static Path real(Path program) {
        try {
            return program.toRealPath();
        } catch (IOException gone) {
            return program;
        }
    }
}

package dev.wardian.stack.explain;

import dev.wardian.python.PythonException;
import dev.wardian.python.resolve.Explanation;
import dev.wardian.python.resolve.PythonResolution;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.Version;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/// Asks a [Trial], each question once and no more often than was agreed. For one thread.
final class Trials {

    private final Trial trial;
    private final IntConsumer progress;
    private final Map<Question, Result> answers = new HashMap<>();
    private final Map<PackageName, List<Version>> usable = new HashMap<>();
    private final Map<String, List<Requirement>> requires = new HashMap<>();
    private int asked;
    private int left;

    /// @param progress is told the number of trials made so far, before each
    Trials(Trial trial, IntConsumer progress) {
        this.trial = trial;
        this.progress = progress;
    }

    /// What came of a trial.
    sealed interface Result {
        record Solved(PythonResolution.Solved solution) implements Result {}

        record Unsolvable(Explanation explanation) implements Result {}

        /// The effort is spent, or the network or a build failed.
        record Unknown() implements Result {}
    }

    /// From now on, so many more.
    void allow(int more) {
        left = more;
    }

    /// How many were made.
    int made() {
        return asked;
    }

    /// The versions of a package that could be installed, newest first; none where the index cannot
    /// be asked.
    List<Version> usable(PackageName name) {
        return usable.computeIfAbsent(name, _ -> learned(() -> trial.usable(name)));
    }

    /// What a usable version depends on; nothing where that cannot be learned.
    List<Requirement> requires(PackageName name, Version version) {
        return requires.computeIfAbsent(
                name + " " + version, _ -> learned(() -> trial.requires(name, version)));
    }

    private static <T> List<T> learned(Supplier<List<T>> question) {
        try {
            return question.get();
        } catch (PythonException _) {
            return List.of();
        }
    }

    Result ask(Question question) {
        var known = answers.get(question);
        if (known != null) {
            return known;
        }
        if (left == 0) {
            return new Result.Unknown();
        }
        left--;
        progress.accept(++asked);
        var result = answer(question);
        answers.put(question, result);
        return result;
    }

    private Result answer(Question question) {
        try {
            return switch (trial.answer(question)) {
                case PythonResolution.Solved solution -> new Result.Solved(solution);
                case PythonResolution.Unsolvable(var explanation) ->
                        new Result.Unsolvable(explanation);
            };
        } catch (PythonException _) {
            // what cannot be fetched or built proves nothing about the requirements
            return new Result.Unknown();
        }
    }
}

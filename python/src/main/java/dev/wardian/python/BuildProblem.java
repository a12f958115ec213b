package dev.wardian.python;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What can go wrong while a source tree or source distribution is built.
public sealed interface BuildProblem extends PythonProblem {

    /// What somebody who knows the machine says to a failed build.
    ///
    /// @param evidence the lines of its output that show what was lacking
    /// @param packages the packages of the system that bring it
    /// @param advice what to do
    record Lacking(List<String> evidence, List<String> packages, String advice) {
        public Lacking {
            evidence = List.copyOf(evidence);
            packages = List.copyOf(packages);
        }
    }

    /// The build backend failed; `lastLines` are the end of what it wrote to `log`, and `lacking`
    /// is what of it is known to be the system's.
    record BuildFailed(
            String source,
            String backend,
            String hook,
            int exitCode,
            List<String> lastLines,
            Path log,
            Optional<Lacking> lacking)
            implements BuildProblem {
        public BuildFailed {
            lastLines = List.copyOf(lastLines);
        }

        /// The same without advice.
        public BuildFailed(
                String source,
                String backend,
                String hook,
                int exitCode,
                List<String> lastLines,
                Path log) {
            this(source, backend, hook, exitCode, lastLines, log, Optional.empty());
        }

        /// The same with what the system lacks.
        public BuildFailed lacking(Lacking known) {
            return new BuildFailed(
                    source, backend, hook, exitCode, lastLines, log, Optional.of(known));
        }

        @Override
        public String message() {
            return "building `"
                    + source
                    + "` failed: `"
                    + backend
                    + "` "
                    + hook
                    + " ended with exit code "
                    + exitCode;
        }

        @Override
        public List<String> details() {
            List<String> lines = new ArrayList<>(lastLines);
            for (String line : lacking.map(Lacking::evidence).orElse(List.of())) {
                // the end of a long log need not show what went wrong in it
                if (lastLines.stream().noneMatch(last -> last.strip().equals(line))) {
                    lines.addFirst(line);
                }
            }
            lines.add("full log: `" + log + "`");
            return lines;
        }

        @Override
        public Optional<String> hint() {
            return lacking.map(Lacking::advice).or(() -> BuildProblem.advice(lastLines));
        }
    }

    /// What the end of a failed build's output is known to mean.
    private static Optional<String> advice(List<String> lines) {
        for (String line : lines) {
            int module = line.indexOf("ModuleNotFoundError: No module named '");
            if (module >= 0) {
                String name = line.substring(line.indexOf('\'') + 1).replace("'", "");
                return Optional.of(
                        "its build needs `"
                                + name
                                + "` without saying so: install that first, then use"
                                + " `--no-build-isolation`");
            }
            if (line.contains("Python.h: No such file or directory")) {
                return Optional.of("the headers of Python are missing (`python3-dev`)");
            }
            if (line.contains("command 'gcc' failed: No such file")
                    || line.contains("command 'cc' failed: No such file")
                    || line.contains("command 'x86_64-linux-gnu-gcc' failed: No such file")) {
                return Optional.of("a C compiler is missing (`gcc`)");
            }
        }
        return Optional.empty();
    }

    /// The build took longer than it was allowed to.
    record BuildTimedOut(String source, long seconds, List<String> lastLines, Path log)
            implements BuildProblem {
        public BuildTimedOut {
            lastLines = List.copyOf(lastLines);
        }

        @Override
        public String message() {
            return "building `" + source + "` took longer than " + seconds + " s and was ended";
        }

        @Override
        public List<String> details() {
            List<String> lines = new ArrayList<>(lastLines);
            lines.add("full log: `" + log + "`");
            return lines;
        }
    }

    /// The source tree cannot be built: no project in it, or its build table is malformed.
    record NotBuildable(String source, String reason) implements BuildProblem {
        @Override
        public String message() {
            return "cannot build `" + source + "`: " + reason;
        }
    }

    /// The backend made something other than what was asked for.
    record WrongResult(String source, String expected, String made) implements BuildProblem {
        @Override
        public String message() {
            return "building `" + source + "` made `" + made + "`";
        }

        @Override
        public List<String> details() {
            return List.of("expected `" + expected + "`");
        }
    }
}

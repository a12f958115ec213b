package dev.wardian.stack.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The system's own package manager, asked to change the system: `apt-get`, `dnf` or `yum`. What it
/// would do is told in one form whichever it is.
///
/// @param family which
/// @param program its file
/// @param variables the environment to run it in
public record SystemManager(Family family, Path program, Map<String, String> variables) {
    private static final Pattern APT =
            Pattern.compile("(Inst|Remv|Purg) (\\S+)(?: \\[([^\\]]+)\\])?(?: \\((\\S+) .*)?.*");
    private static final Pattern DNF =
            Pattern.compile(" +(\\S+) +(?:x86_64|i686|noarch|aarch64|ppc64le|s390x) +(\\S+) +.*");

    public SystemManager {
        variables = Map.copyOf(variables);
    }

    /// Which program it is.
    public enum Family {
        APT,
        DNF
    }

    /// What can be asked of it.
    public enum Action {
        INSTALL("install"),
        REMOVE("remove"),
        HOLD("hold"),
        UNHOLD("unhold");

        private final String word;

        Action(String word) {
            this.word = word;
        }

        /// The word for it.
        public String word() {
            return word;
        }
    }

    /// How a program ended that was run.
    ///
    /// @param code its exit code
    /// @param lines what it wrote
    public record Ended(int code, List<String> lines) {
        public Ended {
            lines = List.copyOf(lines);
        }
    }

    /// Packages that shall be held or no longer are known without asking the manager.
    ///
    /// @return how it ended, and what would change
    public Preview preview(Action action, Collection<String> names) {
        Ended ended =
                switch (family) {
                    case APT -> run(words(List.of("-s", "-q"), action, names), _ -> {});
                    case DNF -> run(words(List.of("--assumeno"), action, names), _ -> {});
                };
        List<SystemChange> changes = family == Family.APT ? apt(ended) : dnf(ended);
        boolean refused =
                family == Family.APT
                        ? ended.code() != 0
                        : ended.code() != 0 && changes.isEmpty() && !isNothing(ended);
        return new Preview(refused, changes, ended);
    }

    private static boolean isNothing(Ended ended) {
        return ended.lines().stream().anyMatch(line -> line.contains("Nothing to do"));
    }

    /// What a manager says that it would do.
    ///
    /// @param refused whether it will not
    public record Preview(boolean refused, List<SystemChange> changes, Ended ended) {
        public Preview {
            changes = List.copyOf(changes);
        }
    }

    /// Does it, without asking back.
    ///
    /// @param output told each line that it writes
    public Ended carryOut(Action action, Collection<String> names, Consumer<String> output) {
        return run(words(List.of("-y"), action, names), output);
    }

    /// The command that does it.
    public List<String> command(Action action, Collection<String> names) {
        List<String> words = new ArrayList<>(List.of(String.valueOf(program.getFileName())));
        List<String> rest = words(List.of("-y"), action, names);
        words.addAll(rest.subList(1, rest.size()));
        return words;
    }

    private List<String> words(List<String> options, Action action, Collection<String> names) {
        List<String> words = new ArrayList<>();
        boolean holding = action == Action.HOLD || action == Action.UNHOLD;
        switch (family) {
            case APT -> {
                words.add(
                        holding
                                ? program.resolveSibling("apt-mark").toString()
                                : program.toString());
                words.addAll(holding ? List.of() : options);
                words.add(action.word());
                if (action == Action.INSTALL) {
                    words.add("--no-install-recommends");
                }
            }
            case DNF -> {
                words.add(program.toString());
                words.addAll(options);
                words.addAll(
                        switch (action) {
                            case INSTALL -> List.of("--setopt=install_weak_deps=False", "install");
                            case REMOVE -> List.of("remove");
                            case HOLD -> List.of("versionlock", "add");
                            case UNHOLD -> List.of("versionlock", "delete");
                        });
            }
        }
        words.addAll(names);
        return words;
    }

    private Ended run(List<String> words, Consumer<String> output) {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        Map<String, String> environment = new TreeMap<>(variables);
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("DEBIAN_FRONTEND", "noninteractive");
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        List<String> lines = new ArrayList<>();
        try {
            Process process = builder.start();
            try (BufferedReader reader =
                    new BufferedReader(
                            new InputStreamReader(
                                    process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    lines.add(line);
                    output.accept(line);
                }
            }
            return new Ended(process.waitFor(), lines);
        } catch (IOException refused) {
            lines.add(String.valueOf(refused.getMessage()));
            return new Ended(127, lines);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Ended(130, lines);
        }
    }

    private static List<SystemChange> apt(Ended ended) {
        List<SystemChange> changes = new ArrayList<>();
        for (String line : ended.lines()) {
            Matcher parts = APT.matcher(line);
            if (parts.matches()) {
                String from = parts.group(3) == null ? "" : parts.group(3);
                String to = parts.group(4) == null ? "" : parts.group(4);
                changes.add(
                        new SystemChange(
                                !parts.group(1).equals("Inst")
                                        ? SystemChange.Kind.REMOVE
                                        : from.isEmpty()
                                                ? SystemChange.Kind.INSTALL
                                                : SystemChange.Kind.UPGRADE,
                                parts.group(2),
                                from,
                                to));
            }
        }
        return changes;
    }

    /// The sections of its table.
    private static List<SystemChange> dnf(Ended ended) {
        List<SystemChange> changes = new ArrayList<>();
        SystemChange.Kind kind = SystemChange.Kind.INSTALL;
        for (String line : ended.lines()) {
            if (line.startsWith("Installing") || line.startsWith("Reinstalling")) {
                kind = SystemChange.Kind.INSTALL;
            } else if (line.startsWith("Upgrading") || line.startsWith("Downgrading")) {
                kind = SystemChange.Kind.UPGRADE;
            } else if (line.startsWith("Removing")) {
                kind = SystemChange.Kind.REMOVE;
            }
            Matcher parts = DNF.matcher(line);
            if (parts.matches()) {
                boolean gone = kind == SystemChange.Kind.REMOVE;
                String version = parts.group(2);
                changes.add(
                        new SystemChange(
                                kind, parts.group(1), gone ? version : "", gone ? "" : version));
            }
        }
        return changes;
    }
}

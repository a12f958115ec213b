package dev.wardian.python.internal.environment;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What git knows of the folder of an editable install, as `pip freeze` asks for it.
public sealed interface GitTree {

    /// The folder is under no version control (or there is no `git` to ask).
    record None() implements GitTree {}

    /// The repository has no remote.
    record NoRemote() implements GitTree {}

    /// The remote is neither an address nor a folder that exists.
    record OddRemote(String url) implements GitTree {}

    /// A commit of a repository that can be fetched, and the project's folder within it.
    record Tree(String url, String commit, String subfolder) implements GitTree {}

    /// Asks git about a folder.
    ///
    /// @param program the `git` to run
    /// @param variables the environment that it runs in
    static GitTree look(Path location, String program, Map<String, String> variables) {
        return new Look(location, program, variables).look();
    }

    /// One look.
    record Look(Path location, String program, Map<String, String> variables) {
        GitTree look() {
            Optional<String> top = git("rev-parse", "--show-toplevel");
            if (top.isEmpty()) {
                return new None();
            }
            Optional<String> remote = remote();
            if (remote.isEmpty()) {
                return new NoRemote();
            }
            Optional<String> url = address(remote.get());
            if (url.isEmpty()) {
                return new OddRemote(remote.get());
            }
            String commit = git("rev-parse", "HEAD").orElse("");
            return new Tree(url.get(), commit, subfolder(location, Path.of(top.get())));
        }

        private Optional<String> remote() {
            String lines = git("config", "--get-regexp", "remote\\..*\\.url").orElse("");
            String first = "";
            for (String line : lines.lines().toList()) {
                String url = line.substring(line.indexOf(' ') + 1).strip();
                if (line.startsWith("remote.origin.url ")) {
                    return Optional.of(url);
                }
                first = first.isEmpty() ? url : first;
            }
            return first.isEmpty() ? Optional.empty() : Optional.of(first);
        }

        /// An address stays, a folder becomes a `file` address, `user@host:path` one of `ssh`.
        private static Optional<String> address(String remote) {
            int scheme = remote.indexOf("://");
            if (scheme > 0 && isWord(remote.substring(0, scheme))) {
                return Optional.of(remote);
            }
            if (Files.exists(Path.of(remote))) {
                String uri = Path.of(remote).toUri().toString();
                return Optional.of(uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri);
            }
            int colon = remote.indexOf(':');
            if (colon <= 0 || remote.substring(0, colon).indexOf('/') >= 0) {
                return Optional.empty();
            }
            String path = remote.substring(colon + 1);
            boolean shorthand =
                    !path.isEmpty() && isWord(path.substring(0, 1)) && !path.contains(":");
            return shorthand
                    ? Optional.of("ssh://" + remote.substring(0, colon) + "/" + path)
                    : Optional.empty();
        }

        private static boolean isWord(String text) {
            return text.chars()
                    .allMatch(
                            character -> Character.isLetterOrDigit(character) || character == '_');
        }

        /// Where `pyproject.toml` or `setup.py` lie at or above the location, from the top.
        private static String subfolder(Path location, Path top) {
            Path project = location;
            while (!Files.exists(project.resolve("pyproject.toml"))
                    && !Files.exists(project.resolve("setup.py"))) {
                project = project.getParent();
                if (project == null) {
                    return "";
                }
            }
            try {
                String path = top.toRealPath().relativize(project.toRealPath()).toString();
                return path.replace(File.separatorChar, '/');
            } catch (IOException gone) {
                return "";
            }
        }

        private Optional<String> git(String... arguments) {
            List<String> command = new ArrayList<>();
            command.add(program);
            command.addAll(List.of(arguments));
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .directory(location.toFile())
                            .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().clear();
            builder.environment().putAll(variables);
            try {
                Process process = builder.start();
                process.getOutputStream().close();
                byte[] output = process.getInputStream().readAllBytes();
                return process.waitFor() == 0
                        ? Optional.of(new String(output, StandardCharsets.UTF_8).strip())
                        : Optional.empty();
            } catch (IOException absent) {
                return Optional.empty();
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
    }
}

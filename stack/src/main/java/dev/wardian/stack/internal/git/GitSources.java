package dev.wardian.stack.internal.git;

import dev.wardian.python.environment.ProgramPath;
import dev.wardian.store.Ending;
import dev.wardian.store.Fresh;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// Checked out commits of git repositories, kept in a folder: one bare database for each address,
/// one work tree for each commit. A full commit that is there already needs no network.
///
/// Safe for use by several threads; work on one address happens one after another.
public final class GitSources {

    /// A work tree at a commit.
    ///
    /// @param pointers whether files of Git LFS are there as pointers only: their contents are
    ///     fetched where `UV_GIT_LFS` says so
    public record Checkout(Path folder, String commit, boolean pointers) {}

    private final Path folder;
    private final Map<String, String> environment;
    private final boolean offline;
    private final Runnable terminalWanted;
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    /// @param folder where databases and work trees are kept
    /// @param environment what `git` sees; prompts are switched off
    /// @param offline true to use only what is there
    /// @param terminalWanted hears that `ssh` failed where it might have asked a person
    public GitSources(
            Path folder,
            Map<String, String> environment,
            boolean offline,
            Runnable terminalWanted) {
        this.folder = folder;
        this.environment = Map.copyOf(environment);
        this.offline = offline;
        this.terminalWanted = terminalWanted;
    }

    /// The work tree of a branch, tag or commit, or of the default branch when none is named.
    ///
    /// @throws GitException when the repository or the revision cannot be had
    public Checkout checkout(String address, Optional<String> revision) {
        var lock = locks.computeIfAbsent(address, key -> new ReentrantLock());
        lock.lock();
        try {
            return locked(address, revision);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } finally {
            lock.unlock();
        }
    }

    private Checkout locked(String address, Optional<String> revision) throws IOException {
        var home = folder.resolve(key(address));
        var database = home.resolve("db");
        if (!Files.exists(database.resolve("HEAD"))) {
            Files.createDirectories(database);
            git(database, "init", "--bare", "--quiet", ".");
        }
        var commit = commit(address, revision, database);
        var tree = home.resolve("checkouts").resolve(commit);
        if (!Files.exists(tree.resolve(".wardian-complete"))) {
            checkOut(address, database, tree, commit);
        }
        return new Checkout(tree, commit, !fetchesLargeFiles() && namesLargeFiles(tree));
    }

    private String commit(String address, Optional<String> revision, Path database)
            throws IOException {
        if (revision.isPresent() && isCommit(revision.get())) {
            var known = resolve(database, revision.get() + "^{commit}");
            if (known.isPresent()) {
                return known.get();
            }
        }
        if (offline) {
            return find(database, revision).orElseThrow(GitException::notKept);
        }
        fetch(address, revision, database);
        return find(database, revision)
                .orElseThrow(
                        () ->
                                new GitException(
                                        "there is no branch, tag or commit `"
                                                + revision.orElse("HEAD")
                                                + "`",
                                        List.of()));
    }

    private void fetch(String address, Optional<String> revision, Path database)
            throws IOException {
        if (revision.isPresent() && revision.get().startsWith("refs/")) {
            var name = revision.get();
            git(database, "fetch", "--quiet", "--force", address, "+" + name + ":" + name);
            return;
        }
        git(
                database,
                "fetch",
                "--quiet",
                "--force",
                "--tags",
                address,
                "+refs/heads/*:refs/remotes/origin/*",
                "+HEAD:refs/remotes/origin/HEAD");
        if (revision.isPresent()
                && isCommit(revision.get())
                && resolve(database, revision.get() + "^{commit}").isEmpty()) {
            git(database, "fetch", "--quiet", "--force", address, revision.get());
        }
    }

    private Optional<String> find(Path database, Optional<String> revision) throws IOException {
        if (revision.isEmpty()) {
            return resolve(database, "refs/remotes/origin/HEAD^{commit}");
        }
        var name = revision.get();
        for (var candidate : List.of("refs/remotes/origin/" + name, "refs/tags/" + name, name)) {
            var found = resolve(database, candidate + "^{commit}");
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<String> resolve(Path database, String name) throws IOException {
        var result = run(database, List.of("rev-parse", "--verify", "--quiet", name));
        return result.exit() == 0
                ? Optional.of(result.output().getFirst().strip())
                : Optional.empty();
    }

    private void checkOut(String address, Path database, Path tree, String commit)
            throws IOException {
        Files.createDirectories(tree.getParent());
        var unfinished = Fresh.folder(tree.resolveSibling(""), ".tmp-");
        try {
            fill(address, database, unfinished, commit);
            Files.move(unfinished, tree, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException lost) {
            if (!Files.exists(tree.resolve(".wardian-complete"))) {
                throw lost;
            }
        } finally {
            delete(unfinished);
        }
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (var below = Files.walk(tree)) {
            for (var path : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private void fill(String address, Path database, Path tree, String commit) throws IOException {
        git(tree, "clone", "--quiet", "--local", "--no-checkout", database.toString(), ".");
        // submodules with relative addresses, and files of Git LFS, lie beside the repository
        git(tree, "remote", "set-url", "origin", address);
        git(tree, "reset", "--quiet", "--hard", commit);
        if (Files.exists(tree.resolve(".gitmodules"))) {
            git(tree, "submodule", "update", "--quiet", "--init", "--recursive");
        }
        Files.writeString(tree.resolve(".wardian-complete"), commit);
    }

    private boolean fetchesLargeFiles() {
        var asked = environment.getOrDefault("UV_GIT_LFS", "").strip().toLowerCase(Locale.ROOT);
        return asked.equals("1") || asked.equals("true") || asked.equals("yes");
    }

    private static boolean namesLargeFiles(Path tree) throws IOException {
        var attributes = tree.resolve(".gitattributes");
        return Files.isRegularFile(attributes)
                && Files.readString(attributes, StandardCharsets.ISO_8859_1).contains("filter=lfs");
    }

    private void git(Path where, String... arguments) throws IOException {
        var result = run(where, List.of(arguments));
        if (result.exit() != 0) {
            if (result.output().stream().anyMatch(GitSources::isRefusedBySsh)) {
                terminalWanted.run();
            }
            throw new GitException(
                    "`git " + arguments[0] + "` ended with exit code " + result.exit(),
                    result.output());
        }
    }

    /// What `ssh` says where it had no terminal to ask for a pass phrase or about a host's key.
    private static boolean isRefusedBySsh(String line) {
        return line.contains("Permission denied (")
                || line.contains("Host key verification failed");
    }

    private record Result(int exit, List<String> output) {}

    private Result run(Path where, List<String> arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(ProgramPath.word("git", environment, where));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).directory(where.toFile());
        builder.redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        if (!fetchesLargeFiles()) {
            builder.environment().put("GIT_LFS_SKIP_SMUDGE", "1");
        }
        builder.environment().remove("GIT_DIR");
        Process process;
        try {
            process = builder.start();
        } catch (IOException missing) {
            throw new GitException("`git` cannot be run: " + missing.getMessage(), List.of());
        }
        try (var _ = Ending.on(process::destroy)) {
            process.getOutputStream().close();
            var output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output.lines().toList());
        } catch (InterruptedException stopped) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new GitException("it was interrupted", List.of());
        }
    }

    private static boolean isCommit(String revision) {
        for (var index = 0; index < revision.length(); index++) {
            if (Character.digit(revision.charAt(index), 16) < 0) {
                return false;
            }
        }
        return revision.length() == 40;
    }

    private static String key(String address) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(address.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

package dev.wardian.python.verify;

import dev.wardian.python.environment.InstalledDistribution;
import dev.wardian.python.environment.PythonEnvironment;
import dev.wardian.python.install.Dependents;
import dev.wardian.python.verify.FileDigest.Comparison;
import dev.wardian.python.verify.RecordedFiles.Claim;
import dev.wardian.standards.name.PackageName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/// Reads the files of an environment and compares each with the digest in `RECORD`, with as many
/// threads as there are processors. Takes as long as reading all files does.
public final class FileVerification {
    private static final int MOST_THREADS = 8;

    private final PythonEnvironment environment;
    private final RecordedFiles recorded;
    private final Dependents dependents;
    private final List<Deviation> found = new ArrayList<>();

    private FileVerification(PythonEnvironment environment) {
        this.environment = environment;
        this.recorded = new RecordedFiles(environment.installed());
        this.dependents = Dependents.installed(environment.scheme());
    }

    /// What deviates, sorted by file.
    ///
    /// @param names the distributions to look at; none for all
    public static List<Deviation> of(PythonEnvironment environment, Collection<PackageName> names) {
        return new FileVerification(environment).run(Set.copyOf(names));
    }

    private List<Deviation> run(Set<PackageName> names) {
        for (Deviation one : recorded.unreadable()) {
            if (concerns(names, one.owner())) {
                found.add(one);
            }
        }
        List<List<Claim>> wanted = new ArrayList<>();
        for (List<Claim> claims : recorded.claims().values()) {
            if (claims.stream().anyMatch(claim -> concerns(names, claim.owner().name()))) {
                wanted.add(claims);
            }
        }
        compareAll(wanted);
        ForeignFiles foreign = new ForeignFiles(recorded.claims());
        for (InstalledDistribution one : environment.installed()) {
            if (concerns(names, one.name())) {
                found.addAll(foreign.beside(one));
            }
        }
        found.removeIf(one -> !concerns(names, one.owner()));
        found.sort(
                Comparator.comparing((Deviation one) -> one.file().toString())
                        .thenComparing(Deviation::owner));
        return List.copyOf(found);
    }

    private static boolean concerns(Set<PackageName> names, PackageName name) {
        return names.isEmpty() || names.contains(name);
    }

    private void compareAll(List<List<Claim>> files) {
        AtomicInteger next = new AtomicInteger();
        int most = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            threads.add(
                    Thread.ofPlatform()
                            .daemon()
                            .start(
                                    () -> {
                                        for (int at = next.getAndIncrement();
                                                at < files.size();
                                                at = next.getAndIncrement()) {
                                            compare(files.get(at));
                                        }
                                    }));
        }
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", stop);
            }
        }
    }

    private void compare(List<Claim> claims) {
        List<Claim> other = new ArrayList<>();
        List<PackageName> right = new ArrayList<>();
        Comparison last = new Comparison.Same();
        for (Claim claim : claims) {
            Comparison comparison = FileDigest.compare(claim.file(), claim.row());
            switch (comparison) {
                case Comparison.Same _ -> right.add(claim.owner().name());
                case Comparison.Absent _, Comparison.Other _ -> {
                    other.add(claim);
                    last = comparison;
                }
            }
        }
        for (Claim claim : other) {
            if (!isForAnother(claim, claims)) {
                add(claim, right, last);
            }
        }
    }

    /// Whether the place of the file is that of another distribution, which requires this one.
    private boolean isForAnother(Claim claim, List<Claim> claims) {
        PackageName owner = claim.owner().name();
        return claims.stream().anyMatch(one -> dependents.requires(one.owner().name(), owner));
    }

    private void add(Claim claim, List<PackageName> right, Comparison comparison) {
        PackageName owner = claim.owner().name();
        Path file = claim.file();
        switch (comparison) {
            case Comparison.Same _ -> {}
            case Comparison.Absent _ -> {
                // byte-code is made and thrown away as Python likes; virtualenv records its folders
                if (!file.toString().endsWith(".pyc") && !file.endsWith("__pycache__")) {
                    report(new Deviation.Missing(owner, file));
                }
            }
            case Comparison.Other(var expected, var actual) ->
                    report(
                            right.isEmpty()
                                    ? new Deviation.Edited(owner, file, expected, actual)
                                    : new Deviation.Overwritten(owner, file, right));
        }
    }

    private synchronized void report(Deviation deviation) {
        found.add(deviation);
    }
}

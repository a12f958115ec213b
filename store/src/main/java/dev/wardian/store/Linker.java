package dev.wardian.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// Puts files of the store into other folders, in the cheapest way that works there.
///
/// Left to itself it shares blocks where the file system can, else makes hard links, else copies:
/// found by trying, once for each pair of file systems, and reported by [#used]. A mode that was
/// asked for is tried first, and where it cannot work files are copied. Safe for use by several
/// threads.
public final class Linker {
    private final AtomicReference<LinkMode> mode;
    private final boolean automatic;

    /// A bit for each mode, because a set would be fought over by the threads.
    private final AtomicInteger used = new AtomicInteger();

    private final AtomicInteger copies = new AtomicInteger();
    private volatile Optional<Path> staging = Optional.empty();

    private Linker(LinkMode first, boolean automatic) {
        this.mode = new AtomicReference<>(first);
        this.automatic = automatic;
    }

    /// Has files that must be copied written in this folder and moved to their places when they
    /// are whole; it is on the file system of those places, and whoever made it clears it.
    public Linker stagingIn(Path folder) {
        staging = Optional.of(folder);
        return this;
    }

    /// A linker that finds the cheapest way by trying.
    public static Linker automatic() {
        return new Linker(LinkMode.HARDLINK, true);
    }

    /// A linker that links in this way, or copies where that cannot be done.
    public static Linker forced(LinkMode mode) {
        return new Linker(mode, false);
    }

    /// Looks once at where files come from and go to; call before many files are linked.
    public void prepare(Path store, Path environment) {
        if ((automatic || mode.get() == LinkMode.REFLINK)) {
            if (Reflinks.between(store, environment)) {
                mode.set(LinkMode.REFLINK);
            } else if (mode.get() == LinkMode.REFLINK) {
                mode.set(LinkMode.HARDLINK);
            }
        }
    }

    /// Makes `target` a file with the contents and mode of `source`.
    ///
    /// @throws FileAlreadyExistsException when something is there; it is left as it is
    /// @throws NoSuchFileException when the source or the target's folder is missing
    public void link(Path source, Path target) throws IOException {
        LinkMode now = mode.get();
        switch (now) {
            case HARDLINK -> hardLink(source, target);
            case SYMLINK -> Files.createSymbolicLink(target, source);
            case REFLINK, COPY -> copy(source, target);
        }
        note(mode.get());
    }

    /// The ways in which files were linked so far.
    public Set<LinkMode> used() {
        Set<LinkMode> modes = EnumSet.noneOf(LinkMode.class);
        for (LinkMode way : LinkMode.values()) {
            if ((used.get() & bit(way)) != 0) {
                modes.add(way);
            }
        }
        return modes;
    }

    private void hardLink(Path source, Path target) throws IOException {
        try {
            Files.createLink(target, source);
        } catch (FileAlreadyExistsException | NoSuchFileException definite) {
            throw definite;
        } catch (IOException | UnsupportedOperationException cannot) {
            copy(source, target);
            mode.set(LinkMode.COPY);
        }
    }

    /// Copies; where there is a folder for unfinished files, whole or not at all.
    private void copy(Path source, Path target) throws IOException {
        if (staging.isEmpty()) {
            Files.copy(source, target, StandardCopyOption.COPY_ATTRIBUTES);
            return;
        }
        Path fresh = staging.get().resolve("copy-" + copies.getAndIncrement());
        Files.copy(source, fresh, StandardCopyOption.COPY_ATTRIBUTES);
        Files.move(fresh, target);
    }

    private void note(LinkMode way) {
        int bit = bit(way);
        if ((used.get() & bit) == 0) {
            used.updateAndGet(bits -> bits | bit);
        }
    }

    private static int bit(LinkMode way) {
        return switch (way) {
            case REFLINK -> 1;
            case HARDLINK -> 2;
            case SYMLINK -> 4;
            case COPY -> 8;
        };
    }
}

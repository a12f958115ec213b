package dev.wardian.stack.explain;

import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.toml.TomlDocument;
import dev.wardian.standards.version.Specifier;
import dev.wardian.standards.version.SpecifierSet;
import dev.wardian.store.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Keeps the fixes of the last command that failed in a folder, below the cache folder. Names,
/// versions and lines are kept, and the command as it may be shown, so that no secret is.
public final class FixMemory {

    private static final long FORM = 3;

    private final Path file;

    /// The memory of the commands that run in one folder.
    public FixMemory(Path cacheFolder, Path workingFolder) {
        this.file = cacheFolder.resolve("fixes").resolve(key(workingFolder) + ".toml");
    }

    private static String key(Path folder) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(folder.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Keeps these fixes in the place of any others; answers whether that could be done, since a
    /// cache that cannot be written must not hide why the command failed.
    ///
    /// @param places the folder that the files of changes are relative to
    /// @param command the command to give after a fix, without secrets, if it is known
    public boolean remember(List<Fix> fixes, Path places, Function<Fix, Optional<String>> command) {
        var text = new StringBuilder("form = " + FORM + "\n");
        for (var fix : fixes) {
            FixText.write(known(fix, places, command.apply(fix)), text);
        }
        return write(text);
    }

    private boolean write(CharSequence text) {
        try {
            WholeFile.write(file, text);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /// The same for what a command that succeeded leaves to be done.
    public boolean remember(List<KnownFix> fixes) {
        var text = new StringBuilder("form = " + FORM + "\n");
        fixes.forEach(fix -> FixText.write(fix, text));
        return write(text);
    }

    /// The fix as it is kept.
    private KnownFix known(Fix fix, Path places, Optional<String> command) {
        var edits = new ArrayList<FileEdit>();
        var byHand = new ArrayList<String>();
        for (var change : fix.changes()) {
            FileEdit.of(change, places)
                    .ifPresentOrElse(edits::add, () -> byHand.add(change.text()));
        }
        return new KnownFix(FixText.of(fix), fix.doubts(), edits, byHand, command);
    }

    /// The fixes of the last command that failed here; empty if there was none, or if what is kept
    /// is of another version of this program.
    public List<KnownFix> recall() {
        try {
            var tree = TomlDocument.parse(Files.readString(file)).tree();
            var known = new ArrayList<KnownFix>();
            if (Long.valueOf(FORM).equals(tree.get("form"))
                    && tree.get("fix") instanceof List<?> fixes) {
                for (var fix : fixes) {
                    known.add(read((Map<?, ?>) fix));
                }
            }
            return known;
        } catch (NoSuchFileException _) {
            return List.of();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (SyntaxException | ClassCastException _) {
            return List.of();
        }
    }

    private static KnownFix read(Map<?, ?> fix) {
        var edits = new ArrayList<FileEdit>();
        if (fix.get("edit") instanceof List<?> all) {
            for (var edit : all) {
                edits.add(edit((Map<?, ?>) edit));
            }
        }
        var runs = new ArrayList<List<String>>();
        if (fix.get("run") instanceof List<?> all) {
            for (var run : all) {
                runs.add(texts((Map<?, ?>) run, "words"));
            }
        }
        return new KnownFix(
                text(fix, "text"),
                texts(fix, "doubts"),
                edits,
                texts(fix, "by_hand"),
                fix.get("command") instanceof String command
                        ? Optional.of(command)
                        : Optional.empty(),
                runs);
    }

    private static FileEdit edit(Map<?, ?> edit) {
        var specifiers = new LinkedHashMap<Specifier, Optional<Specifier>>();
        var from = texts(edit, "from");
        var to = texts(edit, "to");
        for (var index = 0; index < Math.min(from.size(), to.size()); index++) {
            var other = to.get(index);
            specifiers.put(
                    Specifier.parse(from.get(index)),
                    other.isEmpty() ? Optional.empty() : Optional.of(Specifier.parse(other)));
        }
        return new FileEdit(
                Path.of(text(edit, "file")),
                text(edit, "shown"),
                edit.get("line") instanceof Long line ? Math.toIntExact(line) : 0,
                PackageName.of(text(edit, "name")),
                SpecifierSet.parse(text(edit, "before")),
                specifiers,
                Boolean.TRUE.equals(edit.get("drop")));
    }

    private static String text(Map<?, ?> table, String key) {
        if (table.get(key) instanceof String text) {
            return text;
        }
        throw new ClassCastException(key);
    }

    private static List<String> texts(Map<?, ?> table, String key) {
        var texts = new ArrayList<String>();
        if (table.get(key) instanceof List<?> list) {
            for (var one : list) {
                texts.add((String) one);
            }
        }
        return texts;
    }
}

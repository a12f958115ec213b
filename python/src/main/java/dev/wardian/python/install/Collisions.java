package dev.wardian.python.install;

import dev.wardian.python.InstallProblem;
import dev.wardian.python.PythonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds files of several wheels that want the same place. It is that of the wheel which requires
/// the other; else of code the later wins and that is told, programs and data of two owners are
/// refused. Whether two have the same contents is
/// told by the digests of their `RECORD`, which were checked when the wheels were unpacked; a file
/// is read only where these do not tell. Whole packages lie twice in some sets: all of
/// `mlflow-skinny` is in `mlflow` too.
final class Collisions {
    private final Map<UnpackedWheel, Map<Path, RecordRow>> rows = new HashMap<>();
    private final List<Overwrite> found = new ArrayList<>();
    private final Dependents dependents;
    private final boolean allowed;

    /// @param allowed whether programs and data may be replaced too
    Collisions(Dependents dependents, boolean allowed) {
        this.dependents = dependents;
        this.allowed = allowed;
    }

    /// The files of all wheels; of two for one place the later.
    List<PlacedItem> resolve(List<Placement> placements) throws IOException {
        int size = 0;
        for (Placement placement : placements) {
            size += placement.code().size();
        }
        Map<Path, PlacedItem> places = LinkedHashMap.newLinkedHashMap(size);
        for (Placement placement : placements) {
            for (PlacedItem item : placement.code()) {
                @Nullable PlacedItem other = places.put(item.target(), item);
                if (other != null && !same(item, other)) {
                    places.put(item.target(), winner(item, other));
                }
            }
        }
        return new ArrayList<>(places.values());
    }

    private PlacedItem winner(PlacedItem item, PlacedItem other) {
        if (dependents.requires(other.owner(), item.owner())) {
            found.add(new Overwrite(item.target(), other.owner(), item.owner(), true));
            return other;
        }
        boolean dependent = dependents.requires(item.owner(), other.owner());
        if (!dependent) {
            refuse(item, other);
        }
        found.add(new Overwrite(item.target(), item.owner(), other.owner(), dependent));
        return item;
    }

    private void refuse(PlacedItem item, PlacedItem other) {
        if (item.owner().equals(other.owner())) {
            throw new PythonException(
                    new InstallProblem.WheelRefused(
                            item.origin(), "two of its files go to `" + item.target() + "`"));
        }
        if (!allowed && !(item.shared() && other.shared())) {
            throw new PythonException(
                    new InstallProblem.FileOwned(item.target(), other.owner(), item.owner()));
        }
    }

    /// Those whose contents differ.
    List<Overwrite> found() {
        return found;
    }

    private boolean same(PlacedItem one, PlacedItem other) throws IOException {
        Optional<RecordRow.Hash> first = digest(one);
        Optional<RecordRow.Hash> second = digest(other);
        if (first.isPresent()
                && second.isPresent()
                && first.get().algorithm().equals(second.get().algorithm())) {
            return first.equals(second);
        }
        return Arrays.equals(contents(one), contents(other));
    }

    private Optional<RecordRow.Hash> digest(PlacedItem item) {
        if (!(item instanceof PlacedItem.Linked(var source, _, var wheel, _))) {
            return Optional.empty();
        }
        @Nullable RecordRow row = rows.computeIfAbsent(wheel, Collisions::rows).get(source);
        return row == null ? Optional.empty() : row.hash();
    }

    /// What was recorded of each file of a wheel, by its place in the store.
    private static Map<Path, RecordRow> rows(UnpackedWheel wheel) {
        Path files = wheel.archive().files();
        Map<Path, RecordRow> rows = new HashMap<>();
        for (RecordRow row : RecordRow.parse(wheel.facts().rows())) {
            rows.put(files.resolve(row.path()), row);
        }
        for (WheelFacts.Spread spread : wheel.facts().spread()) {
            Path folder =
                    files.resolve(wheel.facts().data())
                            .resolve(spread.key().name().toLowerCase(Locale.ROOT));
            rows.put(folder.resolve(spread.row().path()), spread.row());
        }
        return rows;
    }

    /// The bytes of an item, wherever they are.
    static byte[] contents(PlacedItem item) throws IOException {
        return switch (item) {
            case PlacedItem.Linked(var source, _, _, _) -> Files.readAllBytes(source);
            case PlacedItem.Copied(var source, _, _) -> Files.readAllBytes(source);
            case PlacedItem.Written written -> written.contents();
            case PlacedItem.Restored(var source, _, _) -> Files.readAllBytes(source);
        };
    }
}

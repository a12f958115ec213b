package dev.wardian.host.internal;

import dev.wardian.host.Accelerators;
import dev.wardian.host.Container;
import dev.wardian.host.Disk;
import dev.wardian.host.Distribution;
import dev.wardian.host.Gpu;
import dev.wardian.host.HostProfile;
import dev.wardian.host.Libc;
import dev.wardian.host.MajorMinor;
import dev.wardian.host.Memory;
import dev.wardian.host.PackageSystem;
import dev.wardian.host.Processor;
import dev.wardian.host.PythonInstallation;
import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.internal.tree.Table;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Reads the tree that [dev.wardian.host.HostRecord] writes. Members it does not know are passed
/// over, so that a record of a later version can be read.
public final class RecordReader {
    private RecordReader() {}

    /// The machine of a tree.
    public static HostProfile read(Map<String, ?> tree) {
        Table root = Table.root(tree);
        Table container = root.required(root.table("container"), "container");
        return new HostProfile(
                HostProfile.Origin.RECORDED,
                distribution(root.required(root.table("distribution"), "distribution")),
                root.table("libc").map(RecordReader::libc),
                processor(root.required(root.table("processor"), "processor")),
                root.text("kernel").orElse(""),
                root.table("packages").map(RecordReader::packages),
                all(root, "pythons", RecordReader::python),
                new Container(
                        container.requiredText("kind"), container.text("evidence").orElse("")),
                root.table("memory").map(RecordReader::memory).orElseGet(Memory::unknown),
                all(root, "disks", RecordReader::disk),
                root.table("accelerators")
                        .map(RecordReader::accelerators)
                        .orElseGet(Accelerators::none));
    }

    private static <T> List<T> all(Table table, String key, Function<Table, T> reader) {
        return table.tables(key).orElse(List.of()).stream().map(reader).toList();
    }

    private static List<String> texts(Table table, String key) {
        return table.allParsed(key, Function.identity()).orElse(List.of());
    }

    private static Distribution distribution(Table table) {
        return new Distribution(
                table.requiredText("id"),
                table.text("version").orElse(""),
                table.text("codename").orElse(""),
                texts(table, "like"),
                table.text("title").orElseGet(() -> table.requiredText("id")));
    }

    private static Libc libc(Table table) {
        return new Libc(
                table.requiredParsed(
                        "family",
                        text ->
                                Libc.family(text)
                                        .orElseThrow(
                                                () ->
                                                        new SyntaxException(
                                                                text, 0, "`glibc` or `musl`"))),
                table.requiredParsed("version", RecordReader::number));
    }

    private static MajorMinor number(String text) {
        return MajorMinor.tryParse(text)
                .orElseThrow(() -> new SyntaxException(text, 0, "two numbers with a dot between"));
    }

    private static Processor processor(Table table) {
        return new Processor(
                table.requiredText("architecture"),
                small(table, "level"),
                table.text("model").orElse(""),
                small(table, "count").orElse(0));
    }

    private static Optional<Integer> small(Table table, String key) {
        return number(table, key).map(Math::toIntExact);
    }

    private static Optional<Long> number(Table table, String key) {
        var number = table.integer(key);
        return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
    }

    private static PackageSystem packages(Table table) {
        return new PackageSystem(
                table.requiredParsed("kind", word -> named(PackageSystem.Kind.class, word)),
                table.requiredText("tool"),
                Path.of(table.requiredText("database")),
                small(table, "installed"),
                texts(table, "unfinished"),
                texts(table, "held"),
                table.parsed("indexed", RecordReader::instant));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException malformed) {
            throw new SyntaxException(text, 0, "a time such as 2026-01-31T12:00:00Z");
        }
    }

    private static <E extends Enum<E>> E named(Class<E> kind, String word) {
        for (E one : kind.getEnumConstants()) {
            if (one.name().toLowerCase(Locale.ROOT).equals(word)) {
                return one;
            }
        }
        throw new SyntaxException(
                word,
                0,
                "one of " + List.of(kind.getEnumConstants()).toString().toLowerCase(Locale.ROOT));
    }

    private static PythonInstallation python(Table table) {
        return new PythonInstallation(
                Path.of(table.requiredText("program")),
                table.requiredText("version"),
                table.text("implementation").orElse("cpython"),
                table.text("reason").orElse(""));
    }

    private static Memory memory(Table table) {
        return new Memory(
                number(table, "total").orElse(0L),
                number(table, "available").orElse(0L),
                number(table, "limit"));
    }

    private static Disk disk(Table table) {
        return new Disk(
                Path.of(table.requiredText("folder")),
                table.text("type").orElse(""),
                number(table, "total").orElse(0L),
                number(table, "free").orElse(0L));
    }

    private static Accelerators accelerators(Table table) {
        return new Accelerators(
                table.text("driver"),
                table.parsed("cuda", RecordReader::number),
                table.requiredParsed("source", word -> named(Accelerators.Source.class, word)),
                all(table, "gpus", RecordReader::gpu),
                texts(table, "notes"));
    }

    private static Gpu gpu(Table table) {
        return new Gpu(
                table.requiredText("vendor"),
                table.requiredText("name"),
                table.text("uuid"),
                table.text("address"),
                table.parsed("capability", RecordReader::number),
                number(table, "memory"),
                table.table("mig")
                        .map(
                                mig ->
                                        new Gpu.Slices(
                                                mig.truth("enabled").orElse(false),
                                                small(mig, "instances").orElse(0)))
                        .orElseGet(Gpu.Slices::none));
    }
}

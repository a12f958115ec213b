package dev.wardian.host;

import dev.wardian.host.internal.RecordReader;
import dev.wardian.standards.StructureException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A machine as a tree of tables, lists, texts, whole numbers and booleans, to be written as JSON
/// and read back. Members without a value are left out; `docs/json.md` lists them.
public final class HostRecord {
    private HostRecord() {}

    /// The tree of a machine.
    public static Map<String, Object> tree(HostProfile host) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("distribution", distribution(host.distribution()));
        host.libc().ifPresent(libc -> tree.put("libc", libc(libc)));
        tree.put("processor", processor(host.processor()));
        tree.put("kernel", host.kernel());
        host.packages().ifPresent(packages -> tree.put("packages", packages(packages)));
        tree.put("pythons", pythons(host.pythons()));
        Map<String, Object> container = new LinkedHashMap<>();
        container.put("kind", host.container().kind());
        container.put("evidence", host.container().evidence());
        tree.put("container", container);
        tree.put("memory", memory(host.memory()));
        tree.put("disks", disks(host.disks()));
        tree.put("accelerators", accelerators(host.accelerators()));
        return tree;
    }

    /// The machine that a tree describes.
    ///
    /// @throws StructureException where a member has another type than it should, or is missing
    public static HostProfile read(Map<String, ?> tree) {
        return RecordReader.read(tree);
    }

    private static Map<String, Object> distribution(Distribution one) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", one.id());
        row.put("version", one.version());
        row.put("codename", one.codename());
        row.put("like", one.like());
        row.put("title", one.title());
        return row;
    }

    private static Map<String, Object> libc(Libc libc) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("family", libc.family().name().toLowerCase(Locale.ROOT));
        row.put("version", libc.version().toString());
        return row;
    }

    private static Map<String, Object> processor(Processor one) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("architecture", one.architecture());
        one.level().ifPresent(level -> row.put("level", (long) level));
        row.put("model", one.model());
        row.put("count", (long) one.count());
        return row;
    }

    private static Map<String, Object> packages(PackageSystem one) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("kind", one.kind().name().toLowerCase(Locale.ROOT));
        row.put("tool", one.tool());
        row.put("database", one.database().toString());
        one.installed().ifPresent(count -> row.put("installed", (long) count));
        row.put("unfinished", one.unfinished());
        row.put("held", one.held());
        one.indexed().ifPresent(time -> row.put("indexed", time.toString()));
        return row;
    }

    private static List<Map<String, Object>> pythons(List<PythonInstallation> pythons) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (PythonInstallation one : pythons) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("program", one.program().toString());
            row.put("version", one.version());
            row.put("implementation", one.implementation());
            row.put("reason", one.reason());
            rows.add(row);
        }
        return rows;
    }

    private static Map<String, Object> memory(Memory memory) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("total", memory.total());
        row.put("available", memory.available());
        memory.limit().ifPresent(limit -> row.put("limit", limit));
        return row;
    }

    private static List<Map<String, Object>> disks(List<Disk> disks) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Disk one : disks) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("folder", one.folder().toString());
            row.put("type", one.type());
            row.put("total", one.total());
            row.put("free", one.free());
            rows.add(row);
        }
        return rows;
    }

    /// The tree of the GPUs alone.
    public static Map<String, Object> accelerators(Accelerators all) {
        Map<String, Object> tree = new LinkedHashMap<>();
        all.driver().ifPresent(driver -> tree.put("driver", driver));
        all.cuda().ifPresent(cuda -> tree.put("cuda", cuda.toString()));
        tree.put("source", all.source().name().toLowerCase(Locale.ROOT));
        List<Map<String, Object>> gpus = new ArrayList<>();
        for (Gpu gpu : all.gpus()) {
            gpus.add(gpu(gpu));
        }
        tree.put("gpus", gpus);
        tree.put("notes", all.notes());
        return tree;
    }

    private static Map<String, Object> gpu(Gpu gpu) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("vendor", gpu.vendor());
        row.put("name", gpu.name());
        put(row, "uuid", gpu.uuid());
        put(row, "address", gpu.address());
        put(row, "capability", gpu.capability().map(MajorMinor::toString));
        put(row, "memory", gpu.memory());
        Map<String, Object> slices = new LinkedHashMap<>();
        slices.put("enabled", gpu.slices().enabled());
        slices.put("instances", (long) gpu.slices().instances());
        row.put("mig", slices);
        return row;
    }

    private static void put(Map<String, Object> row, String name, Optional<?> value) {
        value.ifPresent(present -> row.put(name, present));
    }
}

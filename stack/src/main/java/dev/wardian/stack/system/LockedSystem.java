package dev.wardian.stack.system;

import dev.wardian.host.resolve.PackagePool;
import dev.wardian.standards.StructureException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// The distribution's packages in a lock, under `tool.wardian.system`: what is asked for on one
/// release of one distribution, with all that it needs down to the C library, whatever the machine
/// has that locks. A lock holds one for each release that it was made on.
///
/// It names no address: files are found below those of the machine's own repositories, and are what
/// the digests say or refused.
///
/// @param machine where it is for
/// @param requested what is asked for, as the project writes it, sorted
/// @param packages sorted by name
public record LockedSystem(
        Machine machine, List<String> requested, List<LockedSystemPackage> packages) {
    private static final String TOOL = "wardian";
    private static final String KEY = "system";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9+.-]*");
    private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z.+:~-]+");
    private static final Pattern PATH = Pattern.compile("(?!/)(?!(.*/)?\\.\\.?(/|$))[!-~]+");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern LINE = Pattern.compile("\\P{Cntrl}*");

    public LockedSystem {
        requested = requested.stream().sorted().distinct().toList();
        packages = List.copyOf(packages);
    }

    /// The release of a distribution and the processor that packages are for.
    ///
    /// @param distribution `debian:12`; the codename where a release has no number
    /// @param architecture as Debian names it: `amd64`
    public record Machine(String distribution, String architecture) {
        @Override
        public String toString() {
            return distribution + " (" + architecture + ")";
        }
    }

    /// Nothing, which a project asks for that has no list.
    public static LockedSystem empty(Machine machine) {
        return new LockedSystem(machine, List.of(), List.of());
    }

    /// Those in a lock.
    ///
    /// @param tool what stands under `tool` of the lock
    /// @throws StructureException for what is none
    public static List<LockedSystem> all(Map<String, Object> tool) {
        var found = new ArrayList<LockedSystem>();
        if (tool.get(TOOL) instanceof Map<?, ?> ours && ours.containsKey(KEY)) {
            var place = "tool." + TOOL + "." + KEY;
            var index = 0;
            for (var one : list(ours.get(KEY), place)) {
                found.add(read(one, place + "[" + index++ + "]"));
            }
        }
        return found;
    }

    private static LockedSystem read(Object value, String place) {
        var packages = new ArrayList<LockedSystemPackage>();
        var index = 0;
        for (var one : list(entry(value, "packages", place), place + ".packages")) {
            packages.add(readPackage(one, place + ".packages[" + index++ + "]"));
        }
        var requested = new ArrayList<String>();
        for (var one : list(entry(value, "requested", place), place + ".requested")) {
            requested.add(String.valueOf(one));
        }
        return new LockedSystem(
                new Machine(
                        text(value, "distribution", LINE, place),
                        text(value, "architecture", NAME, place)),
                requested,
                packages);
    }

    private static LockedSystemPackage readPackage(Object value, String place) {
        var relations = new LinkedHashMap<String, String>();
        for (var field : LockedSystemPackage.RELATIONS) {
            if (value instanceof Map<?, ?> table && table.containsKey(key(field))) {
                relations.put(field, text(value, key(field), LINE, place));
            }
        }
        if (!(entry(value, "size", place) instanceof Long size) || size < 0) {
            throw new StructureException(place + ".size", "expected a number of bytes");
        }
        return new LockedSystemPackage(
                text(value, "name", NAME, place),
                text(value, "version", VERSION, place),
                text(value, "architecture", NAME, place),
                text(value, "path", PATH, place),
                size,
                text(value, "sha256", DIGEST, place),
                relations);
    }

    private static String key(String field) {
        return field.toLowerCase(Locale.ROOT);
    }

    private static Object entry(Object value, String key, String place) {
        if (value instanceof Map<?, ?> table && table.containsKey(key)) {
            return table.get(key);
        }
        throw new StructureException(place, "expected a table with `" + key + "`");
    }

    private static String text(Object value, String key, Pattern form, String place) {
        if (entry(value, key, place) instanceof String text && form.matcher(text).matches()) {
            return text;
        }
        throw new StructureException(place + "." + key, "this is none");
    }

    private static List<?> list(Object value, String place) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new StructureException(place, "expected a list");
    }

    /// What stands under `tool.wardian.system` for these; nothing where there are none.
    public static Map<String, Object> tables(List<LockedSystem> all) {
        return all.isEmpty()
                ? Map.of()
                : Map.of(KEY, all.stream().map(LockedSystem::table).toList());
    }

    private Map<String, Object> table() {
        var table = new LinkedHashMap<String, Object>();
        table.put("distribution", machine.distribution());
        table.put("architecture", machine.architecture());
        table.put("requested", requested);
        var rows = new ArrayList<Map<String, Object>>();
        for (var one : packages) {
            var row = new LinkedHashMap<String, Object>();
            row.put("name", one.name());
            row.put("version", one.version());
            row.put("architecture", one.architecture());
            row.put("path", one.path());
            row.put("size", one.size());
            row.put("sha256", one.sha256());
            for (var field : LockedSystemPackage.RELATIONS) {
                if (one.relations().containsKey(field)) {
                    row.put(key(field), one.relations().get(field));
                }
            }
            rows.add(row);
        }
        table.put("packages", rows);
        return table;
    }

    /// Offers the packages of this lock, and no others.
    ///
    /// @param bases the addresses of repositories that may have their files
    public void offer(PackagePool pool, List<String> bases) {
        var text = new StringBuilder();
        packages.forEach(one -> text.append(one.stanza()));
        pool.add(text.toString(), bases);
    }
}

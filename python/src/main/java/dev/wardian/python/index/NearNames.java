package dev.wardian.python.index;

import dev.wardian.standards.name.PackageName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Names that are spelled almost like one that nobody knows, out of those that were asked for
/// before and some that people often mean: the whole list of an index has a million names and is
/// not worth fetching.
final class NearNames {
    private static final int MOST = 3;
    private static final String POPULAR = "/dev/wardian/python/internal/index/popular-names.txt";

    private NearNames() {}

    /// At most three names, the nearest first.
    ///
    /// @param folders where pages of names lie that were asked for before
    /// @param known whether an index knows a name that many people mean; asked for a few
    static List<String> of(String name, List<Path> folders, Predicate<PackageName> known) {
        int allowed = name.length() <= 4 ? 1 : 2;
        Map<Integer, List<String>> byDistance = new TreeMap<>();
        for (Path folder : folders) {
            collect(name, folder, allowed, byDistance);
        }
        Set<String> asked = new HashSet<>();
        byDistance.values().forEach(asked::addAll);
        popular(name, allowed, byDistance);
        List<String> near = new ArrayList<>(MOST);
        for (List<String> names : byDistance.values()) {
            for (String one : new TreeSet<>(names)) {
                if (near.size() < MOST
                        && !near.contains(one)
                        && (asked.contains(one) || known.test(PackageName.of(one)))) {
                    near.add(one);
                }
            }
        }
        return near;
    }

    /// A line is a name, or what is imported and the name that brings it.
    private static void popular(String name, int allowed, Map<Integer, List<String>> byDistance) {
        for (String line : popularLines()) {
            int equals = line.indexOf('=');
            String meant = line.substring(equals + 1);
            String spelled = equals < 0 ? line : PackageName.normalize(line.substring(0, equals));
            int most = equals < 0 ? allowed : 0;
            int distance = distance(name, spelled, most);
            if (distance <= most && !name.equals(meant)) {
                byDistance.computeIfAbsent(distance, _ -> new ArrayList<>()).add(meant);
            }
        }
    }

    private static List<String> popularLines() {
        try (InputStream in = NearNames.class.getResourceAsStream(POPULAR)) {
            if (in == null) {
                throw new IllegalStateException("no " + POPULAR);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void collect(
            String name, Path folder, int allowed, Map<Integer, List<String>> byDistance) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*.page")) {
            for (Path entry : entries) {
                String file = String.valueOf(entry.getFileName());
                String known = file.substring(0, file.length() - ".page".length());
                int distance = distance(name, known, allowed);
                if (distance <= allowed && !known.startsWith(".")) {
                    byDistance.computeIfAbsent(distance, key -> new ArrayList<>()).add(known);
                }
            }
        } catch (IOException _) {
            return;
        }
    }

    /// How many letters must be added, removed, changed or swapped; more than allowed may be any
    /// larger number.
    static int distance(String left, String right, int allowed) {
        if (Math.abs(left.length() - right.length()) > allowed) {
            return allowed + 1;
        }
        int[][] cost = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, left, right, i, j);
            }
        }
        return cost[left.length()][right.length()];
    }

    private static int cheapest(int[][] cost, String left, String right, int i, int j) {
        int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
        int best = Math.min(cost[i - 1][j - 1] + change, cost[i - 1][j] + 1);
        best = Math.min(best, cost[i][j - 1] + 1);
        boolean swapped =
                i > 1
                        && j > 1
                        && left.charAt(i - 1) == right.charAt(j - 2)
                        && left.charAt(i - 2) == right.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}

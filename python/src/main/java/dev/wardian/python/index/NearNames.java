package dev.wardian.python.index;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Names that are spelled almost like one that nobody knows, out of those that were asked for
/// before: the whole list of an index has a million names and is not worth fetching.
final class NearNames {
    private static final int MOST = 3;

    private NearNames() {}

    /// At most three names of pages in these folders, the nearest first.
    static List<String> of(String name, List<Path> folders) {
        int allowed = name.length() <= 4 ? 1 : 2;
        Map<Integer, List<String>> byDistance = new TreeMap<>();
        for (Path folder : folders) {
            collect(name, folder, allowed, byDistance);
        }
        return byDistance.values().stream()
                .flatMap(names -> names.stream().sorted())
                .distinct()
                .limit(MOST)
                .toList();
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

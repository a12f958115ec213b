package dev.wardian.solver;

import java.util.ArrayList;
import java.util.List;

/// A version as gems and Dart packages have them: numbers and words between dots, words first.
record DottedVersion(List<String> parts) implements Comparable<DottedVersion> {
    static DottedVersion parse(String text) {
        List<String> parts = new ArrayList<>();
        for (String part : text.split("(?<=\\d)(?=[a-zA-Z])|(?<=[a-zA-Z])(?=\\d)|[.+_-]", -1)) {
            parts.add(part);
        }
        while (!parts.isEmpty() && parts.getLast().matches("0+")) {
            parts.removeLast();
        }
        return new DottedVersion(List.copyOf(parts));
    }

    boolean isFinal() {
        return parts.stream().allMatch(DottedVersion::isNumber);
    }

    /// The least version that begins with these numbers, the last of them raised by one.
    static DottedVersion after(List<String> numbers) {
        List<String> raised = new ArrayList<>(numbers);
        raised.set(raised.size() - 1, String.valueOf(Long.parseLong(raised.getLast()) + 1));
        return parse(String.join(".", raised)).least();
    }

    /// Below all pre-releases of this version.
    DottedVersion least() {
        List<String> least = new ArrayList<>(parts);
        least.add("");
        return new DottedVersion(least);
    }

    @Override
    public int compareTo(DottedVersion other) {
        int longest = Math.max(parts.size(), other.parts.size());
        for (int i = 0; i < longest; i++) {
            String mine = i < parts.size() ? parts.get(i) : "0";
            String others = i < other.parts.size() ? other.parts.get(i) : "0";
            int order = compare(mine, others);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int compare(String mine, String others) {
        if (isNumber(mine) && isNumber(others)) {
            return Long.compare(Long.parseLong(mine), Long.parseLong(others));
        }
        return isNumber(mine) ? 1 : isNumber(others) ? -1 : mine.compareTo(others);
    }

    private static boolean isNumber(String part) {
        return !part.isEmpty() && part.chars().allMatch(Character::isDigit);
    }

    @Override
    public String toString() {
        return String.join(".", parts);
    }
}

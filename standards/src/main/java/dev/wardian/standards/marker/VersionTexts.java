package dev.wardian.standards.marker;

/// Versions of interpreters that a marker compares letter by letter: `python_version in "2.7 3.5"`
/// holds for every version whose text is a part of that one, `3.1` is a part of `3.10`.
final class VersionTexts {
    private VersionTexts() {}

    /// The releases whose text, of so many numbers, stands somewhere in a text.
    static Decision within(Question question, String text, int numbers) {
        Decision any = Decision.FALSE;
        for (int start = 0; start < text.length(); start++) {
            for (int end = start + 1; end <= text.length(); end++) {
                if (!isVersionPart(text.charAt(end - 1))) {
                    break;
                }
                any = Decisions.or(any, exactly(question, text.substring(start, end), numbers));
            }
        }
        return any;
    }

    private static boolean isVersionPart(char character) {
        return (character >= '0' && character <= '9') || character == '.';
    }

    /// The releases that are spelt just so; none if no release of so many numbers is.
    static Decision exactly(Question question, String text, int numbers) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != numbers) {
            return Decision.FALSE;
        }
        long[] release = new long[3];
        for (int index = 0; index < numbers; index++) {
            if (!isNumber(parts[index])) {
                return Decision.FALSE;
            }
            release[index] = Long.parseLong(parts[index]);
        }
        long first = ReleaseNumber.of(release[0], release[1], release[2]);
        return MarkerDiagram.between(
                question, first, numbers == 2 ? ReleaseNumber.nextMinor(first) : first + 1);
    }

    /// Whether a text is a number as versions spell it, and not larger than any of them.
    private static boolean isNumber(String text) {
        if (text.isEmpty() || text.length() > 5 || (text.length() > 1 && text.charAt(0) == '0')) {
            return false;
        }
        for (int index = 0; index < text.length(); index++) {
            if (text.charAt(index) < '0' || text.charAt(index) > '9') {
                return false;
            }
        }
        return true;
    }
}

package dev.wardian.python.environment;

import dev.wardian.standards.requirement.Requirement;

/// A requirement together with the name as the metadata spells it, which pip's messages keep.
record SpelledRequirement(String spelling, Requirement requirement) {

    static SpelledRequirement parse(String text) {
        int start = 0;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        int end = start;
        while (end < text.length() && isOfName(text.charAt(end))) {
            end++;
        }
        return new SpelledRequirement(text.substring(start, end), Requirement.parseLenient(text));
    }

    private static boolean isOfName(char character) {
        return Character.isLetterOrDigit(character) || "-_.".indexOf(character) >= 0;
    }

    @Override
    public String toString() {
        return spelling + requirement.toString().substring(requirement.name().toString().length());
    }
}

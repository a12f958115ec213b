package dev.wardian.python.facts;

import java.util.ArrayList;
import java.util.Optional;

/// The form in which facts are kept: a line for the form, one for each shared object, one for each
/// that is damaged.
final class FactText {
    private static final String HEAD = "wardian-objects=1\n";
    private static final int FIELDS = 11;

    private FactText() {}

    static String of(ArtifactFacts facts) {
        var text = new StringBuilder(HEAD);
        for (var one : facts.objects()) {
            text.append(one.path())
                    .append('\t')
                    .append(one.module().orElse("-"))
                    .append('\t')
                    .append(one.architecture())
                    .append('\t')
                    .append(one.soname().orElse("-"))
                    .append('\t')
                    .append(ObjectText.words(one.needed()))
                    .append('\t')
                    .append(ObjectText.words(one.searchPath()))
                    .append('\t')
                    .append(ObjectText.needs(one.versionNeeds()))
                    .append('\t')
                    .append(ObjectText.words(one.gpuCode()))
                    .append('\t')
                    .append(one.numpy().map(NumpyInterface::toString).orElse("-"))
                    .append('\t')
                    .append(ObjectText.words(one.opens()))
                    .append('\t')
                    .append(ObjectText.words(one.torch()))
                    .append('\n');
        }
        for (var path : facts.unreadable()) {
            text.append(path).append('\n');
        }
        return text.toString();
    }

    static Optional<ArtifactFacts> parse(String text) {
        if (!text.startsWith(HEAD)) {
            return Optional.empty();
        }
        var objects = new ArrayList<SharedObject>();
        var unreadable = new ArrayList<String>();
        try {
            for (var line : text.substring(HEAD.length()).lines().toList()) {
                var fields = line.split("\t", -1);
                if (fields.length == FIELDS) {
                    objects.add(object(fields));
                } else {
                    unreadable.add(line);
                }
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException damaged) {
            return Optional.empty();
        }
        return Optional.of(new ArtifactFacts(objects, unreadable));
    }

    private static SharedObject object(String[] fields) {
        return new SharedObject(
                fields[0],
                named(fields[1]),
                fields[2],
                named(fields[3]),
                ObjectText.words(fields[4]),
                ObjectText.words(fields[5]),
                ObjectText.needs(fields[6]),
                ObjectText.gpuCode(fields[7]),
                NumpyInterface.parse(fields[8]),
                ObjectText.words(fields[9]),
                ObjectText.words(fields[10]));
    }

    private static Optional<String> named(String field) {
        return field.equals("-") ? Optional.empty() : Optional.of(field);
    }
}

package dev.wardian.cli.arguments;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The words of one call, sorted into options and operands. Immutable.
public final class Arguments {

    private final Map<Option, List<String>> values;
    private final List<String> operands;

    Arguments(Map<Option, List<String>> values, List<String> operands) {
        this.values = Map.copyOf(values);
        this.operands = List.copyOf(operands);
    }

    /// True when the option was given at least once.
    public boolean has(Option option) {
        return values.containsKey(option);
    }

    /// How often the option was given.
    public int count(Option option) {
        return all(option).size();
    }

    /// The option's last value.
    public Optional<String> value(Option option) {
        var given = all(option);
        return given.isEmpty() ? Optional.empty() : Optional.of(given.getLast());
    }

    /// Every value of the option in the order given.
    public List<String> all(Option option) {
        return values.getOrDefault(option, List.of());
    }

    /// These on top of others: of what has one value these count, lists begin with the others', and
    /// the operands are these.
    public Arguments over(Arguments lower) {
        var all = new HashMap<>(lower.values);
        values.forEach(
                (option, own) ->
                        all.merge(
                                option,
                                own,
                                (below, above) -> {
                                    var both = new ArrayList<>(below);
                                    both.addAll(above);
                                    return both;
                                }));
        return new Arguments(all, operands);
    }

    /// The words that belong to no option.
    public List<String> operands() {
        return operands;
    }
}

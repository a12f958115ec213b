package dev.wardian.host.internal;

import dev.wardian.host.MajorMinor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Compute capability and memory of NVIDIA's models, for machines that are only named and for
/// drivers that cannot be asked. The table is `gpus.txt` beside this class's module.
public final class KnownGpus {
    private static final long GIB = 1L << 30;

    /// One line of the table.
    ///
    /// @param name how the model is called, in lower case
    /// @param capability its compute capability
    /// @param memory in bytes; of the smaller one where it is sold with several sizes
    public record Model(String name, MajorMinor capability, long memory) {}

    private KnownGpus() {}

    /// The model that a name stands for: `H200`, `NVIDIA H100 80GB HBM3`, `rtx4090`. The longest
    /// name of the table whose words stand in it counts.
    public static Optional<Model> find(String name) {
        String asked = " " + spaced(name) + " ";
        String joined = asked.replace(" ", "");
        Optional<Model> best = Optional.empty();
        for (Model model : Table.MODELS) {
            boolean named =
                    asked.contains(" " + model.name() + " ")
                            || joined.equals(model.name().replace(" ", ""));
            if (named && best.map(Model::name).orElse("").length() < model.name().length()) {
                best = Optional.of(model);
            }
        }
        return best;
    }

    /// The names of all models as the table spells them.
    public static List<String> names() {
        return Table.MODELS.stream().map(Model::name).toList();
    }

    private static String spaced(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ").strip();
    }

    /// Read when first asked for.
    private static final class Table {
        static final List<Model> MODELS = read();

        private static List<Model> read() {
            List<Model> models = new ArrayList<>();
            for (String[] row : ResourceTable.rows("gpus.txt")) {
                models.add(
                        new Model(
                                row[0],
                                MajorMinor.tryParse(row[1]).orElseThrow(),
                                Long.parseLong(row[2]) * GIB));
            }
            return List.copyOf(models);
        }
    }
}

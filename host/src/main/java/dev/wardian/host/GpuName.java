package dev.wardian.host;

import dev.wardian.host.internal.KnownDrivers;
import dev.wardian.host.internal.KnownGpus;
import dev.wardian.standards.SyntaxException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// GPUs by their name: `H200`, `8xH100,driver=550`, `L4,driver=570,cuda=12.8`,
/// `my card,capability=8.9,memory=24GiB`, or `none`.
public final class GpuName {
    private final String text;
    private Optional<String> driver = Optional.empty();
    private Optional<MajorMinor> cuda = Optional.empty();
    private Optional<MajorMinor> capability = Optional.empty();
    private Optional<Long> memory = Optional.empty();

    private GpuName(String text) {
        this.text = text;
    }

    /// The GPUs that a name stands for. What follows from the driver and the model is filled in;
    /// what is written counts.
    ///
    /// @throws SyntaxException where the model is not known and no capability is given
    public static Accelerators parse(String text) {
        return text.strip().equalsIgnoreCase("none")
                ? Accelerators.none()
                : new GpuName(text).read();
    }

    private Accelerators read() {
        String[] parts = text.split(",", -1);
        int at = parts[0].length() + 1;
        for (int i = 1; i < parts.length; i++) {
            take(at, parts[i].strip());
            at += parts[i].length() + 1;
        }
        return new Accelerators(
                driver,
                cuda.isPresent() ? cuda : driver.flatMap(KnownDrivers::highestCuda),
                Accelerators.Source.NAMED,
                Collections.nCopies(count(parts[0].strip()), gpu(parts[0].strip())),
                List.of());
    }

    private void take(int at, String part) {
        String value = part.substring(part.indexOf('=') + 1);
        switch (part.substring(0, Math.max(0, part.indexOf('=')))) {
            case "driver" -> {
                number(at, value);
                driver = Optional.of(value);
            }
            case "cuda" -> cuda = Optional.of(number(at, value));
            case "capability" -> capability = Optional.of(number(at, value));
            case "memory" -> memory = Optional.of(bytes(at, value));
            default ->
                    throw new SyntaxException(
                            text, at, "`driver=`, `cuda=`, `capability=` or `memory=`");
        }
    }

    /// `8xH100` are eight.
    private static int count(String name) {
        int cross = name.indexOf('x');
        boolean many = cross == 1 || cross == 2;
        for (int i = 0; i < cross && many; i++) {
            many = name.charAt(i) >= '0' && name.charAt(i) <= '9';
        }
        return many ? Math.max(1, Integer.parseInt(name.substring(0, cross))) : 1;
    }

    private static String model(String name) {
        int cross = name.indexOf('x');
        boolean many = (cross == 1 || cross == 2) && Character.isDigit(name.charAt(0));
        return many ? name.substring(cross + 1).strip() : name;
    }

    private Gpu gpu(String written) {
        String name = model(written);
        Optional<KnownGpus.Model> known = KnownGpus.find(name);
        if (known.isEmpty() && capability.isEmpty()) {
            throw new SyntaxException(
                    text,
                    0,
                    "a model of NVIDIA's such as "
                            + String.join(", ", KnownGpus.names().subList(6, 14))
                            + ", or its `capability=`");
        }
        return new Gpu(
                "nvidia",
                known.isPresent() && !name.contains(" ") ? name.toUpperCase(Locale.ROOT) : name,
                Optional.empty(),
                Optional.empty(),
                capability.or(() -> known.map(KnownGpus.Model::capability)),
                memory.or(() -> known.map(KnownGpus.Model::memory)),
                Gpu.Slices.none());
    }

    private MajorMinor number(int at, String value) {
        return MajorMinor.tryParse(value)
                .orElseThrow(() -> new SyntaxException(text, at, "a version such as 12.8"));
    }

    /// `80GB`, `80GiB`, `24576MiB`: GB counts as GiB, as sellers of GPUs count.
    private long bytes(int at, String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        int end = 0;
        while (end < lower.length() && Character.isDigit(lower.charAt(end))) {
            end++;
        }
        int shift =
                switch (lower.substring(end)) {
                    case "gb", "gib", "g", "" -> 30;
                    case "mb", "mib", "m" -> 20;
                    default -> -1;
                };
        if (end == 0 || end > 9 || shift < 0) {
            throw new SyntaxException(text, at, "an amount such as 80GiB");
        }
        return Long.parseLong(lower.substring(0, end)) << shift;
    }
}

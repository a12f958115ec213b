package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.output.Amounts;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import dev.wardian.host.Accelerators;
import dev.wardian.host.Gpu;
import dev.wardian.host.HostRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Tells which GPUs a machine has and what their driver runs.
final class GpuCommand implements Command {

    @Override
    public String name() {
        return "gpu";
    }

    @Override
    public String summary() {
        return "Tell which GPUs this machine has and which CUDA their driver runs";
    }

    @Override
    public String operands() {
        return "";
    }

    @Override
    public List<Option> options() {
        return HostOptionGroup.all();
    }

    @Override
    public List<String> examples() {
        return List.of("wardian gpu", "wardian gpu --json", "wardian gpu --gpu 8xH100,driver=550");
    }

    @Override
    public ExitCode run(Session session) {
        var found =
                session.wardian().checker().accelerators(HostOptionGroup.read(session.arguments()));
        if (session.json()) {
            session.report().answer(JsonText.of(HostRecord.accelerators(found)));
        } else {
            for (var row : rows(found)) {
                session.report().answer(row);
            }
        }
        return ExitCode.SUCCESS;
    }

    /// A line for the driver, one for each GPU, one for each thing amiss.
    static List<String> rows(Accelerators found) {
        var rows = new ArrayList<String>();
        if (found.driver().isPresent()) {
            rows.add(
                    "NVIDIA driver "
                            + found.driver().get()
                            + found.cuda().map(cuda -> ", runs CUDA up to " + cuda).orElse("")
                            + " (told by "
                            + found.source().name().toLowerCase(Locale.ROOT)
                            + ")");
        }
        for (var gpu : found.gpus()) {
            rows.add(row(gpu));
        }
        rows.addAll(found.notes());
        if (rows.isEmpty()) {
            rows.add("none found");
        }
        return rows;
    }

    private static String row(Gpu gpu) {
        var text = new StringBuilder(gpu.name());
        gpu.capability().ifPresent(number -> text.append(", compute capability ").append(number));
        gpu.memory().ifPresent(bytes -> text.append(", ").append(Amounts.bytes(bytes)));
        if (gpu.slices().enabled()) {
            text.append(", MIG: ").append(Amounts.count(gpu.slices().instances(), "instance"));
        }
        gpu.address().ifPresent(address -> text.append(", at ").append(address));
        return text.toString();
    }
}

package dev.wardian.stack.internal.check;

import dev.wardian.host.Accelerators;
import dev.wardian.python.environment.CodeSet;
import dev.wardian.python.environment.DistributionCode;
import dev.wardian.python.facts.ArtifactReader;
import dev.wardian.python.facts.NumpyUse;
import dev.wardian.python.link.BrokenImport;
import dev.wardian.python.link.ImportLinker;
import dev.wardian.python.link.LinkReport;
import dev.wardian.stack.check.CheckFinding;
import dev.wardian.stack.check.Checked;
import dev.wardian.standards.name.PackageName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the files of packages say that are imported together, installed or not: which statements
/// fail, what was compiled or generated for another release of something, which files two packages
/// own, and which GPUs there is code for.
public final class CodeChecks {
    private static final PackageName NUMPY = PackageName.of("numpy");
    private static final PackageName TORCH = PackageName.of("torch");
    private static final PackageName PROTOBUF = PackageName.of("protobuf");

    private final CodeSet set;
    private final ImportLinker linker;
    private final ArtifactReader reader;
    private final GpuCheck gpus;
    private final LargeCode large;
    private final List<CheckFinding> findings = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    /// @param linker follows imports where others came to no end
    /// @param facts the folder in which what files say is kept
    /// @param accelerators the GPUs that they shall run on
    public CodeChecks(CodeSet set, ImportLinker linker, Path facts, Accelerators accelerators) {
        this(set, linker, facts, accelerators, LargeCode.NONE);
    }

    /// @param large what is known of libraries that do not lie there
    public CodeChecks(
            CodeSet set,
            ImportLinker linker,
            Path facts,
            Accelerators accelerators,
            LargeCode large) {
        this.large = large;
        this.set = set;
        this.linker = linker;
        this.reader = new ArtifactReader(facts);
        this.gpus = new GpuCheck(accelerators);
    }

    /// All that is found.
    ///
    /// @param links what linking the packages came to
    public Checked run(LinkReport links) {
        remarks.addAll(links.remarks());
        findings.addAll(findings(links.broken()));
        objects(links.reached());
        set.find(PROTOBUF)
                .map(one -> new ProtobufCheck(one.version(), links.reached()))
                .ifPresent(
                        check ->
                                set.distributions().stream()
                                        .flatMap(one -> check.of(one).stream())
                                        .forEach(findings::add));
        var known = CorrectionsCheck.of(set, explained());
        findings.addAll(known.findings());
        remarks.addAll(known.remarks());
        var owners = FileOwners.of(set.distributions());
        findings.addAll(owners.findings());
        remarks.addAll(owners.remarks());
        return new Checked(findings, remarks);
    }

    /// The packages of which it was found why they do not import.
    private Set<PackageName> explained() {
        var explained = new HashSet<PackageName>();
        for (var finding : findings) {
            switch (finding) {
                case CheckFinding.NotImportable(var first, _) ->
                        first.owner().ifPresent(owner -> explained.add(owner.name()));
                case CheckFinding.ProtobufMismatch one -> explained.add(one.name());
                default -> {}
            }
        }
        return explained;
    }

    /// One fault often shows in many places: the first of each package stands for all.
    static List<CheckFinding> findings(List<BrokenImport> broken) {
        var found = new ArrayList<CheckFinding>();
        var byFault = new LinkedHashMap<List<Object>, List<BrokenImport>>();
        for (var one : broken) {
            byFault.computeIfAbsent(List.of(one.owner(), one.fault()), _ -> new ArrayList<>())
                    .add(one);
        }
        for (var places : byFault.values()) {
            found.add(new CheckFinding.NotImportable(places.getFirst(), places.size() - 1));
        }
        return found;
    }

    private void objects(Set<String> reached) {
        var numpy = set.find(NUMPY);
        var torch = set.find(TORCH).flatMap(one -> TorchCheck.of(one, large.torch()));
        for (var one : set.distributions()) {
            var said = reader.read(one, set.interpreter().extensionSuffix());
            numpy.flatMap(
                            it ->
                                    NumpyUse.refusing(
                                                    it.version(),
                                                    said,
                                                    reached,
                                                    () -> linker.likely(set.interpreter(), one))
                                            .flatMap(use -> told(one, use, it)))
                    .ifPresent(findings::add);
            torch.flatMap(it -> it.of(one, said)).ifPresent(findings::add);
            var code = said.gpuCode();
            code.addAll(large.gpuCode().getOrDefault(one.name(), Collections.emptySortedSet()));
            gpus.of(one.name(), one.version(), code).ifPresent(findings::add);
            gpus.remark(one.name(), one.version()).ifPresent(remarks::add);
            for (var path : said.unreadable()) {
                if (Files.exists(one.folder().resolve(path))) {
                    remarks.add("`" + place(one, path) + "` of " + shown(one) + " is damaged");
                }
            }
        }
    }

    /// What goes on where NumPy refuses it is no error, since much of it works.
    private Optional<CheckFinding> told(
            DistributionCode one, NumpyUse use, DistributionCode numpy) {
        if (!NumpyUse.goesOnWithout(one.name())) {
            return Optional.of(mismatch(one, use, numpy));
        }
        remarks.add(
                shown(one)
                        + " imports, but it was compiled for "
                        + use.compiledFor()
                        + " and `numpy` "
                        + numpy.version()
                        + " is installed: what hands arrays to it fails");
        return Optional.empty();
    }

    private static CheckFinding mismatch(
            DistributionCode one, NumpyUse use, DistributionCode numpy) {
        return new CheckFinding.NumpyMismatch(
                one.name(),
                one.version(),
                use.compiledFor(),
                numpy.version(),
                place(one, use.files().getFirst()),
                use.files().size() - 1);
    }

    private static String shown(DistributionCode one) {
        return one.name() + " " + one.version();
    }

    /// The shared objects of a package that do not lie there, because they were not read.
    public static List<String> absent(DistributionCode one) {
        var absent = new ArrayList<String>();
        for (var row : RecordedRows.of(one)) {
            var path = row.path();
            var isObject = path.endsWith(".so") || path.contains(".so.");
            if (isObject && !Files.exists(one.folder().resolve(path))) {
                absent.add(path);
            }
        }
        return absent;
    }

    /// Where a file lies, or would.
    static Path place(DistributionCode one, String path) {
        return switch (one) {
            case DistributionCode.Installed installed -> installed.folder().resolve(path);
            case DistributionCode.Unpacked _ -> Path.of(path);
        };
    }
}

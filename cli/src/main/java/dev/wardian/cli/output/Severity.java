package dev.wardian.cli.output;

import dev.wardian.host.repository.RepositoryProblem;
import dev.wardian.python.BuildProblem;
import dev.wardian.python.EnvironmentProblem;
import dev.wardian.python.IndexProblem;
import dev.wardian.python.InstallProblem;
import dev.wardian.python.PythonProblem;
import dev.wardian.python.ResolveProblem;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.store.StoreProblem;

/// Which exit code a problem ends in. No switch has a default: a new problem must be placed.
final class Severity {

    private Severity() {}

    static ExitCode of(StackProblem problem) {
        return switch (problem) {
            case StackProblem.Malformed _,
                    StackProblem.Invalid _,
                    StackProblem.EmptyUniverse _,
                    StackProblem.NoProject _,
                    StackProblem.Unreadable _,
                    StackProblem.BadRequirement _ ->
                    ExitCode.USAGE;
            case StackProblem.NoEnvironment _,
                    StackProblem.NotVirtual _,
                    StackProblem.WrongPython _,
                    StackProblem.NotRecovered _,
                    StackProblem.Unwritable _ ->
                    ExitCode.ENVIRONMENT;
            case StackProblem.NotKept _ -> ExitCode.NETWORK;
            case StackProblem.HashesRequired _,
                    StackProblem.NotRemoved _,
                    StackProblem.NotInstalled _,
                    StackProblem.NotDeclared _,
                    StackProblem.Present _,
                    StackProblem.LockDrifted _,
                    StackProblem.NoLock _,
                    StackProblem.NotRepaired _,
                    StackProblem.NotUndoable _,
                    StackProblem.RepositoryRefused _,
                    StackProblem.SystemUnsolvable _,
                    StackProblem.LockRefused _ ->
                    ExitCode.REFUSED;
        };
    }

    static ExitCode of(RepositoryProblem problem) {
        return switch (problem) {
            case RepositoryProblem.BadSource _ -> ExitCode.USAGE;
            case RepositoryProblem.NoSources _, RepositoryProblem.BadKeyring _ ->
                    ExitCode.ENVIRONMENT;
            case RepositoryProblem.Absent _,
                    RepositoryProblem.NotFetched _,
                    RepositoryProblem.Gone _ ->
                    ExitCode.NETWORK;
            case RepositoryProblem.Unsigned _,
                    RepositoryProblem.UnknownSigner _,
                    RepositoryProblem.BadSignature _,
                    RepositoryProblem.Expired _,
                    RepositoryProblem.NotYetValid _,
                    RepositoryProblem.Mismatch _,
                    RepositoryProblem.AnotherPackage _,
                    RepositoryProblem.Damaged _ ->
                    ExitCode.REFUSED;
        };
    }

    static ExitCode of(PythonProblem problem) {
        return switch (problem) {
            case EnvironmentProblem.MalformedRequest _, EnvironmentProblem.UnknownPlatform _ ->
                    ExitCode.USAGE;
            case EnvironmentProblem _, InstallProblem.ChangeFailed _ -> ExitCode.ENVIRONMENT;
            case IndexProblem index -> of(index);
            case ResolveProblem.NotKept _ -> ExitCode.NETWORK;
            case PythonProblem.UnknownPackage _,
                    ResolveProblem _,
                    BuildProblem _,
                    InstallProblem _ ->
                    ExitCode.REFUSED;
        };
    }

    private static ExitCode of(IndexProblem problem) {
        return switch (problem) {
            case IndexProblem.IndexUnreachable _,
                    IndexProblem.ServerFailed _,
                    IndexProblem.Unauthorized _,
                    IndexProblem.BadPage _,
                    IndexProblem.FileGone _,
                    IndexProblem.NotKept _ ->
                    ExitCode.NETWORK;
            case IndexProblem.DigestMismatch _,
                    IndexProblem.BadMetadata _,
                    IndexProblem.ForeignMetadata _,
                    IndexProblem.BadAddress _ ->
                    ExitCode.REFUSED;
            case IndexProblem.BadSetting _ -> ExitCode.USAGE;
            case IndexProblem.NotWritten _ -> ExitCode.ENVIRONMENT;
        };
    }

    static ExitCode of(StoreProblem problem) {
        return switch (problem) {
            case StoreProblem.Unreachable _ -> ExitCode.NETWORK;
            case StoreProblem.BadArchive _,
                    StoreProblem.TooLarge _,
                    StoreProblem.DigestMismatch _ ->
                    ExitCode.REFUSED;
            case StoreProblem.Unwritable _,
                    StoreProblem.Unreadable _,
                    StoreProblem.ForeignStore _ ->
                    ExitCode.ENVIRONMENT;
        };
    }
}

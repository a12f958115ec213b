package dev.wardian.python.index;

import dev.wardian.python.IndexProblem;
import dev.wardian.python.PythonException;
import dev.wardian.store.StoreException;
import dev.wardian.store.StoreProblem;
import dev.wardian.store.http.SafeUrl;
import java.net.URI;
import java.util.Optional;

/// Turns what went wrong below into problems of an index.
final class Failures {
    private Failures() {}

    static PythonException of(URI url, StoreException failed) {
        IndexProblem problem =
                failed.problem() instanceof StoreProblem.Unreachable unreachable
                        ? new IndexProblem.IndexUnreachable(
                                unreachable.url(),
                                unreachable.reason(),
                                unreachable.attempts(),
                                unreachable.advice())
                        : new IndexProblem.IndexUnreachable(
                                SafeUrl.show(url), failed.problem().message(), 1, "");
        return new PythonException(problem, failed);
    }

    static PythonException ofStatus(
            URI url, int status, boolean withCredentials, Optional<String> index) {
        String shown = SafeUrl.show(url);
        return new PythonException(
                status == 401 || status == 403 || status == 407
                        ? new IndexProblem.Unauthorized(shown, status, withCredentials, index)
                        : new IndexProblem.ServerFailed(shown, status));
    }
}

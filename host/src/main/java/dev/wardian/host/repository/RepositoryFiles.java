package dev.wardian.host.repository;

import dev.wardian.host.rpm.RepositoryDescription;
import dev.wardian.host.rpm.RpmSource;
import dev.wardian.store.http.HttpClient;
import dev.wardian.store.http.Request;
import dev.wardian.store.http.Response;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Fetches files of repositories over HTTP or from folders of this machine. Nothing is believed of
/// them here.
///
/// @param client asks the servers
/// @param offline whether no server may be asked
public record RepositoryFiles(HttpClient client, boolean offline) {

    /// The addresses at which a source's repository lies, each with a slash at its end: its own, or
    /// those of its list of mirrors (`apt-transport-mirror(1)`), in their order.
    public List<String> bases(AptSource source) {
        if (!source.uri().startsWith("mirror")) {
            return List.of(source.uri());
        }
        String list = source.uri().replaceFirst("^mirror\\+", "").replaceFirst("^mirror:", "http:");
        List<String> bases = new ArrayList<>();
        for (String line : new String(require(list), StandardCharsets.UTF_8).lines().toList()) {
            String base = line.strip().split("\\s", 2)[0];
            if (!base.isEmpty() && !base.startsWith("#")) {
                bases.add(base.endsWith("/") ? base : base + "/");
            }
        }
        if (bases.isEmpty()) {
            throw new RepositoryException(
                    new RepositoryProblem.Damaged(list, "it names no mirror"));
        }
        return bases;
    }

    /// The addresses at which a source's repository lies, or those of its list of mirrors.
    public List<String> bases(RpmSource source) {
        List<String> bases = new ArrayList<>(source.bases());
        if (bases.isEmpty() && !source.mirrors().isEmpty()) {
            String list = new String(require(source.mirrors()), StandardCharsets.UTF_8);
            bases.addAll(RepositoryDescription.mirrors(list));
        }
        if (bases.isEmpty()) {
            throw new RepositoryException(
                    new RepositoryProblem.BadSource(
                            source.file(), 1, "[" + source.id() + "] names no address"));
        }
        return bases;
    }

    /// The beginning of the file at an address, or all of it where it is shorter.
    ///
    /// @param length how many bytes
    /// @throws RepositoryException when it is not there
    public byte[] beginning(String address, int length) {
        byte[] found =
                fetch(address, "bytes=0-" + (length - 1))
                        .orElseThrow(
                                () ->
                                        new RepositoryException(
                                                new RepositoryProblem.Absent(
                                                        address, "no such file")));
        return found.length > length ? Arrays.copyOf(found, length) : found;
    }

    /// The file at an address.
    ///
    /// @throws RepositoryException when it is not there
    public byte[] require(String address) {
        return fetch(address)
                .orElseThrow(
                        () ->
                                new RepositoryException(
                                        new RepositoryProblem.Absent(address, "no such file")));
    }

    /// The file at an address; empty where the server says that there is none.
    ///
    /// @throws RepositoryException when the server says something else
    public Optional<byte[]> fetch(String address) {
        return fetch(address, "");
    }

    /// @param range the part that is wanted, as HTTP says it; a server may send all of it
    private Optional<byte[]> fetch(String address, String range) {
        URI url = uri(address);
        if (String.valueOf(url.getScheme()).matches("file|copy")) {
            return local(address, Path.of(url.getPath()));
        }
        if (!String.valueOf(url.getScheme()).matches("https?")) {
            throw new RepositoryException(
                    new RepositoryProblem.Absent(
                            address, "`" + url.getScheme() + "` is no way to fetch that is known"));
        }
        if (offline) {
            throw new RepositoryException(
                    new RepositoryProblem.Absent(address, "the network may not be used"));
        }
        Request request = Request.get(url);
        Response response = client.get(range.isEmpty() ? request : request.with("Range", range));
        if (response.status() == 404 || response.status() == 410) {
            return Optional.empty();
        }
        if (!response.isSuccess()) {
            throw new RepositoryException(
                    new RepositoryProblem.Absent(
                            address, "the server answers with " + response.status()));
        }
        return Optional.of(response.body());
    }

    private static Optional<byte[]> local(String address, Path file) {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException refused) {
            throw new RepositoryException(
                    new RepositoryProblem.Absent(address, "no permission to read it"), refused);
        }
    }

    private static URI uri(String address) {
        try {
            return new URI(address);
        } catch (URISyntaxException malformed) {
            throw new RepositoryException(
                    new RepositoryProblem.Absent(address, "it is no address"), malformed);
        }
    }
}

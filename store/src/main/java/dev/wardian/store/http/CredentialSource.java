package dev.wardian.store.http;

import java.net.URI;
import java.util.Optional;

/// Knows the credentials of servers. Asked from any thread.
public interface CredentialSource {
    /// A source that knows nothing.
    CredentialSource NONE =
            new CredentialSource() {
                @Override
                public Optional<BasicCredentials> known(URI url) {
                    return Optional.empty();
                }

                @Override
                public Optional<BasicCredentials> afterRefusal(URI url) {
                    return Optional.empty();
                }
            };

    /// What is sent along with the first question to an address.
    Optional<BasicCredentials> known(URI url);

    /// What is tried once after the server answered 401; may be slow.
    Optional<BasicCredentials> afterRefusal(URI url);
}

package dev.wardian.store.http;

/// What a cache answers.
public sealed interface CacheAnswer {
    /// The content.
    ///
    /// @param content what was kept of the answer's body
    /// @param fromDisk whether no server was asked, or the server said that nothing changed
    /// @param validity how long it may be used from memory
    record Content(Bytes content, boolean fromDisk, Validity validity) implements CacheAnswer {}

    /// The server answered, but not with success.
    ///
    /// @param status its status code
    /// @param headers its header fields
    record Refused(int status, Headers headers) implements CacheAnswer {}

    /// Nothing is kept, and no server may be asked.
    record Missing() implements CacheAnswer {}
}

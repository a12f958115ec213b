/// A small HTTP client for short-lived processes, and a cache of its answers on disk.
///
/// The central type is [dev.wardian.store.http.HttpClient]: blocking calls, meant for virtual
/// threads, over a bounded number of kept connections. It starts no more of the platform than a
/// request needs, which is why it exists beside the client of the platform itself.
package dev.wardian.store.http;

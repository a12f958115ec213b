/// The store: archives unpacked once under their digest, caches beside them, links out of it into
/// environments, and locks between processes. [dev.wardian.store.Store] is the way in.
package dev.wardian.store;

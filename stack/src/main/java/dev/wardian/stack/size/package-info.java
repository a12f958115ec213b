/// What an environment takes on disk: bytes per package, what of them is shared with the store, and
/// what pulled each package in. The central type is [dev.wardian.stack.size.Footprint].
package dev.wardian.stack.size;

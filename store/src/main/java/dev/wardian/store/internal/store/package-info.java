/// What lies behind the store: shelves of archives, notes, versions, trees of folders.
package dev.wardian.store.internal.store;

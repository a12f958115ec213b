/// What is kept on this machine and shared by all environments, and what can go wrong with it:
/// [dev.wardian.store.StoreException] and the sealed [dev.wardian.store.StoreProblem] it carries.
package dev.wardian.store;

/// What package indexes offer and how it is fetched.
///
/// The central type is [dev.wardian.python.index.IndexClient], which asks the places named by
/// [dev.wardian.python.index.IndexSettings] and answers as a
/// [dev.wardian.python.index.PackageSource]: pages of releases, metadata and files.
package dev.wardian.python.index;

/// Archives as hostile input: [dev.wardian.store.archive.ZipArchive] and
/// [dev.wardian.store.archive.TarArchive] unpack what is well formed and stays inside its folder,
/// and refuse the rest with a [dev.wardian.store.StoreProblem.BadArchive].
package dev.wardian.store.archive;

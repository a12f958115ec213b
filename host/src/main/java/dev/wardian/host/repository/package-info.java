/// Repositories of Debian packages: which ones a machine is configured with
/// ([dev.wardian.host.repository.AptSources]), whose signatures are believed, and their indexes,
/// fetched and verified as `apt-secure(8)` has it ([dev.wardian.host.repository.IndexUpdate]).
package dev.wardian.host.repository;

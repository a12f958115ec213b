/// What happens to the cache besides being used: [dev.wardian.stack.cache.PruneChoices] say what of
/// it may go, [dev.wardian.stack.cache.DamagedArchive] names what in it is not as it should be. The
/// methods that use them are those of [dev.wardian.stack.Wardian].
package dev.wardian.stack.cache;

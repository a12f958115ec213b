/// Changes of environments that are never half-done: [EnvironmentJournal] is the folder `.wardian`
/// of an environment, [Transaction] one change of it under way, [PastChange] one that was made.
package dev.wardian.python.journal;

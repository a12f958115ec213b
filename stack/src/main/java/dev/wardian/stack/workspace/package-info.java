/// Projects as people work on them: a `pyproject.toml`, its lock and its environment, several of
/// them as members of one workspace. The central type is
/// [dev.wardian.stack.workspace.Project]: it adds, removes, locks and synchronises.
package dev.wardian.stack.workspace;

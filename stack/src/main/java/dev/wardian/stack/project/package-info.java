/// What a project's own file says beyond the standards: `[tool.wardian]`, or `[tool.uv]` where that
/// is silent; all of it is a [dev.wardian.stack.project.ProjectConfiguration].
package dev.wardian.stack.project;

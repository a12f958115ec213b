/// Choosing one version of every Python package that is needed, for one target.
///
/// [dev.wardian.python.resolve.PythonResolver] is the way in. It asks a
/// [dev.wardian.python.index.PackageSource] and answers with a
/// [dev.wardian.python.resolve.PythonResolution].
package dev.wardian.python.resolve;

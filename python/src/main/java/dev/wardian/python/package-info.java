/// What all of the Python side shares: [PythonException] and the sealed [PythonProblem] it carries.
package dev.wardian.python;

package dev.wardian.standards.marker;

/// One side of a comparison in a marker.
public sealed interface MarkerOperand {
    /// A name whose value the environment or the context knows.
    record Variable(MarkerVariable variable) implements MarkerOperand {
        @Override
        public String toString() {
            return variable.toString();
        }
    }

    /// A quoted string; the value is what Python would read from it.
    record Literal(String value) implements MarkerOperand {
        /// The value in quotes: double ones if it has none inside, with Python's escapes for what
        /// a marker could not otherwise contain.
        @Override
        public String toString() {
            return PythonString.quote(value);
        }
    }
}

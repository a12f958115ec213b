/// Names of projects, extras and dependency groups in their one normalised spelling (PEP 503,
/// PEP 685, PEP 735). [dev.wardian.standards.name.PackageName] is the central type.
package dev.wardian.standards.name;

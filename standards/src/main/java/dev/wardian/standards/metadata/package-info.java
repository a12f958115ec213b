/// Metadata of distributions: [CoreMetadata] is what a resolver needs and is read fast,
/// [RawMetadata] is every field as written, [CheckedMetadata] every field judged by its standard
/// (PEP 241 to PEP 794); beside them [LicenseExpression] (PEP 639) and [DirectUrl] (PEP 610).
package dev.wardian.standards.metadata;

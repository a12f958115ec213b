/// How fast the engine is inside a warm JVM. [dev.wardian.benchmarks.HotResolve] prints what
/// `benchmarks/beside-uv --hot` sets beside uv; the classes named `…Benchmark` are for JMH.
package dev.wardian.benchmarks;

#!/usr/bin/env python3
"""beside-uv --hot: the engine inside a warm JVM beside uv's whole process, both on a filled cache, in one run.

Uses the server and the workloads of the harness (run.py). For each workload uv runs, then one JVM resolves again
and again with one engine, then uv runs again: what disturbs one disturbs the other. Prints a Markdown table.
"""
import argparse, importlib.util, os, pathlib, shutil, statistics, subprocess, sys, tempfile


def harness(bench):
    spec = importlib.util.spec_from_file_location("run", bench / "run.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["run"] = module
    spec.loader.exec_module(module)
    return module


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--bench", type=pathlib.Path, required=True, help="folder of run.py")
    ap.add_argument("--java", required=True)
    ap.add_argument("--class-path", required=True)
    ap.add_argument("--uv", required=True)
    ap.add_argument("--python", default=sys.executable)
    ap.add_argument("--workloads", default="jupyter,mlstack,airflow,backtrack")
    ap.add_argument("--runs", type=int, default=10, help="runs of uv before and after the JVM's, each")
    ap.add_argument("--warm-up", type=int, default=1000)
    ap.add_argument("--measured", type=int, default=1000)
    ap.add_argument("--java-options", default="-XX:+UseSerialGC -Xmx512m")
    ap.add_argument("--serve-args", default="--tls")
    o = ap.parse_args()
    o.latency_ms, o.wheels = 0, ""
    run = harness(o.bench)
    work = pathlib.Path(tempfile.mkdtemp(prefix="wardian-hot."))
    server = run.Server(o)
    pressure, began = run.pressure(), __import__("time").time()
    rows = []
    try:
        env = run.environment(o, server, work / "none", work / "uv")
        for name, w in run.workloads(o.workloads.split(",")).items():
            out = work / f"{name}.txt"
            uv = [o.uv, "pip", "compile", w["path"], "-o", out, "--python", o.python, "--python-version", w["python"],
                  "--python-platform", "x86_64-unknown-linux-gnu", "--no-header", "--no-annotate",
                  "--index-url", server.index, "--cache-dir", work / "uv", "--no-config", "-q"]

            def uv_once():
                out.unlink(missing_ok=True)                     # a lock that is there would answer
                r = run.timed([str(c) for c in uv], env, work / "log", 600, work)
                if r["rc"] != 0:
                    sys.exit(f"uv failed on {name}:\n" + (work / "log").read_text())
                return r

            uv_once()
            before = [uv_once() for _ in range(o.runs)]
            hot = subprocess.run(
                [o.java, *o.java_options.split(), "-cp", o.class_path, "dev.wardian.benchmarks.HotResolve", server.index,
                 work / "wardian", o.python, str(o.warm_up), str(o.measured), w["path"]],
                env=env, capture_output=True, text=True)
            if hot.returncode != 0:
                sys.exit(f"wardian failed on {name}:\n{hot.stdout}{hot.stderr}")
            field = hot.stdout.strip().split("\t")
            runs = before + [uv_once() for _ in range(o.runs)]
            walls = [1000 * r["wall"] for r in runs]
            rows.append((name, int(field[1]), min(walls), statistics.median(walls), statistics.median(1000 * r["cpu"] for r in runs),
                         *(float(f) for f in field[3:7]), int(field[7]), len(out.read_text().splitlines())))
            print(f"{name}: uv {rows[-1][3]:.1f} ms, hot {rows[-1][6]:.2f} ms", file=sys.stderr, flush=True)
    finally:
        server.close()
        shutil.rmtree(work, ignore_errors=True)
    waited = 100 * (run.pressure() - pressure) / (__import__("time").time() - began)
    print(f"server flags: {o.serve_args}; {os.cpu_count()} cores; load average {os.getloadavg()[0]:.1f}, some process waited for a core {waited:.0f} % of the time. "
          f"{2 * o.runs} runs of uv around {o.measured} resolutions after {o.warm_up} unmeasured ones. Milliseconds.\n")
    print("| workload | packages | uv min / median | hot min / median / 95 % | × uv (median) | CPU uv / hot | KB allocated |")
    print("|---|--:|--:|--:|--:|--:|--:|")
    for name, lines, low, mid, cpu, hlow, hmid, h95, hcpu, kb, uv_lines in rows:
        note = "" if lines == uv_lines else f" (uv: {uv_lines})"
        print(f"| {name} | {lines}{note} | {low:.1f} / {mid:.1f} | {hlow:.2f} / {hmid:.2f} / {h95:.2f} | **{hmid / mid:.3f}** | {cpu:.0f} / {hcpu:.2f} | {kb} |")


if __name__ == "__main__":
    main()

using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace QingYi.Benchmarks;

/// <summary>Runs the benchmarks that the arguments choose.</summary>
internal static class Benchmark
{
    // In this process: a generated project would not see the plugins, which are loaded from beside the program.
    private static void Main(string[] args) =>
        BenchmarkSwitcher.FromAssembly(typeof(Benchmark).Assembly).Run(args, DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)));
}

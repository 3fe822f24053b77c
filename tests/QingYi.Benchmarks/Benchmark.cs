using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using QingYi.Benchmarks.HandWritten;
using QingYi.Benchmarks.Jobs;

namespace QingYi.Benchmarks;

/// <summary>Runs what the arguments select: the whole jobs, or each part separately.</summary>
internal static class Benchmark
{
    private static async Task<int> Main(string[] args)
    {
        if (args is ["job" or "copy" or "start" or "--help" or "-h", ..] || args is [Orders.Command or Reference.Command, ..])
        {
            var root = new RootCommand(
                "Runs whole jobs beside hand-written programs; other arguments, such as --filter '*', run the parts with BenchmarkDotNet"
            )
            {
                OrderJob.Create(),
                TableCopy.Create(),
                FirstRequest.Create(),
                Orders.Create(),
                Reference.Create(),
            };
            return await root.Parse(args).InvokeAsync();
        }

        // In this process: a generated project would not find the plugins, which the program loads from its own folder.
        BenchmarkSwitcher
            .FromAssembly(typeof(Benchmark).Assembly)
            .Run(args, DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)));
        return 0;
    }
}

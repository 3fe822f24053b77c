using BenchmarkDotNet.Attributes;
using QingYi.Engine.Compilation;
using QingYi.Engine.Documents;
using QingYi.Engine.Language;
using QingYi.Engine.Plugins;
using QingYi.Engine.Schemes;
using QingYi.Sandbox;
using QingYi.Tests;

namespace QingYi.Benchmarks;

/// <summary>The whole mapping of the seed's scheme for one order: read the fields, render the request with its goods lines.</summary>
[MemoryDiagnoser]
public class SeedMapping
{
    private CompiledScheme scheme = null!;
    private EvaluationContext context = null!;
    private ReadOnlyMemory<byte> order;

    /// <summary>The number of goods lines of the order.</summary>
    [Params(1, 5)]
    public int Lines { get; set; }

    /// <summary>Compiles the scheme as the program does.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var problems = new ProblemList();
        var catalog = PluginLoader.Load([Path.Combine(Repository.Program, "plugins")]);
        scheme = new SchemeCompiler(catalog, null, problems).Compile(
            new SchemeReader(problems).Read(Path.Combine(Repository.Root, "schemes", "jackyun-sale-return.yaml"))
        ) ?? throw new InvalidOperationException(string.Join('\n', problems.Sorted));
        var now = new DateTimeOffset(2024, 6, 6, 0, 0, 0, TimeSpan.Zero);
        context = new EvaluationContext(scheme.Plan, scheme.Constants(now.AddDays(-1), now, "benchmark"));
        var made = new JackyunOrders(
            new JackyunOptions
            {
                Orders = 10,
                MinLines = Lines,
                MaxLines = Lines,
            }
        )[3];
        order = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(
            made.Head.Append(KeyValuePair.Create<string, object?>("goodsDetail", made.Goods)).ToDictionary()
        );
    }

    /// <summary>Renders the request of one order.</summary>
    [Benchmark]
    public int Render()
    {
        context.Record.Load(order);
        return scheme.Target.Request.Render(context).Length;
    }

    /// <summary>Only reads the fields: one pass over the order's bytes.</summary>
    [Benchmark]
    public int Read()
    {
        context.Record.Load(order);
        return context.Record.RootRow;
    }
}

using System.Text;
using BenchmarkDotNet.Attributes;
using QingYi.Engine.Language;
using QingYi.Engine.Values;

namespace QingYi.Benchmarks;

/// <summary>The value of one template for one record.</summary>
[MemoryDiagnoser]
public class Templates
{
    private static readonly byte[] Order = Encoding.UTF8.GetBytes(
        """{"tradeNo":"JY2024060500001","consignTime":"2024-06-05 10:11:12","payment":"1288.50","seller":"乐华 '旗舰店' 😀"}"""
    );
    private Template template = null!;
    private EvaluationContext context = null!;

    /// <summary>The template.</summary>
    [Params(
        "{{tradeNo}}",
        "{{tradeNo}} / {{seller}}",
        "{{consignTime|datetime}}",
        "{{LAST_SYNC_TIME|datetime}}",
        "_function CONCAT(UPPER('{{tradeNo}}'), '-', ROUND('{{payment}}' * 1.13, 2))"
    )]
    public string Text { get; set; } = "";

    /// <summary>Compiles the template.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var plan = new RecordPlan();
        template = new TemplateParser(plan).Parse(Text);
        var now = new DateTimeOffset(2024, 6, 6, 0, 0, 0, TimeSpan.Zero);
        context = new EvaluationContext(
            plan,
            new ConstantSet
            {
                LastSyncTime = now.AddDays(-1),
                CurrentTime = now,
                TimeZone = TimeZoneInfo.Utc,
            }
        );
        context.Record.Load(Order);
        if (Evaluate().Length == 0)
        {
            throw new InvalidOperationException($"{Text} gives nothing");
        }
    }

    [Benchmark]
    public string Evaluate() => template.Evaluate(context).ToText();
}

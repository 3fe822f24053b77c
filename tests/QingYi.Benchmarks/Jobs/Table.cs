using System.Globalization;

namespace QingYi.Benchmarks.Jobs;

/// <summary>Compares the runs of several programs: medians, spreads and ratios, as a Markdown table.</summary>
internal sealed class Table(string unit, int amount, string reference)
{
    private readonly List<(string Name, List<Measured> Runs)> rows = [];

    public void Add(string name, Measured run)
    {
        if (rows.FirstOrDefault(r => r.Name == name).Runs is not { } runs)
        {
            rows.Add((name, runs = []));
        }

        runs.Add(run);
        Console.Error.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"  {name}: {run.Seconds:0.00} s, client {run.Client:0.0} s, server {run.Server:0.0} s, {run.Peak >> 20} MB"
            )
        );
    }

    /// <summary>The ratio of one program's speed to that of another.</summary>
    public double Ratio(string name, string other) => Seconds(other) / Seconds(name);

    public void Print(string title)
    {
        Console.WriteLine(
            $"\n{title}\n\n| program | {unit}/s | spread of seconds | CPU client | CPU server | peak memory | against "
                + $"{reference} |\n|---|---:|---|---:|---:|---:|---:|"
        );
        foreach (var (name, runs) in rows)
        {
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {name} | {amount / Seconds(name):#,0} | {runs.Min(r => r.Seconds):0.00} – **{Seconds(name):0.00}** – "
                        + $"{runs.Max(r => r.Seconds):0.00} | {Median(runs.Select(r => r.Client)):0.0} s | "
                        + $"{Median(runs.Select(r => r.Server)):0.0} s | {runs.Max(r => r.Peak) >> 20} MB | "
                        + $"{Ratio(name, reference):0.00} |"
                )
            );
        }
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private double Seconds(string name) => Median(rows.Single(r => r.Name == name).Runs.Select(r => r.Seconds));
}

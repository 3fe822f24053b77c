using System.CommandLine;

namespace QingYi.Benchmarks.Jobs;

internal sealed class TableCopy
{
    public static Command Create() => new("copy", "x");
}

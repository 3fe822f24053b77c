using QingYi.Tests;

namespace QingYi.Benchmarks.HandWritten;

/// <summary>
/// The tables that every program writes, and a checksum of their contents. The measurements of other programs use the same files.
/// </summary>
internal static class HandTables
{
    public static string Create { get; } = Read("tables.sql");

    /// <summary>Sums heads and details, each detail with the number of its own head, because keys differ from program to program.</summary>
    public static string Sum { get; } = Read("sum.sql");

    private static string Read(string name) =>
        File.ReadAllText(Path.Combine(Repository.Root, "tests", "QingYi.Benchmarks", "HandWritten", name));
}

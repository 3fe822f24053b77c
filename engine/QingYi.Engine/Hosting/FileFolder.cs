using QingYi.Engine.Compilation;
using QingYi.Engine.Documents;

namespace QingYi.Engine.Hosting;

/// <summary>A folder of scheme files, with what it takes to compile them.</summary>
internal abstract class FileFolder
{
    /// <summary>The code of a file whose scheme has the id of another file's.</summary>
    protected const string SameId = "QY4012";

    /// <summary>The full path of the folder.</summary>
    public abstract string Path { get; }

    /// <summary>The files, by name.</summary>
    public abstract IEnumerable<SchemeFile> Files { get; }

    /// <summary>Compiles a text of a scheme with the environment in use.</summary>
    public abstract CompiledScheme? Compile(string file, string text, ProblemList problems);

    /// <summary>Changes a file while no other use case changes one.</summary>
    /// <param name="path">The file afterwards.</param>
    /// <param name="from">The file before, which is then gone; null: the same file.</param>
    /// <param name="change">Changes it; false: it has not.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public abstract Task ChangeAsync(string path, string? from, Func<bool> change, CancellationToken cancellationToken);

    /// <summary>Reports that another file has the id of a scheme.</summary>
    protected static void ReportTwin(CompiledScheme scheme, string twin, ProblemList problems) =>
        problems.Error(SameId, scheme.Config.PositionOf("scheme"), HostingTexts.IdUsedTwice(scheme.Id, System.IO.Path.GetFileName(twin)));
}

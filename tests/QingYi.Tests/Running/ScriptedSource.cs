using System.Globalization;
using System.Text;
using QingYi.Engine.Plugins;

namespace QingYi.Tests.Running;

/// <summary>
/// A source of logs, or of windows in partitions, whose pages a test defines: a cursor is the number of the next page of its partition.
/// </summary>
internal sealed class ScriptedSource(SourceReading reading) : Connector
{
    /// <summary>The pages by partition; a log is caught up after the last of them.</summary>
    public Dictionary<string, List<IReadOnlyList<Record>>> Pages { get; } = [];

    /// <summary>The calls that the engine made.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>Thrown when a page is stored.</summary>
    public Exception? Fault { get; set; }

    /// <summary>Thrown instead of the page of this number.</summary>
    public int? Broken { get; set; }

    /// <summary>The number of records that a window has by the source's own count.</summary>
    public long? Total { get; set; }

    /// <summary>Called when a page is read.</summary>
    public Action? AtRead { get; set; }

    public static Record Row(int id, string text) => new(Encoding.UTF8.GetBytes($$"""{"id":{{id}},"no":"{{text}}"}"""));

    public ConnectorCatalog Installed()
    {
        var catalog = PluginLoader.Load([Path.Combine(Repository.Program, "plugins")]);
        catalog.Add(this, "test");
        return catalog;
    }

    public override void Describe(ConnectorBuilder builder) => builder.Name("scripted").Api(new Api { Name = "read", Id = "id" });

    public override SourcePlan CompileSource(RequestDraft draft) => new Plan(draft.Root, this, reading);

    private sealed class Plan(DraftNode request, ScriptedSource script, SourceReading reading) : SourcePlan(request)
    {
        public override SourceReading Reading => reading;

        public override bool SendsDeletes => true;

        public override Task<Source> OpenAsync(SourceContext context, CancellationToken cancellationToken) =>
            Task.FromResult<Source>(new Open(script));
    }

    private sealed class Open(ScriptedSource script) : Source
    {
        public override Task<IReadOnlyList<Partition>> PartitionsAsync(Window? window, CancellationToken cancellationToken)
        {
            script.Calls.Add(window is null ? "partitions" : $"partitions of {(window.To - window.From).TotalDays} days");
            return Task.FromResult<IReadOnlyList<Partition>>([.. script.Pages.Select(p => new Partition(p.Key))]);
        }

        public override Task<Page> ReadAsync(ReadRequest request, CancellationToken cancellationToken)
        {
            script.AtRead?.Invoke();
            var pages = script.Pages[request.Partition.Id];
            var at = request.Cursor is { } cursor ? int.Parse(cursor.Text, CultureInfo.InvariantCulture) : 0;
            lock (script.Calls)
            {
                script.Calls.Add($"{request.Partition.Id}{at}{(request.Window is null ? "" : " in a window")}");
            }

            if (at == script.Broken)
            {
                throw new ConnectorException("the log is gone", "None.");
            }

            var isLast = at >= pages.Count - 1;
            var next = Math.Min(at + 1, pages.Count).ToString(CultureInfo.InvariantCulture);
            return Task.FromResult(
                new Page(
                    at < pages.Count ? pages[at] : [],
                    isLast && request.Window is not null ? null : new Cursor(next, at + 1),
                    script.Total
                )
                {
                    IsCaughtUp = isLast,
                }
            );
        }

        public override Task StoredAsync(Partition partition, Cursor? next, CancellationToken cancellationToken)
        {
            lock (script.Calls)
            {
                script.Calls.Add($"{partition.Id} stored up to {next?.Text ?? "its end"}");
            }

            return script.Fault is null ? Task.CompletedTask : Task.FromException(script.Fault);
        }
    }
}

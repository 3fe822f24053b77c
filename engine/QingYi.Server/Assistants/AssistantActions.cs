using QingYi.Engine.Access;
using QingYi.Engine.Hosting;
using QingYi.Engine.Runs;
using QingYi.Engine.Stores;
using QingYi.Server.Api;
using QingYi.Server.Hosting;

namespace QingYi.Server.Assistants;

/// <summary>What an assistant may change on a host, as far as the role of its token goes. The audit names the token.</summary>
/// <param name="host">The host.</param>
/// <param name="caller">The holder of the token.</param>
internal sealed class AssistantActions(SchemeHost host, Caller caller)
{
    public async Task<object> RunAsync(
        string scheme,
        string? from = null,
        string? to = null,
        long? limit = null,
        CancellationToken cancellationToken = default
    )
    {
        var zone = host.Require(scheme).TimeZone;
        var options = new RunOptions
        {
            From = Times.Parse(from, zone, "from"),
            To = Times.Parse(to, zone, "to"),
            Limit = limit,
        };
        await host.RunAsync(caller, scheme, options, cancellationToken).ConfigureAwait(false);
        return new { requested = true };
    }

    public Task<object> RetryAsync(
        string scheme,
        string[]? ids = null,
        string? status = null,
        string? code = null,
        CancellationToken cancellationToken = default
    ) => MoveAsync(scheme, RecordMove.Retry, AssistantTools.Selection(ids, status, code), cancellationToken);

    public Task<object> SkipAsync(
        string scheme,
        string[]? ids = null,
        string? status = null,
        string? code = null,
        CancellationToken cancellationToken = default
    ) => MoveAsync(scheme, RecordMove.Skip, AssistantTools.Selection(ids, status, code), cancellationToken);

    public async Task<object> SaveAsync(string file, string text, string? version = null, CancellationToken cancellationToken = default)
    {
        // What the assistant has read was masked.
        if (text.Contains("***", StringComparison.Ordinal))
        {
            throw new UsageException(AssistantTexts.IsMasked);
        }

        var saved = await host
            .SchemeFiles.SaveAsync(caller, new FileSave(file, text) { Base = version }, cancellationToken)
            .ConfigureAwait(false);
        return FileResult.Of(saved);
    }

    private async Task<object> MoveAsync(string scheme, RecordMove move, RecordSelection selection, CancellationToken cancellationToken) =>
        new { moved = await host.Records.MoveAsync(caller, scheme, move, selection, cancellationToken).ConfigureAwait(false) };
}

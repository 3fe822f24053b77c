using System.Text.Json;
using System.Text.Json.Nodes;
using QingYi.Engine.Hosting;
using QingYi.Engine.Stores;
using QingYi.Server.Hosting;

namespace QingYi.Server.Commands;

/// <summary><c>records --counts</c>: the records of a scheme by status, code and field.</summary>
internal static class RecordCounts
{
    public static async Task PrintAsync(
        Session session,
        RecordPool pool,
        StoredScheme scheme,
        bool asJson,
        CancellationToken cancellationToken
    )
    {
        var groups = await pool.GroupAsync(scheme.Id, cancellationToken).ConfigureAwait(false);
        if (asJson)
        {
            session.Screen.Json(
                new JsonArray([.. groups.Select(g => JsonSerializer.SerializeToNode(RecordCount.Of(g), UserTextConverter.Format))])
            );
            return;
        }

        session.Screen.Table(
            new LocalizedText($"{scheme.Id} ({scheme.TimeZone.Id})", $"{scheme.Id} ({scheme.TimeZone.Id})"),
            [TableTexts.Status, TableTexts.Records, TableTexts.CodeAndField, TableTexts.Last, TableTexts.Sample, TableTexts.Cause],
            groups.Select(g =>
                new object?[]
                {
                    RecordMove.Label(g.Status),
                    $"{g.Count:N0}",
                    $"{g.Code} {g.Field ?? g.Awaits}".Trim(),
                    Times.Local(g.Last, scheme.TimeZone),
                    g.SampleId ?? "",
                    g.Message ?? LocalizedText.Empty,
                }
            )
        );
    }
}

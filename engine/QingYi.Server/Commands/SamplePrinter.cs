using System.Net;
using QingYi.Engine.Authoring;
using QingYi.Engine.Values;
using QingYi.Server.Hosting;
using QingYi.Server.Terminal;

namespace QingYi.Server.Commands;

/// <summary>Prints a page of a source: what was sent, what came, and its fields.</summary>
/// <param name="screen">The screen.</param>
/// <param name="zone">The time zone of the scheme.</param>
internal sealed class SamplePrinter(Screen screen, TimeZoneInfo zone)
{
    private const int LongestText = 2000;
    private const int LongestValue = 40;
    private const int MostUnseen = 20;

    public void Print(SchemeSample sample)
    {
        screen.Line(
            sample.Window is { } window ? SampleTexts.Window(Times.Local(window.From, zone), Times.Local(window.To, zone)) : SampleTexts.Log
        );
        foreach (var call in sample.Calls)
        {
            Print(call);
        }

        if (sample.Fault is { } fault)
        {
            screen.Error(TerminalTexts.Error(fault.Code, fault.Text));
            return;
        }

        screen.Line(SampleTexts.Fetched(sample.Records.Count, sample.Total, sample.HasMore));
        screen.Table(
            SampleTexts.Fields,
            [TableTexts.Field, TableTexts.Label, TableTexts.Type, SampleTexts.Seen, SampleTexts.Value],
            sample.Fields.Where(f => f.Records > 0).Select(f => new object?[] { f.Path, Label(f), f.Kind, f.Records, Shown(f) })
        );

        // An api declares a hundred fields of which a request asks for a few.
        var unseen = sample.Fields.Where(f => f.Records == 0).Select(f => f.Path).ToList();
        if (unseen.Count > 0)
        {
            screen.Line(SampleTexts.NotSeen(unseen.Count, [.. unseen.Take(MostUnseen)]));
        }
    }

    private void Print(Exchange call)
    {
        string[] head = [call.Call, call.Status, $"{(long)call.Elapsed.TotalMilliseconds} ms"];
        screen.Line(LocalizedText.Of(string.Join("  ", head.Where(p => p.Length > 0))));
        // A form is sent in a coding that nobody reads; JSON output shows it as it is.
        var isForm = call.Details.Values.Any(v => v.StartsWith("application/x-www-form-urlencoded", StringComparison.Ordinal));
        var request = isForm ? WebUtility.UrlDecode(call.Request) : call.Request;
        (LocalizedText Label, string Text)[] bodies = [(SampleTexts.Request, request), (SampleTexts.Answer, call.Answer)];
        screen.Lines([
            .. call.Details.Select(d => (LocalizedText.Of(d.Key), LocalizedText.Of(d.Value))),
            .. bodies
                .Where(b => b.Text.Length > 0)
                .Select(b => (b.Label, LocalizedText.Of(ShortText.Of(b.Text.ReplaceLineEndings("⏎"), LongestText)))),
        ]);
    }

    private static LocalizedText Label(SampledField field) => field.IsDeclared ? field.Label : SampleTexts.NotDeclared;

    private static string Shown(SampledField field) =>
        field.Value is null ? "" : ShortText.Of(JsonText.WithEmoji(field.Value.ToJsonString(JsonText.OneLine)), LongestValue);
}

using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using QingYi.Engine.Access;
using QingYi.Engine.Hosting;
using QingYi.Engine.Stores;
using QingYi.Engine.Values;
using QingYi.Web.Parts;
using QingYi.Web.Shell;

namespace QingYi.Web.Records;

/// <summary>The records of a scheme. The address holds the filter and the page.</summary>
public sealed partial class RecordsPage : ConsolePage
{
    private const int PageSize = 50;
    private const int MostGroups = 12;
    private const int LongestReason = 300;
    private static readonly RecordMove[] Moves = [RecordMove.Retry, RecordMove.Resend, RecordMove.Skip];

    private readonly HashSet<string> selected = new(StringComparer.Ordinal);
    private RecordPage? page;
    private IReadOnlyList<RecordGroup> groups = [];
    private IReadOnlyDictionary<RecordStatus, long> backlog = new Dictionary<RecordStatus, long>();
    private TimeZoneInfo zone = TimeZoneInfo.Utc;
    private RecordStatus? status;
    private (RecordMove Move, RecordSelection Selection, LocalizedText Consequence)? asked;
    private string find = "";
    private string field = "";
    private string value = "";
    private DateTime? from;
    private DateTime? to;
    private string? shownAddress;

    [Parameter]
    public string Scheme { get; set; } = "";

    [SupplyParameterFromQuery]
    private string? Status { get; set; }

    [SupplyParameterFromQuery]
    private string? Code { get; set; }

    [SupplyParameterFromQuery]
    private string? Find { get; set; }

    [SupplyParameterFromQuery]
    private string? Field { get; set; }

    [SupplyParameterFromQuery]
    private string? Value { get; set; }

    [SupplyParameterFromQuery]
    private string? From { get; set; }

    [SupplyParameterFromQuery]
    private string? To { get; set; }

    [SupplyParameterFromQuery]
    private long? After { get; set; }

    [SupplyParameterFromQuery]
    private long? Before { get; set; }

    /// <inheritdoc/>
    protected override int Every => 2;

    private bool IsFiltered => new[] { Status, Code, Find, Field, From, To }.Any(t => !string.IsNullOrEmpty(t));

    // What a command can name: a status and a code. Other filters choose by the selection.
    private bool CanMoveFilter => status is not null && new[] { Find, Field, From, To }.All(string.IsNullOrEmpty);

    private LocalizedText FilterText =>
        status is not { } one ? LocalizedText.Empty
        : string.IsNullOrEmpty(Code) ? RecordMove.Label(one)
        : new LocalizedText($"{RecordMove.Label(one)} {Code}", $"{RecordMove.Label(one)} {Code}");

    /// <inheritdoc/>
    protected override async Task LoadAsync(Caller caller, CancellationToken cancellationToken)
    {
        caller.Require(Role.Viewer, Scheme);
        zone = Host.Find(Scheme)?.TimeZone ?? TimeZoneInfo.Utc;
        if (shownAddress != Navigation.Uri)
        {
            Follow();
        }
        else if (!string.IsNullOrEmpty(Field))
        {
            return; // A search through contents is not repeated at each beat.
        }

        var query = new RecordQuery
        {
            Status = status,
            Code = string.IsNullOrEmpty(Code) ? null : Code,
            Name = string.IsNullOrEmpty(Find) ? null : Find,
            From = Time(From),
            To = Time(To),
            Order = RecordOrder.Newest,
            After = After ?? 0,
            Before = Before,
            Limit = PageSize,
        };
        page = string.IsNullOrEmpty(Field)
            ? await Pool.ListAsync(Scheme, query, cancellationToken)
            : await Pool.ListAsync(Scheme, query, new FieldFilter(Field, Value ?? ""), cancellationToken);
        backlog = (await Watch.ReadAsync(cancellationToken)).Schemes.FirstOrDefault(s => s.Id == Scheme)?.Backlog
            ?? new Dictionary<RecordStatus, long>();
        groups = backlog.Keys.Any(s => s is RecordStatus.Rejected or RecordStatus.Parked)
            ?
            [
                .. (await Pool.GroupAsync(Scheme, cancellationToken))
                    .Where(g => g.Status is RecordStatus.Rejected or RecordStatus.Parked && (status is null || status == g.Status))
                    .Take(MostGroups),
            ]
            : [];
    }

    private void Follow()
    {
        shownAddress = Navigation.Uri;
        status = Enum.TryParse<RecordStatus>(Status, ignoreCase: true, out var one) ? one : null;
        (find, field, value) = (Find ?? "", Field ?? "", Value ?? "");
        (from, to) = (Local(From), Local(To));
        selected.Clear();
        asked = null;
    }

    private string Address(string? status = null, string? code = null, long? before = null, long? after = null) =>
        ConsolePages.With(
            ConsolePages.RecordsOf(Scheme),
            ("status", status ?? Status),
            ("code", code ?? (status is null ? Code : null)),
            ("find", Find),
            ("field", Field),
            ("value", Value),
            ("from", From),
            ("to", To),
            ("before", before?.ToString(CultureInfo.InvariantCulture)),
            ("after", after?.ToString(CultureInfo.InvariantCulture))
        );

    private void Apply() =>
        Navigation.NavigateTo(
            ConsolePages.With(
                ConsolePages.RecordsOf(Scheme),
                ("status", Status),
                ("code", Code),
                ("find", find.Trim()),
                ("field", field.Trim()),
                ("value", field.Trim().Length > 0 ? value : null),
                ("from", Written(from)),
                ("to", Written(to))
            )
        );

    private void Select(string id, bool isSelected) => _ = isSelected ? selected.Add(id) : selected.Remove(id);

    private void SelectPage(ChangeEventArgs e)
    {
        foreach (var record in page?.Records ?? [])
        {
            Select(record.Id, e.Value is true);
        }
    }

    private void AskSelected(RecordMove move) =>
        Ask(
            move,
            new RecordSelection([.. selected]),
            selected.Count,
            LocalizedText.Of(string.Join(", ", selected.Take(3)) + (selected.Count > 3 ? " …" : ""))
        );

    private void AskFilter(RecordMove move) =>
        Ask(
            move,
            new RecordSelection([], status, string.IsNullOrEmpty(Code) ? null : Code, All: string.IsNullOrEmpty(Code)),
            string.IsNullOrEmpty(Code)
                ? backlog.GetValueOrDefault(status!.Value) is > 0 and var n
                    ? n
                    : null
                : null,
            FilterText
        );

    private void AskGroup(RecordMove move, RecordGroup group) =>
        Ask(
            move,
            new RecordSelection([], group.Status, group.Code, All: group.Code is null),
            null,
            new LocalizedText($"{RecordMove.Label(group.Status)} {group.Code}", $"{RecordMove.Label(group.Status)} {group.Code}")
        );

    private void Ask(RecordMove move, RecordSelection selection, long? count, LocalizedText records) =>
        asked = (move, selection, RecordTexts.Consequence(move, count, records));

    private async Task MoveAsync()
    {
        if (asked is not { } question)
        {
            return;
        }

        var moved = 0;
        if (
            await DoAsync(
                async (caller, token) =>
                {
                    Host.Require(Scheme);
                    moved = await Pool.MoveAsync(caller, Scheme, question.Move, question.Selection, token);
                },
                () => RecordTexts.Moved(moved, question.Move.To)
            )
        )
        {
            asked = null;
            selected.Clear();
        }
    }

    private Task<bool> ExportAsync() =>
        DoAsync(
            async (caller, token) =>
            {
                caller.Require(Role.Viewer, Scheme);
                var lines = new StringBuilder();
                foreach (var record in page?.Records ?? [])
                {
                    var story = await Pool.FindAsync(Scheme, record.Id, token);
                    lines.AppendLine(
                        new JsonObject
                        {
                            ["id"] = record.Id,
                            ["number"] = record.Number,
                            ["status"] = RecordMove.Word(record.Status),
                            ["fetched"] = record.FetchedAt,
                            ["code"] = record.Rejection?.Code,
                            ["message"] = record.Rejection?.Message.ToString(),
                            ["answer"] = record.Answer,
                            ["content"] = story.Content is { } content ? StoredContent.Node(content) : null,
                        }.ToJsonString(JsonText.OneLine)
                    );
                }

                await Script.InvokeVoidAsync("qingyi.save", token, $"{Scheme}.jsonl", Shown(JsonText.WithEmoji(lines.ToString())));
            }
        );

    private DateTimeOffset? Time(string? text) =>
        Local(text) is { } local
        && TimeText.TryParse(local.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), zone, out var time)
            ? time
            : null;

    private static DateTime? Local(string? text) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static string? Written(DateTime? time) => time?.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);

    private static string Short(string? text) => ShortText.Of(text ?? "", LongestReason);
}

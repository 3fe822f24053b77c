using QingYi.Engine.Stores;

namespace QingYi.Server.Terminal;

/// <summary>The numbers of records by status, for people.</summary>
internal static class StatusTexts
{
    /// <summary>The numbers of records in each status, in one line.</summary>
    public static LocalizedText Counts(IReadOnlyDictionary<RecordStatus, long> counts) =>
        LocalizedText.Join(
            " · ",
            " · ",
            counts
                .OrderBy(c => c.Key)
                .Select(c => new LocalizedText($"{RecordMove.Label(c.Key)} {c.Value:N0}", $"{RecordMove.Label(c.Key)} {c.Value:N0}"))
        );
}

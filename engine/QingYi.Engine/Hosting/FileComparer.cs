using QingYi.Engine.Compilation;
using QingYi.Engine.Documents;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Hosting;

/// <summary>Compares two texts of a scheme, and says what the change means for its records.</summary>
/// <param name="folder">Compiles the texts.</param>
/// <param name="store">Has the records; null: there are none.</param>
internal sealed class FileComparer(FileFolder folder, RecordStore? store)
{
    /// <param name="path">The file.</param>
    /// <param name="old">The text before.</param>
    /// <param name="text">The text afterwards.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<FileComparison> CompareAsync(string path, string old, string text, CancellationToken cancellationToken)
    {
        var (before, after) = (folder.Compile(path, old, new ProblemList()), folder.Compile(path, text, new ProblemList()));
        var values = NodeComparison.Of(path, old, text);
        var meaning = await MeaningAsync(before, after, cancellationToken).ConfigureAwait(false);
        LocalizedText[] aside =
        [
            TextComparison.Unseen(old, text),
            values.Moved.Count > 0 ? FileTexts.Moved(values.Moved) : LocalizedText.Empty,
        ];
        return new FileComparison(TextComparison.Lines(old, text), values.Changed, [.. aside.Where(t => !t.IsEmpty), .. meaning])
        {
            Moved = values.Moved,
        };
    }

    private async Task<IReadOnlyList<LocalizedText>> MeaningAsync(
        CompiledScheme? before,
        CompiledScheme? after,
        CancellationToken cancellationToken
    )
    {
        if (after is null)
        {
            return [before is null ? FileTexts.StillInvalid : FileTexts.WouldNotRun];
        }

        if (before is null)
        {
            return [FileTexts.BeginsToRun(after.Id)];
        }

        if (before.Id != after.Id)
        {
            return [FileTexts.OtherScheme(before.Id, after.Id)];
        }

        var counts = store is null ? null : await store.BacklogAsync(after.Id, cancellationToken).ConfigureAwait(false);
        var open = counts?.Where(c => c.Key is RecordStatus.Waiting or RecordStatus.Parked).Sum(c => c.Value) ?? 0;
        var meaning = new List<LocalizedText>
        {
            before.Shape == after.Shape ? FileTexts.SameIds : FileTexts.OtherIds(before.Shape, after.Shape),
        };
        if (open > 0)
        {
            meaning.Add(FileTexts.RenderedByIt(open));
        }

        if (before.Config.Schedule != after.Config.Schedule)
        {
            meaning.Add(FileTexts.OtherSchedule(before.Config.Schedule, after.Config.Schedule));
        }

        return meaning;
    }
}

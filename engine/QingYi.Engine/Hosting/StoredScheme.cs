using QingYi.Engine.Access;
using QingYi.Engine.Documents;
using QingYi.Engine.Schemes;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Hosting;

/// <summary>A scheme that the store knows, given by its id or by its file.</summary>
/// <param name="Id">The scheme's id.</param>
/// <param name="TimeZone">The scheme's time zone; the default zone if it has not run yet.</param>
/// <param name="Text">The text of its file; null: the scheme was given by its id.</param>
public sealed record StoredScheme(string Id, TimeZoneInfo TimeZone, string? Text)
{
    /// <summary>Finds a scheme.</summary>
    /// <param name="store">The store.</param>
    /// <param name="given">The scheme's id, or its file.</param>
    /// <param name="mayBeNew">True when a scheme that is given by its file need not have run yet.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="RefusedException">The store does not know the scheme, or the file is not a scheme.</exception>
    public static async Task<StoredScheme> FindAsync(RecordStore store, string given, bool mayBeNew, CancellationToken cancellationToken)
    {
        var file = FileOf(given);
        var id = file?.Scheme ?? given;
        var known = await store.SchemesAsync(cancellationToken).ConfigureAwait(false);
        if (!known.Contains(id) && !(mayBeNew && file is not null))
        {
            throw new RefusedException(Refusal.NotFound, HostingTexts.StoreHasNoScheme(id, known));
        }

        var config = file
            ?? (
                await store.TextAsync(id, cancellationToken).ConfigureAwait(false) is { } text
                    ? new SchemeReader(new ProblemList()).Parse(id, text)
                    : null
            );
        return new StoredScheme(id, SchemeConfig.Zone(config?.TimeZone), file?.Text);
    }

    /// <summary>Whether the argument is a scheme's file.</summary>
    /// <exception cref="RefusedException">The file does not contain a scheme.</exception>
    public static bool IsFile(string given) => FileOf(given) is not null;

    private static SchemeConfig? FileOf(string given)
    {
        if (!File.Exists(given))
        {
            return null;
        }

        var problems = new ProblemList();
        var file = new SchemeReader(problems).Read(given);
        return file?.Scheme is not null
            ? file
            : throw new RefusedException(
                Refusal.Wrong,
                problems.Sorted is [var first, ..] ? HostingTexts.NamesNoScheme(given, first.Text) : HostingTexts.NamesNoScheme(given)
            );
    }
}

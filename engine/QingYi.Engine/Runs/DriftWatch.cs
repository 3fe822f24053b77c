using System.Text.Json;
using Microsoft.Extensions.Logging;
using QingYi.Engine.Compilation;
using QingYi.Engine.Profiles;
using QingYi.Engine.Stores;

namespace QingYi.Engine.Runs;

/// <summary>
/// Observes the fields of the records that a run fetches, and compares them with the profile that the store keeps. A sample of the records
/// is enough to notice what changes; where records are held back, each one is checked. For one thread at a time.
/// </summary>
internal sealed class DriftWatch
{
    private const string TakenOver = "QY5009";
    private const int SampledOfPage = 3;
    private const int MostSampled = 200;

    // Most runs have one page. Where records are held back, the first runs must show which fields are always there.
    private const int SampledOfFirstPage = 50;
    private const int SampledWhereHeld = 100;

    // How likely it may be that a field is missing from all observed records by chance, so that it has not vanished.
    private const double Chance = 1e-6;

    private readonly CompiledScheme scheme;
    private readonly DriftPolicy policy;
    private readonly FieldProfile profile;
    private readonly DriftCheck check;
    private readonly string? text;
    private DriftCheck? ofDeliveries;
    private readonly bool wasAccepted;
    private int sampled;
    private int pages;

    private DriftWatch(CompiledScheme scheme, DriftPolicy policy, FieldProfile profile, string? text)
    {
        (this.scheme, this.policy, this.profile, this.text) = (scheme, policy, profile, text);
        if (profile.Version != scheme.Version)
        {
            // Whoever changed the scheme knows the fields that were held back.
            wasAccepted = profile.Accept();
            profile.Version = scheme.Version;
        }

        check = new DriftCheck(profile, scheme, ofStored: policy == DriftPolicy.Park);
    }

    private int SamplesOfPage =>
        Holds ? SampledWhereHeld
        : pages == 1 ? SampledOfFirstPage
        : SampledOfPage;

    private bool Holds => policy is DriftPolicy.Park or DriftPolicy.Fail;

    /// <summary>Opens the profile of a scheme; null: its fields are not observed.</summary>
    public static async Task<DriftWatch?> OpenAsync(
        CompiledScheme scheme,
        SchemeStore store,
        ILogger logger,
        CancellationToken cancellationToken
    )
    {
        var policy = Enum.Parse<DriftPolicy>(scheme.Config.Drift, ignoreCase: true);
        if (policy == DriftPolicy.Ignore)
        {
            return null;
        }

        var text = await store.ProfileAsync(cancellationToken).ConfigureAwait(false);
        if (FieldProfile.TryRead(text) is { } profile)
        {
            return new DriftWatch(scheme, policy, profile, text);
        }

        logger.Write(LogLevel.Warning, RunLogTexts.ProfileUnreadable, scheme.Id);
        return new DriftWatch(scheme, policy, FieldProfile.Read(null), null);
    }

    /// <summary>Creates the check of the records to be delivered; null: none is held back.</summary>
    public DriftCheck? Check() =>
        ofDeliveries = policy == DriftPolicy.Park && text is not null ? new DriftCheck(Copy(), scheme, ofStored: true) : null;

    /// <summary>Observes a record of a page.</summary>
    /// <param name="raw">The record.</param>
    /// <param name="namer">Names it, if it is a sample.</param>
    /// <param name="index">Its index in the page.</param>
    /// <param name="count">The number of records of the page.</param>
    /// <returns>True: the record is not to be rendered ahead, because its delivery rejects it.</returns>
    /// <exception cref="StoreException">The run must not store the record.</exception>
    public bool See(Record raw, RecordNamer namer, int index, int count)
    {
        pages += index == 0 ? 1 : 0;
        if (raw.Change == RecordChange.Delete)
        {
            return false;
        }

        if (Holds && check.Find(raw.Content.Span) is { Count: > 0 } found)
        {
            Hold(found, namer.Name(raw).Id);
            return true;
        }

        if (sampled < MostSampled && index % Math.Max(1, count / SamplesOfPage) == 0)
        {
            sampled++;
            try
            {
                check.Walk.Observe(raw.Content.Span, namer.Name(raw).Id);
            }
            catch (JsonException)
            {
                // The record is rejected for that.
            }
        }

        return false;
    }

    /// <summary>
    /// Compares what was observed with the profile, and stores the new one. The run does not depend on that, so what prevents it is logged.
    /// </summary>
    /// <returns>The drift; null: there is none, or nothing to compare with.</returns>
    /// <exception cref="StoreException">Another process has the scheme's lease.</exception>
    public async Task<FieldDrift?> KeepAsync(SchemeStore store, ILogger logger, CancellationToken cancellationToken)
    {
        var differences = new List<FieldDifference>();
        if (ofDeliveries is not null)
        {
            // A record that was stored earlier is found when it is delivered again.
            profile.HoldAll(ofDeliveries.Profile);
        }

        if (profile.Observed > 0)
        {
            Compare(profile.Root, "", differences);
        }

        if (sampled > 0 || wasAccepted || differences.Count > 0)
        {
            profile.TakeOver(HasVanished);
            try
            {
                await store.SaveProfileAsync(profile.Write(), null, cancellationToken).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // The next run observes the fields again; the report says how this one ended.
            catch (Exception e) when (e is not StoreException { Code: TakenOver })
#pragma warning restore CA1031
            {
                logger.Write(LogLevel.Warning, RunLogTexts.ProfileNotStored, LocalizedText.Of(e));
            }
        }

        return differences.Count == 0
            ? null
            : new FieldDrift(
                [.. differences.OrderBy(d => !d.IsHeld).Take(FieldDrift.Most)],
                Math.Max(0, differences.Count - FieldDrift.Most),
                sampled
            );
    }

    /// <summary>Says what differs, and what to do.</summary>
    public IEnumerable<LocalizedText> Notices(FieldDrift drift)
    {
        foreach (var difference in drift.Differences)
        {
            yield return difference.Kind switch
            {
                FieldChange.Appeared => DriftTexts.Appeared(difference.Path, difference.Now, difference.Sample),
                FieldChange.Vanished => DriftTexts.Vanished(difference.Path, difference.Before),
                _ => DriftTexts.TypeChanged(difference.Path, difference.Before, difference.Now, difference.Sample),
            };
        }

        if (drift.More > 0)
        {
            yield return DriftTexts.More(drift.More);
        }

        yield return !drift.Differences[0].IsHeld ? DriftTexts.TakenOver
        : policy == DriftPolicy.Fail ? DriftTexts.RunAgainHint(scheme.Id)
        : DriftTexts.AcceptHint(scheme.Id);
    }

    private FieldProfile Copy()
    {
        var copy = FieldProfile.Read(text);
        if (wasAccepted)
        {
            copy.Accept();
        }

        return copy;
    }

    // All of them, so that the record can pass once they are accepted.
    private void Hold(IReadOnlyList<ProfileFinding> found, string id)
    {
        var cause = check.Describe(found[0]);
        foreach (var finding in found)
        {
            finding.Hold(id);
        }

        if (policy == DriftPolicy.Fail)
        {
            throw new StoreException("QY5024", DriftTexts.Stops(id, cause), DriftTexts.RunAgainHint(scheme.Id));
        }
    }

    private static void Compare(ProfileNode node, string path, List<FieldDifference> found)
    {
        foreach (var child in node.Children)
        {
            var below = DriftCheck.Below(path, child.Name);
            var (before, now) = (DriftCheck.Words(child.Kinds), child.NewKinds | child.Held);
            if (child.IsHeldMissing || HasVanished(node, child))
            {
                found.Add(new(FieldChange.Vanished, below, before, [], child.Sample) { IsHeld = child.IsHeldMissing });
            }
            else if (child.IsNew)
            {
                found.Add(new(FieldChange.Appeared, below, [], DriftCheck.Words(now), child.Sample));
            }
            else
            {
                var other = Enum.GetValues<FieldKinds>().Where(k => (now & k) != 0 && !ProfileWalk.Fits(k, child.Kinds)).ToList();
                if (other.Count > 0)
                {
                    var types = DriftCheck.Words(other.Aggregate((a, b) => a | b));
                    found.Add(new(FieldChange.TypeChanged, below, before, types, child.Sample) { IsHeld = child.Held != FieldKinds.None });
                }

                Compare(child, below, found);
            }
        }
    }

    // The share of records that had the field tells how likely it is that none of those observed now has it.
    private static bool HasVanished(ProfileNode parent, ProfileNode child) =>
        child is { SeenNow: 0, Seen: > 0, IsNew: false, Name: not ProfileNode.Elements }
        && parent.SeenNow > 0
        && Math.Pow(1 - Math.Min(1, (double)child.Seen / (parent.Seen + 1)), parent.SeenNow) < Chance;
}

using System.Text.Json;
using QingYi.Engine.Compilation;
using QingYi.Engine.Profiles;

namespace QingYi.Engine.Runs;

/// <summary>Finds out whether a record differs from the profile in a way that matters to the scheme. For one thread at a time.</summary>
internal sealed class DriftCheck
{
    // Fewer records do not show that a field is always there.
    private const int FewRecords = 50;
    private readonly ProfileNode? stored;

    /// <param name="profile">The profile.</param>
    /// <param name="scheme">The scheme.</param>
    /// <param name="ofStored">True: what it finds must also be found in stored records, where the fields of <c>beatFlat</c> have other
    /// names.</param>
    public DriftCheck(FieldProfile profile, CompiledScheme scheme, bool ofStored)
    {
        Profile = profile;
        Walk = new ProfileWalk(profile);
        var source = scheme.Config.Source!;
        IEnumerable<string> ofRecord = [.. scheme.Plan.Paths.Select(p => p.Text), scheme.IdPath.Text];
        ofRecord = scheme.NumberPath is { } number ? ofRecord.Append(number.Text) : ofRecord;
        foreach (var path in ofRecord.Concat(source.FormatResponse.Select(f => f.Old)))
        {
            Use(OfSource(path));
        }

        foreach (var condition in source.Conditions.Concat(source.Deleted).SelectMany(c => c))
        {
            Use(condition.Field);
        }

        if (scheme.Grouper is not null)
        {
            UseAll(profile.Root);
        }

        stored = source.SplitArray is { } array ? profile.Root.Find(array)?.Find(ProfileNode.Elements) : profile.Root;
        Require(profile.Root);
        foreach (var divided in ofStored ? source.BeatFlat.Select(b => stored?.Find(b)).OfType<ProfileNode>() : [])
        {
            (divided.IsUsed, divided.IsRequired) = (false, false);
        }

        // A record of the store has the fields of the source, or of an element of one of its arrays.
        string OfSource(string path) =>
            source.SplitArray is { } split ? $"{split}.{path}"
            : source.BeatFlat.FirstOrDefault(b => path.StartsWith(b + "_", StringComparison.Ordinal)) is { } flat
                ? $"{flat}.{path[(flat.Length + 1)..]}"
            : path;
    }

    public FieldProfile Profile { get; }

    /// <summary>The walk of this profile; a second one would count the same records again.</summary>
    public ProfileWalk Walk { get; }

    /// <summary>Returns the rejection of a stored record, and holds what it has; null: its fields are known.</summary>
    public Rejection? Rejection(ReadOnlySpan<byte> content, string id)
    {
        if (stored is null || Find(content, stored) is not [var first, ..] found)
        {
            return null;
        }

        foreach (var finding in found)
        {
            finding.Hold(id);
        }

        return new Rejection("QY2117", Describe(first), PathOf(first.Field), null);
    }

    /// <summary>Returns what a raw record has that matters, until the next call.</summary>
    public IReadOnlyList<ProfileFinding> Find(ReadOnlySpan<byte> raw) => Find(raw, Profile.Root);

    public LocalizedText Describe(ProfileFinding found) =>
        DriftTexts.Parked(PathOf(found.Field), Words(found.Field.Kinds), Words(found.Kind));

    public static IReadOnlyList<string> Words(FieldKinds kinds) =>
        [
            .. Enum.GetValues<FieldKinds>()
                .Where(k => k != FieldKinds.None && (kinds & k) != 0)
                .Select(k => char.ToLowerInvariant(k.ToString()[0]) + k.ToString()[1..]),
        ];

    /// <summary>Returns a path with the name of a field below it.</summary>
    public static string Below(string path, string name) =>
        name == ProfileNode.Elements ? path + name
        : path.Length == 0 ? name
        : $"{path}.{name}";

    private string PathOf(ProfileNode field) => PathOf(Profile.Root, "", field) ?? field.Name;

    private static string? PathOf(ProfileNode node, string path, ProfileNode field) =>
        node == field ? path : node.Children.Select(c => PathOf(c, Below(path, c.Name), field)).FirstOrDefault(p => p is not null);

    private IReadOnlyList<ProfileFinding> Find(ReadOnlySpan<byte> content, ProfileNode at)
    {
        try
        {
            return Profile.Observed == 0 ? [] : Walk.Check(content, at);
        }
        catch (JsonException)
        {
            // The record is rejected for that.
            return [];
        }
    }

    // A name can contain dots, so the longest one comes first.
    private void Use(string path)
    {
        var (node, rest) = (
            Profile.Root,
            path.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.')
        );
        while (rest.Length > 0)
        {
            while (node.Find(ProfileNode.Elements) is { } elements)
            {
                (node, elements.IsUsed) = (elements, true);
            }

            var length = rest.Length;
            while (length > 0 && Named(node, string.Join('.', rest[..length])) is null)
            {
                length--;
            }

            if (length == 0)
            {
                if (rest[0].All(char.IsAsciiDigit))
                {
                    rest = rest[1..];
                    continue;
                }

                return;
            }

            node = Named(node, string.Join('.', rest[..length]))!;
            (node.IsUsed, rest) = (true, rest[length..]);
        }

        UseAll(node);
    }

    private static ProfileNode? Named(ProfileNode node, string name) =>
        node.Find(name) ?? node.Children.FirstOrDefault(c => c.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static void UseAll(ProfileNode node)
    {
        node.IsUsed = true;
        foreach (var child in node.Children)
        {
            UseAll(child);
        }
    }

    // The elements of an array are not counted one by one.
    private void Require(ProfileNode node)
    {
        foreach (var child in node.Children.Where(c => c.Name is not (ProfileNode.Elements or ProfileNode.AnyName)))
        {
            child.IsRequired =
                child is { IsUsed: true, IsOptional: false, Kinds: not FieldKinds.None }
                && Profile.Observed >= FewRecords
                && child.Seen == Profile.Observed;
            Require(child);
        }
    }
}

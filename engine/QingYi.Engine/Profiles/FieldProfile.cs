using System.Text.Json.Nodes;

namespace QingYi.Engine.Profiles;

/// <summary>
/// The fields that a scheme's records have had, with their types and how many records had them. It is bounded, whatever the records
/// contain. For one thread at a time.
/// </summary>
internal sealed class FieldProfile
{
    /// <summary>The maximum number of fields.</summary>
    public const int MostFields = 2000;

    // Older records count less and less, so that the profile follows the source.
    private const long MostObserved = 10_000;

    private FieldProfile(ProfileNode root) => Root = root;

    public ProfileNode Root { get; }

    /// <summary>The number of records on which the profile is based.</summary>
    public long Observed
    {
        get => Root.Seen;
        private set => Root.Seen = value;
    }

    /// <summary>The version of the scheme that took the profile over last.</summary>
    public string Version { get; set; } = "";

    /// <summary>The number of fields that can still be added.</summary>
    public int Room { get; set; } = MostFields;

    /// <summary>Reads a profile; null: there is none, and the profile is empty.</summary>
    public static FieldProfile Read(string? text)
    {
        var profile = new FieldProfile(new ProfileNode(""));
        if (text is not null)
        {
            var json = JsonNode.Parse(text)!.AsObject();
            profile.Version = (string)json["version"]!;
            Read(profile.Root, json["root"]!.AsArray());
            profile.Room -= profile.Root.CountBelow();
        }

        return profile;
    }

    /// <summary>Reads a profile; null: the text is none.</summary>
    public static FieldProfile? TryRead(string? text)
    {
        try
        {
            return Read(text);
        }
#pragma warning disable CA1031 // Whatever the text is instead, it is no profile.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    public string Write() => new JsonObject { ["version"] = Version, ["root"] = Write(Root) }.ToJsonString();

    /// <summary>Takes over what was held: the new shape is the one that is known.</summary>
    /// <returns>False: nothing was held.</returns>
    public bool Accept() => Accept(Root);

    /// <summary>Holds what is held in another copy of the profile, too.</summary>
    public void HoldAll(FieldProfile other) => HoldAll(Root, other.Root);

    /// <summary>Takes over what this run has seen, except what is held.</summary>
    /// <param name="hasVanished">True for a field that has vanished.</param>
    public void TakeOver(Func<ProfileNode, ProfileNode, bool> hasVanished)
    {
        TakeOver(Root, hasVanished);
        if (Observed > MostObserved)
        {
            Halve(Root);
        }
    }

    private static void Read(ProfileNode node, JsonArray json)
    {
        node.Kinds = (FieldKinds)(int)json[0]!;
        node.Seen = (long)json[1]!;
        node.Held = (FieldKinds)(int)json[2]!;
        (node.IsHeldMissing, node.IsOptional) = (((int)json[3]! & 1) != 0, ((int)json[3]! & 2) != 0);
        foreach (var (name, child) in json[4]!.AsObject())
        {
            Read(node.Add(new ProfileNode(name)), child!.AsArray());
        }
    }

    private static JsonArray Write(ProfileNode node) =>
        new(
            (int)node.Kinds,
            node.Seen,
            (int)node.Held,
            (node.IsHeldMissing ? 1 : 0) | (node.IsOptional ? 2 : 0),
            new JsonObject(node.Children.Select(c => KeyValuePair.Create<string, JsonNode?>(c.Name, Write(c))))
        );

    private static bool Accept(ProfileNode node)
    {
        var had = node.Held != FieldKinds.None || node.IsHeldMissing;
        node.Kinds |= node.Held;
        node.IsOptional |= node.IsHeldMissing;
        (node.Held, node.IsHeldMissing) = (FieldKinds.None, false);
        foreach (var child in node.Children)
        {
            had |= Accept(child);
        }

        return had;
    }

    private static void HoldAll(ProfileNode node, ProfileNode other)
    {
        foreach (var child in other.Children)
        {
            if (node.Find(child.Name) is { } same)
            {
                same.Held |= child.Held;
                same.IsHeldMissing |= child.IsHeldMissing;
                same.Sample = child.Sample.Length > 0 ? child.Sample : same.Sample;
                HoldAll(same, child);
            }
        }
    }

    private static void TakeOver(ProfileNode node, Func<ProfileNode, ProfileNode, bool> hasVanished)
    {
        foreach (var child in node.Children.ToList())
        {
            if (hasVanished(node, child) && !child.IsHeldMissing)
            {
                node.Remove(child);
            }
            else
            {
                TakeOver(child, hasVanished);
            }
        }

        node.Kinds |= node.NewKinds & ~node.Held;
        node.Seen += node.SeenNow;
    }

    private static void Halve(ProfileNode node)
    {
        node.Seen = (node.Seen + 1) / 2;
        foreach (var child in node.Children)
        {
            Halve(child);
        }
    }
}

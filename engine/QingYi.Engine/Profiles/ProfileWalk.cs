using System.Text.Json;

namespace QingYi.Engine.Profiles;

/// <summary>Compares records with a profile. For one thread at a time.</summary>
/// <param name="profile">The profile.</param>
internal sealed class ProfileWalk(FieldProfile profile)
{
    private const int Deepest = 16;
    private const int LongestName = 200;
    private readonly char[] name = new char[LongestName];
    private readonly List<ProfileFinding> found = [];
    private long stamp;

    /// <summary>Adds what a record has to what this run has seen.</summary>
    /// <param name="record">A JSON object in UTF-8.</param>
    /// <param name="id">Its id.</param>
    /// <exception cref="JsonException">The record is not JSON.</exception>
    public void Observe(ReadOnlySpan<byte> record, string id)
    {
        var reader = new Utf8JsonReader(record);
        stamp++;
        if (reader.Read())
        {
            profile.Root.SeenNow++;
            Observe(ref reader, profile.Root, id, 0);
        }
    }

    /// <summary>Returns the differences of a record that matter to the scheme, until the next call.</summary>
    /// <param name="record">A JSON object in UTF-8.</param>
    /// <param name="at">The field whose value the record is.</param>
    /// <exception cref="JsonException">The record is not JSON.</exception>
    public IReadOnlyList<ProfileFinding> Check(ReadOnlySpan<byte> record, ProfileNode at)
    {
        var reader = new Utf8JsonReader(record);
        stamp++;
        found.Clear();
        if (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            Check(ref reader, at, 0);
        }

        return found;
    }

    /// <summary>Whether values of a type can stand where others have stood so far.</summary>
    public static bool Fits(FieldKinds kind, FieldKinds known) =>
        kind == FieldKinds.None
        || (known & kind) != 0
        || known == FieldKinds.None
        || (kind == FieldKinds.EmptyText && (known & FieldKinds.Text) != 0)
        || (kind == FieldKinds.EmptyArray && (known & FieldKinds.Array) != 0)
        // What was always empty has shown no type.
        || (known & ~(FieldKinds.EmptyText | FieldKinds.EmptyArray)) == 0;

    private void Observe(ref Utf8JsonReader reader, ProfileNode node, string id, int depth)
    {
        if (depth > 0)
        {
            Note(node, KindOf(ref reader), id);
        }

        if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var room = profile.Room;
                var child = depth < Deepest ? node.FindOrAdd(NameOf(ref reader), ref room) : null;
                profile.Room = room;
                reader.Read();
                ObserveValue(ref reader, child, id, depth + 1);
            }
        }
        else if (reader.TokenType == JsonTokenType.StartArray)
        {
            ProfileNode? elements = null;
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                var room = profile.Room;
                elements ??= depth < Deepest ? node.FindOrAdd(ProfileNode.Elements, ref room) : null;
                profile.Room = room;
                ObserveValue(ref reader, elements, id, depth + 1);
            }
        }
    }

    private void ObserveValue(ref Utf8JsonReader reader, ProfileNode? node, string id, int depth)
    {
        if (node is null)
        {
            reader.Skip();
        }
        else
        {
            Observe(ref reader, node, id, depth);
        }
    }

    private void Note(ProfileNode node, FieldKinds kind, string id)
    {
        if (node.Stamp != stamp)
        {
            node.Stamp = stamp;
            node.SeenNow++;
        }

        if ((node.NewKinds & kind) != kind)
        {
            node.NewKinds |= kind;
            node.Sample = node.Sample.Length == 0 || !Fits(kind, node.Kinds) ? id : node.Sample;
        }
    }

    private void Check(ref Utf8JsonReader reader, ProfileNode node, int depth)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var child = node.Find(NameOf(ref reader));
                reader.Read();
                CheckValue(ref reader, child, depth);
            }

            found.AddRange(node.Children.Where(c => c.IsRequired && c.Stamp != stamp).Select(c => new ProfileFinding(c, FieldKinds.None)));
            return;
        }

        var elements = node.Find(ProfileNode.Elements);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            CheckValue(ref reader, elements, depth);
        }
    }

    private void CheckValue(ref Utf8JsonReader reader, ProfileNode? node, int depth)
    {
        if (node is not null)
        {
            node.Stamp = stamp;
        }

        if (node?.IsUsed != true || depth == Deepest)
        {
            reader.Skip();
            return;
        }

        // What a system sends for a value that is missing is no type of its own.
        var kind = KindOf(ref reader);
        if (kind is not (FieldKinds.EmptyText or FieldKinds.EmptyArray) && !Fits(kind, node.Kinds))
        {
            found.Add(new ProfileFinding(node, kind));
            reader.Skip();
        }
        else if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            Check(ref reader, node, depth + 1);
        }
    }

    private ReadOnlySpan<char> NameOf(ref Utf8JsonReader reader) =>
        reader.ValueSpan.Length <= LongestName ? name.AsSpan(0, reader.CopyString(name)) : reader.GetString();

    private static FieldKinds KindOf(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return reader.ValueSpan.IsEmpty ? FieldKinds.EmptyText : FieldKinds.Text;
            case JsonTokenType.Number:
                return FieldKinds.Number;
            case JsonTokenType.True or JsonTokenType.False:
                return FieldKinds.Boolean;
            case JsonTokenType.StartObject:
                return FieldKinds.Object;
            case JsonTokenType.StartArray:
                var ahead = reader;
                return ahead.Read() && ahead.TokenType == JsonTokenType.EndArray ? FieldKinds.EmptyArray : FieldKinds.Array;
            default:
                return FieldKinds.None;
        }
    }
}

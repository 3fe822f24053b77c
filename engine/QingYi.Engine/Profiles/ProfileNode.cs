namespace QingYi.Engine.Profiles;

/// <summary>A field of a profile: what is known of it, what this run has seen, and what it means for the scheme.</summary>
/// <param name="name">Its name; <c>[]</c>: the elements of an array; <c>*</c>: names that are data.</param>
internal sealed class ProfileNode(string name)
{
    public const string Elements = "[]";
    public const string AnyName = "*";

    /// <summary>The largest number of names in an object that are taken for names of fields.</summary>
    private const int MostNames = 500;

    // From so many names on, names that few records have are data, as ids are.
    private const int ManyNames = 50;
    private const int FewRecords = 20;
    private const int LongestName = 100;
    private readonly Dictionary<string, ProfileNode> children = new(StringComparer.Ordinal);

    public string Name { get; } = name;

    public IReadOnlyCollection<ProfileNode> Children => children.Values;

    /// <summary>The types of its values.</summary>
    public FieldKinds Kinds { get; set; }

    /// <summary>The number of observed records that had it.</summary>
    public long Seen { get; set; }

    /// <summary>The types that are not taken over until somebody accepts them.</summary>
    public FieldKinds Held { get; set; }

    /// <summary>True when records without it are held until somebody accepts them.</summary>
    public bool IsHeldMissing { get; set; }

    /// <summary>True when its absence was accepted.</summary>
    public bool IsOptional { get; set; }

    // Of this run.
    public bool IsNew { get; set; }

    public FieldKinds NewKinds { get; set; }

    public long SeenNow { get; set; }

    /// <summary>The number of the record that had it last.</summary>
    public long Stamp { get; set; }

    /// <summary>A record that shows what is new.</summary>
    public string Sample { get; set; } = "";

    // Of the scheme.

    /// <summary>True when the scheme reads the field, or one above or below it.</summary>
    public bool IsUsed { get; set; }

    /// <summary>True when each record has had it so far, so that one without it is an exception.</summary>
    public bool IsRequired { get; set; }

    /// <summary>True when the names of its fields are data, as where ids are keys.</summary>
    public bool IsMap => children.ContainsKey(AnyName);

    /// <summary>Returns the field with this name; null: it is not known.</summary>
    public ProfileNode? Find(ReadOnlySpan<char> child) =>
        children.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(child, out var found) ? found
        : children.TryGetValue(AnyName, out var any) ? any
        : null;

    /// <summary>Returns the field with this name, which is added if the profile has room for it; null: it has none.</summary>
    public ProfileNode? FindOrAdd(ReadOnlySpan<char> child, ref int room)
    {
        if (Find(child) is { } known)
        {
            return known;
        }

        if (children.Count >= MostNames || child.Length > LongestName || (children.Count >= ManyNames && HasNamesOfData()))
        {
            room += CountBelow() - 1;
            children.Clear();
            return Add(new ProfileNode(AnyName));
        }

        return room-- > 0 ? Add(new ProfileNode(new string(child)) { IsNew = true }) : null;
    }

    public ProfileNode Add(ProfileNode child)
    {
        children[child.Name] = child;
        return child;
    }

    // On average, less than one record in twenty has one of the names.
    private bool HasNamesOfData() => children.Values.Sum(c => c.Seen + c.SeenNow) * FewRecords < children.Count * (Seen + SeenNow);

    public void Remove(ProfileNode child) => children.Remove(child.Name);

    /// <summary>Returns the number of fields below it.</summary>
    public int CountBelow() => children.Values.Sum(c => 1 + c.CountBelow());
}

using System.Text.RegularExpressions;

namespace QingYi.Connectors.Sql.Statements;

/// <summary>The SQL of a database; only text, without a connection.</summary>
internal abstract partial class SqlSyntax
{
    /// <summary>The parameter for the last key that was read; see <see cref="Page"/>.</summary>
    public const string Cursor = "@qycursor";

    /// <summary>The first words of statements that write.</summary>
    public virtual IReadOnlyList<string> Verbs => [.. InsertingVerbs, "UPDATE", "DELETE", "CALL"];

    /// <summary>Those of <see cref="Verbs"/> whose statement names columns and gives the values of rows.</summary>
    public virtual IReadOnlyList<string> InsertingVerbs => ["INSERT", "REPLACE"];

    /// <summary>The first words of statements that read.</summary>
    public virtual IReadOnlyList<string> ReadingVerbs => ["SELECT", "WITH"];

    /// <summary>Words that can stand between the verb and the table.</summary>
    public abstract IReadOnlyList<string> WordsBeforeTable { get; }

    /// <summary>
    /// Functions whose value no other row of the statement changes, so that many rows in one statement have the same values as in one
    /// statement each.
    /// </summary>
    public abstract IReadOnlyList<string> RowFunctions { get; }

    /// <summary>True when a quote encloses a name; otherwise it encloses a text.</summary>
    /// <param name="quote">One of ' " `.</param>
    public abstract bool EnclosesName(char quote);

    /// <summary>True when a backslash in a text escapes the next character.</summary>
    public virtual bool BackslashEscapes => false;

    /// <summary>Whether a comment that ends with the line begins here.</summary>
    public abstract bool IsLineComment(ReadOnlySpan<char> rest);

    /// <summary>Quotes a name, whatever characters it contains.</summary>
    public abstract string Quote(string name);

    /// <summary>Quotes a path as an author writes it, each of its names by itself; some may be quoted already.</summary>
    public string QuoteAll(string name) => string.Join('.', Names(name).Select(Quote));

    /// <summary>Returns the names that a path consists of, without quotes.</summary>
    /// <param name="path">Names with dots between; a name with a dot or a quote is quoted.</param>
    public IReadOnlyList<string> Names(string path) => [.. PartOfPath().Matches(path).Select(m => Unquoted(m.Groups["name"].Value))];

    /// <summary>Returns a name without its quotes.</summary>
    public string Unquoted(string name) =>
        name.Length > 1 && EnclosesName(name[0]) && name[^1] == name[0]
            ? name[1..^1].Replace(new string(name[0], 2), name[..1], StringComparison.Ordinal)
            : name;

    [GeneratedRegex(
        """\G(?:^|\.)(?<name>(?<quote>[`"])(?:\k<quote>{2}|(?!\k<quote>).)+\k<quote>(?=\.|$)|[^.]*)""",
        RegexOptions.Singleline
    )]
    private static partial Regex PartOfPath();

    /// <summary>Returns the text of the parameter with this number.</summary>
    public virtual string Marker(int number) => $"@qy{number}";

    /// <summary>Returns an INSERT of one row.</summary>
    /// <param name="table">The table, quoted.</param>
    /// <param name="columns">The columns, quoted.</param>
    /// <param name="values">Their values.</param>
    public virtual string Insert(string table, IEnumerable<string> columns, IEnumerable<string> values) =>
        InsertWith("INSERT", table, columns, values);

    protected static string InsertWith(string verb, string table, IEnumerable<string> columns, IEnumerable<string> values) =>
        $"{verb} INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", values)})";

    /// <summary>Returns an INSERT that changes the existing row instead.</summary>
    /// <inheritdoc cref="Insert"/>
    /// <param name="table">The table, quoted.</param>
    /// <param name="columns">The columns, quoted.</param>
    /// <param name="values">Their values.</param>
    /// <param name="keys">The columns of the key, as the author wrote them.</param>
    /// <param name="changed">The columns to change, quoted.</param>
    public abstract string Upsert(
        string table,
        IEnumerable<string> columns,
        IEnumerable<string> values,
        IReadOnlyList<string> keys,
        IReadOnlyList<string> changed
    );

    /// <summary>Returns a statement that reads the rows of a statement in the order of a key.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="columns">The columns to read; empty: all of them.</param>
    /// <param name="key">The key's column.</param>
    /// <param name="goesOn">True to read only rows after the key in <see cref="Cursor"/>.</param>
    /// <param name="rows">The maximum number of rows.</param>
    public virtual string Page(string sql, IReadOnlyList<string> columns, string key, bool goesOn, int rows)
    {
        var column = $"qy.{Quote(key)}";
        var read = columns.Count == 0 ? "qy.*" : string.Join(", ", columns.Select(c => $"qy.{Quote(c)} AS {Quote(c)}"));
        return $"SELECT {read} FROM ({sql}) AS qy {(goesOn ? $"WHERE {column} > {Cursor} " : "")}ORDER BY {column} LIMIT {rows}";
    }

    /// <summary>Returns a statement that reads the first rows of a table.</summary>
    /// <param name="table">The table, quoted.</param>
    /// <param name="rows">The maximum number of rows.</param>
    public virtual string Sample(string table, int rows) => $"SELECT * FROM {table} LIMIT {rows}";

    /// <summary>Returns a statement that reads the rows of a table whose columns have one of several values.</summary>
    /// <param name="table">The table, quoted.</param>
    /// <param name="columns">The columns of a key.</param>
    /// <param name="keys">The number of keys; the parameters are their values, key by key.</param>
    /// <param name="rows">The maximum number of rows.</param>
    public virtual string Find(string table, IReadOnlyList<string> columns, int keys, int rows)
    {
        var quoted = columns.Select(Quote).ToList();
        var condition = quoted is [var one]
            ? $"{one} IN ({string.Join(", ", Enumerable.Range(0, keys).Select(Marker))})"
            : string.Join(
                " OR ",
                Enumerable
                    .Range(0, keys)
                    .Select(k => $"({string.Join(" AND ", quoted.Select((c, i) => $"{c} = {Marker((k * quoted.Count) + i)}"))})")
            );
        return $"SELECT * FROM {table} WHERE {condition} LIMIT {rows}";
    }

    /// <summary>Adds to an INSERT that it returns the value of a column for each row.</summary>
    public virtual string WithKey(string insert, string column) => $"{insert} RETURNING {Quote(column)}";

    /// <summary>Returns an INSERT of one row that does nothing where the row exists.</summary>
    /// <inheritdoc cref="Insert"/>
    public abstract string InsertIgnore(string table, IEnumerable<string> columns, IEnumerable<string> values);

    /// <summary>Returns a SELECT whose rows no other transaction changes until its own ends.</summary>
    public abstract string Locked(string select);
}

namespace QingYi.Connectors.Sql.Statements;

/// <summary>What the statements of a database look like; pure text, no connection.</summary>
internal abstract class SqlSyntax
{
    /// <summary>The parameter that takes the last key read, of <see cref="Page"/>.</summary>
    public const string Cursor = "@qycursor";

    /// <summary>What a statement that writes begins with.</summary>
    public virtual IReadOnlyList<string> Verbs => ["INSERT", "REPLACE", "UPDATE", "DELETE", "CALL"];

    /// <summary>What a statement that reads begins with.</summary>
    public virtual IReadOnlyList<string> ReadingVerbs => ["SELECT", "WITH"];

    /// <summary>Words that may stand between the verb and the table.</summary>
    public abstract IReadOnlyList<string> WordsBeforeTable { get; }

    /// <summary>Functions whose value depends on their arguments and on nothing that another row changes.</summary>
    public abstract IReadOnlyList<string> RowFunctions { get; }

    /// <summary>Whether a quote encloses a name; otherwise it encloses a text.</summary>
    /// <param name="quote">One of ' " `.</param>
    public abstract bool EnclosesName(char quote);

    /// <summary>A backslash in a text takes the meaning of the character behind it.</summary>
    public virtual bool BackslashEscapes => false;

    /// <summary>Whether a comment that ends with the line begins here.</summary>
    public abstract bool IsLineComment(ReadOnlySpan<char> rest);

    /// <summary>A name that the connector itself writes, in quotes.</summary>
    public abstract string Quote(string name);

    /// <summary>A name as an author writes it, with the names before its dots, each in quotes; some are in quotes already.</summary>
    public string QuoteAll(string name) => string.Join('.', name.Split('.').Select(n => Quote(n.Trim('`'))));

    /// <summary>How the parameter of this number is written.</summary>
    public virtual string Marker(int number) => $"@qy{number}";

    /// <summary>An INSERT of one row.</summary>
    /// <param name="table">The table, quoted.</param>
    /// <param name="columns">The columns, quoted.</param>
    /// <param name="values">Their values.</param>
    public virtual string Insert(string table, IEnumerable<string> columns, IEnumerable<string> values) =>
        $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", values)})";

    /// <summary>An INSERT that changes the row instead where it is there.</summary>
    /// <inheritdoc cref="Insert"/>
    /// <param name="table">The table, quoted.</param>
    /// <param name="columns">The columns, quoted.</param>
    /// <param name="values">Their values.</param>
    /// <param name="keys">The columns of the key, as the author wrote them.</param>
    /// <param name="changed">The columns that are changed, quoted.</param>
    public abstract string Upsert(
        string table,
        IEnumerable<string> columns,
        IEnumerable<string> values,
        IReadOnlyList<string> keys,
        IReadOnlyList<string> changed
    );

    /// <summary>The rows of a statement in the order of a key, with the key's column selected.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="key">The key's column.</param>
    /// <param name="goesOn">Only those behind the key in <see cref="Cursor"/>.</param>
    /// <param name="rows">At most so many.</param>
    public virtual string Page(string sql, string key, bool goesOn, int rows)
    {
        var column = $"qy.{Quote(key)}";
        return $"SELECT qy.* FROM ({sql}) AS qy {(goesOn ? $"WHERE {column} > {Cursor} " : "")}ORDER BY {column} LIMIT {rows}";
    }

    /// <summary>The first rows of a table.</summary>
    /// <param name="table">The table, quoted.</param>
    /// <param name="rows">At most so many.</param>
    public virtual string Sample(string table, int rows) => $"SELECT * FROM {table} LIMIT {rows}";

    /// <summary>An INSERT that returns the value of a column.</summary>
    public virtual string WithKey(string insert, string column) => $"{insert} RETURNING {Quote(column)}";

    /// <summary>An INSERT that does nothing where the row is there.</summary>
    /// <inheritdoc cref="Insert"/>
    public abstract string InsertIgnore(string table, IEnumerable<string> columns, IEnumerable<string> values);

    /// <summary>A SELECT that locks the rows it reads until the transaction ends.</summary>
    public abstract string Locked(string select);
}

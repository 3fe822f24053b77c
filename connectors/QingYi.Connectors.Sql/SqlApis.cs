namespace QingYi.Connectors.Sql;

/// <summary>The apis of a database, the same for every one.</summary>
internal static class SqlApis
{
    private static readonly ApiField Table = new()
    {
        Name = "table",
        Label = "表",
        Required = true,
        Description = "The table; every other parameter is a column.",
    };
    private static readonly ApiField Key = new()
    {
        Name = "key",
        Label = "主键",
        Required = true,
        Description = "The column that tells which row is meant, or several with commas between.",
    };
    private static readonly ApiField[] Blocks =
    [
        new()
        {
            Name = "main_params",
            Label = "主参数",
            Type = "object",
            Description = "Values of main_sql.",
        },
        new()
        {
            Name = "extend_params",
            Label = "扩展参数",
            Type = "object",
            Numbered = true,
            Description = "Values of extend_sql of the same number; once for each element of the array that they walk.",
        },
        new()
        {
            Name = "main_sql",
            Label = "主语句",
            Description = "Runs first, once for each record; its generated key is :lastInsertId.",
        },
        new()
        {
            Name = "extend_sql",
            Label = "扩展语句",
            Numbered = true,
            Description = "Runs after it, in the same transaction.",
        },
    ];

    public static IReadOnlyList<Api> All { get; } =
    [
        new()
        {
            Name = "execute",
            Title = "执行操作-v1",
            Effect = ApiEffect.Execute,
            Parameters = Blocks,
        },
        new()
        {
            Name = "executeReturn",
            Title = "执行并返回结果",
            Effect = ApiEffect.Execute,
            Parameters = Blocks,
        },
        new()
        {
            Name = "batchexecute",
            Title = "批量执行",
            Effect = ApiEffect.Execute,
            OpenParameters = true,
            Parameters =
            [
                new()
                {
                    Name = "main_sql",
                    Label = "主语句",
                    Required = true,
                    Description = "INSERT or REPLACE with its columns, up to VALUES; every other parameter is a column.",
                },
                new()
                {
                    Name = "limit",
                    Label = "每批行数",
                    Type = "int",
                    Description = "Rows of a statement, at most 1000.",
                },
            ],
        },
        new()
        {
            Name = "insert",
            Title = "插入",
            Effect = ApiEffect.Execute,
            OpenParameters = true,
            Parameters = [Table],
        },
        new()
        {
            Name = "update",
            Title = "更新",
            Effect = ApiEffect.Execute,
            OpenParameters = true,
            Parameters = [Table, Key],
        },
        new()
        {
            Name = "upsert",
            Title = "插入或更新",
            Effect = ApiEffect.Execute,
            OpenParameters = true,
            Parameters = [Table, Key],
        },
        new()
        {
            Name = "select",
            Title = "查询",
            Effect = ApiEffect.Query,
            OpenParameters = true,
            Parameters =
            [
                new()
                {
                    Name = "main_sql",
                    Label = "查询语句",
                    Required = true,
                    Description = "A SELECT; :name and {{CONSTANT}} in it are bound.",
                },
                new()
                {
                    Name = "main_params",
                    Label = "参数",
                    Type = "object",
                    Description = "Values that the statement names; they may also stand beside it.",
                },
                new()
                {
                    Name = "key",
                    Label = "键列",
                    Description =
                        "A unique column to page by, which after an interruption goes on behind the last row read; without "
                        + "it the rows are streamed, and an interrupted window is read again from its start.",
                },
            ],
        },
    ];
}

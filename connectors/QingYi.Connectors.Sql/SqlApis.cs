namespace QingYi.Connectors.Sql;

/// <summary>The apis of a database, the same for every database.</summary>
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
        Description = "The column that identifies the row, or several separated by commas.",
    };
    private static readonly ApiField OnDelete = new()
    {
        Name = "on_delete",
        Label = "源端删除时",
        Type = FieldType.Object,
        Description =
            "What happens to the row of a record that is deleted at the source: 'delete', 'ignore', or { mark: COLUMN }, a column of "
            + "numbers that is 1 where the record is deleted and 0 where it exists.",
    };
    private static readonly ApiField[] Blocks =
    [
        new()
        {
            Name = "main_params",
            Label = "主参数",
            Type = FieldType.Object,
            Description = "Values of main_sql.",
        },
        new()
        {
            Name = "extend_params",
            Label = "扩展参数",
            Type = FieldType.Object,
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
        new()
        {
            Name = "delete_sql",
            Label = "删除语句",
            Description = "Runs instead of the others for a record that is deleted at the source; it can name the values of main_params.",
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
                    Type = FieldType.Int,
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
            Parameters = [Table, Key, OnDelete],
        },
        new()
        {
            Name = "upsert",
            Title = "插入或更新",
            Effect = ApiEffect.Execute,
            OpenParameters = true,
            Parameters = [Table, Key, OnDelete],
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
                    Type = FieldType.Object,
                    Description = "Values that the statement names; they may also be parameters of the request itself.",
                },
                new()
                {
                    Name = "key",
                    Label = "键列",
                    Description =
                        "A unique column to page by; after an interruption the read resumes after the last row read. Without "
                        + "it the rows are streamed, and an interrupted window is read again from its start.",
                },
            ],
        },
    ];
}

namespace QingYi.Connectors.Sql;

/// <summary>The apis of a database, the same for every database.</summary>
internal static class SqlApis
{
    private static readonly ApiField Table = new()
    {
        Name = "table",
        Label = ApiTexts.Table,
        Required = true,
        Description = ApiTexts.AboutTable,
    };
    private static readonly ApiField Key = new()
    {
        Name = "key",
        Label = ApiTexts.Key,
        Required = true,
        Description = ApiTexts.AboutKey,
    };
    private static readonly ApiField OnDelete = new()
    {
        Name = "on_delete",
        Label = ApiTexts.OnDelete,
        Type = FieldType.Object,
        Description = ApiTexts.AboutOnDelete,
    };
    private static readonly ApiField[] Blocks =
    [
        new()
        {
            Name = "main_params",
            Label = ApiTexts.MainParameters,
            Type = FieldType.Object,
            Description = ApiTexts.AboutMainParameters,
        },
        new()
        {
            Name = "extend_params",
            Label = ApiTexts.ExtendParameters,
            Type = FieldType.Object,
            Numbered = true,
            Description = ApiTexts.AboutExtendParameters,
        },
        new()
        {
            Name = "main_sql",
            Label = ApiTexts.MainSql,
            Description = ApiTexts.AboutMainSql,
        },
        new()
        {
            Name = "extend_sql",
            Label = ApiTexts.ExtendSql,
            Numbered = true,
            Description = ApiTexts.AboutExtendSql,
        },
        new()
        {
            Name = "delete_sql",
            Label = ApiTexts.DeleteSql,
            Description = ApiTexts.AboutDeleteSql,
        },
    ];

    public static IReadOnlyList<Api> All { get; } =
    [
        new()
        {
            Name = "execute",
            Title = ApiTexts.Execute,
            Effect = ApiEffect.Execute,
            Parameters = Blocks,
        },
        new()
        {
            Name = "executeReturn",
            Title = ApiTexts.ExecuteReturn,
            Effect = ApiEffect.Execute,
            Parameters = Blocks,
        },
        new()
        {
            Name = "batchexecute",
            Title = ApiTexts.BatchExecute,
            Effect = ApiEffect.Execute,
            OpenParameters = true,
            Parameters =
            [
                new()
                {
                    Name = "main_sql",
                    Label = ApiTexts.MainSql,
                    Required = true,
                    Description = ApiTexts.AboutBatchSql,
                },
                new()
                {
                    Name = "limit",
                    Label = ApiTexts.Limit,
                    Type = FieldType.Int,
                    Description = ApiTexts.AboutLimit,
                },
            ],
        },
        new()
        {
            Name = "insert",
            Title = ApiTexts.Insert,
            Effect = ApiEffect.Execute,
            OpenParameters = true,
            Parameters = [Table],
        },
        new()
        {
            Name = "update",
            Title = ApiTexts.Update,
            Effect = ApiEffect.Execute,
            OpenParameters = true,
            Parameters = [Table, Key, OnDelete],
        },
        new()
        {
            Name = "upsert",
            Title = ApiTexts.Upsert,
            Effect = ApiEffect.Execute,
            OpenParameters = true,
            Parameters = [Table, Key, OnDelete],
        },
        new()
        {
            Name = "select",
            Title = ApiTexts.Select,
            Effect = ApiEffect.Query,
            OpenParameters = true,
            Parameters =
            [
                new()
                {
                    Name = "main_sql",
                    Label = ApiTexts.SelectSql,
                    Required = true,
                    Description = ApiTexts.AboutSelectSql,
                },
                new()
                {
                    Name = "main_params",
                    Label = ApiTexts.SelectParameters,
                    Type = FieldType.Object,
                    Description = ApiTexts.AboutSelectParameters,
                },
                new()
                {
                    Name = "key",
                    Label = ApiTexts.SelectKey,
                    Description = ApiTexts.AboutSelectKey,
                },
            ],
        },
    ];
}

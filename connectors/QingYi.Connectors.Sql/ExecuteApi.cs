namespace QingYi.Connectors.Sql;

/// <summary>The description of api <c>execute</c>, the same for every database.</summary>
internal static class ExecuteApi
{
    public static Api Description { get; } = new()
    {
        Name = "execute",
        Title = "执行操作-v1",
        Effect = ApiEffect.Execute,
        Parameters =
        [
            new ApiField { Name = "main_params", Label = "主参数", Type = "object", Description = "Values of main_sql." },
            new ApiField { Name = "extend_params", Label = "扩展参数", Type = "object", Numbered = true, Description = "Values of extend_sql of the same number; once for each element of the array that they walk." },
            new ApiField { Name = "main_sql", Label = "主语句", Description = "Runs first, once for each record; its generated key is :lastInsertId." },
            new ApiField { Name = "extend_sql", Label = "扩展语句", Numbered = true, Description = "Runs after it, in the same transaction." },
        ],
    };
}

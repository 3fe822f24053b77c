namespace QingYi.Connectors.Sql.Writing;

/// <summary>What is wrong with the request of an api that writes.</summary>
internal static class WritingTexts
{
    public static LocalizedText NeedsMainSql(string api) =>
        new(
            $"the api '{api}' needs a 'main_sql': the statement for the document's head. Add it to 'request'.",
            $"接口 '{api}' 需要 'main_sql'：写入单据表头的语句。请加到 'request' 里。"
        );

    public static LocalizedText NotAStatement(string name) =>
        new($"'{name}' must be a statement in quotes.", $"'{name}' 必须是带引号的语句。");

    public static LocalizedText Twice(string name) =>
        new($"'{name}' occurs twice in the request. Remove one of the two.", $"'{name}' 在请求里出现了两次。请去掉其中一个。");

    public static LocalizedText NoParameter(string name, IReadOnlyList<string> known)
    {
        var suggestion = NameSuggestion.DidYouMean(name, known);
        return new(
            $"no parameter is called '{name}'.{suggestion} The statement can name: "
                + $"{string.Join(", ", known)}. To bind a field of the record write {{{{{name}}}}}.",
            $"没有名为 '{name}' 的参数。{suggestion}语句可以引用：" + $"{string.Join("、", known)}。要绑定记录的字段，请写 {{{{{name}}}}}。"
        );
    }

    public static LocalizedText UnusedParameter(string name) =>
        new(
            $"no statement uses the parameter '{name}'. Write <{{{name}: }}> in the SQL, or remove the parameter.",
            $"没有语句用到参数 '{name}'。请在 SQL 里写 <{{{name}: }}>，或去掉该参数。"
        );

    public static LocalizedText NoKeyToDelete =>
        new(
            "'delete_sql' runs alone, so there is no generated key that it could name. Find the row by a value of the record.",
            "'delete_sql' 单独执行，没有自增主键可以引用。请用记录里的值查找该行。"
        );

    public static LocalizedText BatchNeedsMainSql =>
        new(
            "the api 'batchexecute' needs a 'main_sql' that ends at VALUES, such as 'INSERT INTO t (a, b) VALUES', and a "
                + "parameter for each column. Add them to 'request'.",
            "接口 'batchexecute' 需要一条写到 VALUES 为止的 'main_sql'，如 'INSERT INTO t (a, b) VALUES'，"
                + "每列还需要一个参数。请加到 'request' 里。"
        );

    public static LocalizedText BatchEndsAtValues =>
        new(
            "'main_sql' of 'batchexecute' must name its columns and end at VALUES, such as 'INSERT INTO t (a, b) "
                + "VALUES'. The rows are added to it.",
            "'batchexecute' 的 'main_sql' 必须写出各列，并写到 VALUES 为止，如 'INSERT INTO t (a, b) VALUES'。" + "各行会接在它后面。"
        );

    public static LocalizedText BatchNamesNoParameter =>
        new(
            "the statement of 'batchexecute' ends at VALUES and names no parameter itself. Give the column a parameter of its own.",
            "'batchexecute' 的语句写到 VALUES 为止，本身不引用参数。请给该列单独写一个参数。"
        );

    public static LocalizedText NoSuchColumn(string name) =>
        new(
            $"the statement has no column '{name}'. Add the column to 'main_sql', or remove the parameter.",
            $"语句里没有列 '{name}'。请在 'main_sql' 里加上该列，或去掉该参数。"
        );

    public static LocalizedText NothingGives(string column, IEnumerable<string> parameters)
    {
        var suggestion = NameSuggestion.DidYouMean(column, parameters);
        return new(
            $"no parameter gives the column '{column}'.{suggestion} Add a parameter of that name to 'request'.",
            $"没有参数给出列 '{column}' 的值。{suggestion}请在 'request' 里加一个同名参数。"
        );
    }

    public static LocalizedText LimitOutOfRange(int most, string text) =>
        new(
            $"'limit' must be a number of rows from 1 to {most}, but is '{text}'.",
            $"'limit' 必须是 1 到 {most} 之间的行数，现在是 '{text}'。"
        );

    public static LocalizedText NeedsTable(string api, LocalizedText suggestion) =>
        new(
            $"the api '{api}' needs 'table' and a parameter for each column that it writes.{suggestion} Add them to 'request'.",
            $"接口 '{api}' 需要 'table'，写入的每列还需要一个参数。{suggestion}请加到 'request' 里。"
        );

    public static LocalizedText NeedsKey(string api, IEnumerable<string> columns) =>
        new(
            $"the api '{api}' needs 'key': the column, or columns separated by commas, that identify the row. Each must "
                + $"be one of the parameters ({string.Join(", ", columns)}), and there must be at least one other parameter.",
            $"接口 '{api}' 需要 'key'：确定是哪一行的列，多列用逗号分隔。"
                + $"每列都必须是参数（{string.Join("、", columns)}）之一，此外至少还要有一个参数。"
        );

    public static LocalizedText Nested(string name) =>
        new(
            $"'{name}' has nodes below it, but a column takes one value. Use the api 'execute' with "
                + $"extend_params_1 for rows of another table.",
            $"'{name}' 下面还有节点，而一列只能取一个值。要写入另一张表的行，请用接口 'execute' 和 extend_params_1。"
        );

    public static LocalizedText WrongOnDelete(string text) =>
        new(
            $"'on_delete' must be delete, ignore, or {{ mark: COLUMN }} with a column of numbers that no other parameter writes, but is "
                + $"'{text}'.",
            $"'on_delete' 必须是 delete、ignore 或 {{ mark: COLUMN }}（COLUMN 是一个数值列，没有其他参数写它），现在是 '{text}'。"
        );
}

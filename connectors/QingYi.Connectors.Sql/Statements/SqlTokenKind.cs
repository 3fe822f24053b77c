namespace QingYi.Connectors.Sql.Statements;

internal enum SqlTokenKind
{
    Space,
    Comment,
    Word,
    QuotedName,
    Text,
    Mark,

    /// <summary><c>&lt;{name: default}&gt;</c></summary>
    Parameter,

    /// <summary><c>:name</c></summary>
    Named,

    /// <summary><c>{{…}}</c> or <c>&lt;&lt;…&gt;&gt;</c></summary>
    Placeholder,
}

namespace QingYi.Engine.Documents;

/// <summary>What the readers of YAML and JSON files say to people.</summary>
internal static class DocumentTexts
{
    // The line of a problem.
    public static LocalizedText ErrorLine(string place, string code, LocalizedText message) =>
        new($"{place}: error {code}: {message}", $"{place}: 错误 {code}: {message}");

    public static LocalizedText WarningLine(string place, string code, LocalizedText message) =>
        new($"{place}: warning {code}: {message}", $"{place}: 警告 {code}: {message}");

    // The file.
    public static LocalizedText FileTooLarge { get; } =
        new("the file is larger than 16 MB. Is it the right one?", "文件超过 16 MB。是不是选错了文件？");

    public static LocalizedText NotUtf8 { get; } =
        new("the file is not UTF-8, perhaps GBK. Save it as UTF-8.", "文件不是 UTF-8 编码，可能是 GBK。请另存为 UTF-8。");

    public static LocalizedText FileUnreadable(string cause) =>
        new($"the file cannot be read: {cause}. Check the path and its permissions.", $"无法读取文件：{cause}。请检查路径和权限。");

    // Both formats.
    public static LocalizedText KeyTwice(string key) =>
        new($"the key '{key}' occurs twice in this mapping. Remove one of the two.", $"键 '{key}' 在这个映射里出现了两次。请删掉一个。");

    // YAML.
    public static LocalizedText InvalidYaml(string cause) =>
        new(
            $"this is not valid YAML: {cause}. Check indentation, quotes and colons near here.",
            $"YAML 语法错误：{cause}。请检查附近的缩进、引号和冒号。"
        );

    public static LocalizedText FullWidthColon(string key)
    {
        var (written, wanted) = (key + "：", key + ": ");
        return new(
            $"the full-width colon of '{written}' is a part of the word for YAML. Write '{wanted}' with a half-width colon and a space.",
            $"'{written}' 里的全角冒号会被 YAML 当作文字的一部分。请写成 '{wanted}'，即半角冒号加空格。"
        );
    }

    public static LocalizedText NotClosed { get; } =
        new(
            "the value in brackets does not end: a '[' or '{' is not closed, or the next line is indented too little.",
            "括号里的值没有结束：'[' 或 '{' 没有闭合，或下一行缩进不够。"
        );

    public static LocalizedText UnquotedTemplate { get; } =
        new(
            "a template without quotes is read by YAML as a mapping. Put it in quotes: \"{{field}}\" or '<{field: default}>'.",
            "没有引号的模板会被 YAML 读成映射。请加引号：\"{{field}}\" 或 '<{field: default}>'。"
        );

    public static LocalizedText NotOneDocument(int count) =>
        new(
            $"the file must hold one YAML document, but has {count}. Put each scheme into a file of its own.",
            $"文件里只能有一个 YAML 文档，现在有 {count} 个。请把每个方案放到单独的文件里。"
        );

    public static LocalizedText TooManyValues(int most) =>
        new(
            $"the file holds more than {most} values once its aliases are resolved. Write out what the aliases stand for, or "
                + $"split the file.",
            $"展开别名后，文件里的值超过 {most} 个。请把别名改写成它代表的内容，或拆分文件。"
        );

    public static LocalizedText TooDeep(int deepest) =>
        new(
            $"values are nested deeper than {deepest} levels. Is an anchor referring to itself?",
            $"嵌套超过 {deepest} 层。是不是有锚点引用了自己？"
        );

    public static LocalizedText UnsupportedValue { get; } =
        new("this kind of YAML value is not supported. Write a text, a list or a mapping.", "不支持这种 YAML 值。请写文本、列表或映射。");

    public static LocalizedText InsideItself(string name) =>
        new(
            $"the anchor '&{name}' contains an alias of itself. Write out what the alias stands for.",
            $"锚点 '&{name}' 里引用了它自己。请把别名改写成它代表的内容。"
        );

    public static LocalizedText UnknownAnchor(string name) =>
        new(
            $"no anchor '&{name}' stands above this alias. Correct its name, or write the value out.",
            $"这个别名之前没有锚点 '&{name}'。请改正名称，或直接写出值。"
        );

    public static LocalizedText NotMergeable { get; } =
        new(
            "'<<' merges a mapping, or a list of mappings, into this one. Name an anchor of a mapping: <<: *common.",
            "'<<' 只能并入一个映射，或由映射组成的列表。请写映射的锚点：<<: *common。"
        );

    public static LocalizedText MergedIntoItself { get; } =
        new("this mapping is merged into itself. Name another anchor.", "这个映射并入了自己。请换一个锚点。");

    // JSON.
    public static LocalizedText InvalidJson(LocalizedText cause) =>
        new(
            $"this is not valid JSON: {cause}. Check commas, quotes and brackets near here.",
            $"JSON 语法错误：{cause}。请检查附近的逗号、引号和括号。"
        );

    public static LocalizedText Empty { get; } = new("the file is empty", "文件是空的");

    public static LocalizedText TextAfterEnd { get; } = new("more text follows the end of the document", "文档结束后还有内容");

    public static LocalizedText EndsInObject { get; } = new("the file ends in the middle of an object", "文件在对象中间就结束了");

    public static LocalizedText EndsBeforeBracket { get; } = new("the file ends before its last bracket", "文件结束时还有括号没有闭合");

    // The keys of a mapping.

    /// <summary>A key that is missing, with a value to begin with.</summary>
    public static LocalizedText MissingLine(string missing, string example) => new($"'{missing}: {example}'", $"'{missing}: {example}'");

    /// <summary>A key that is missing.</summary>
    public static LocalizedText MissingKey(string missing) => new($"'{missing}'", $"'{missing}'");

    /// <summary>A member of something that has a name; the Chinese one ends so that 的 can follow.</summary>
    public static LocalizedText Within(LocalizedText parent, string name) => new($"{parent}.{name}", $"{parent}的 {name} ");

    /// <summary>The mapping at a path. Chinese follows it, therefore the space behind a path.</summary>
    public static LocalizedText Where(string path) => path.Length == 0 ? new("the scheme", "方案") : new(path, $"{path} ");

    public static LocalizedText UnknownKey(LocalizedText where, string key, IReadOnlyList<string> known)
    {
        var meant = NameSuggestion.DidYouMean(key, known);
        return new(
            $"'{key}' is not a key of {where}.{meant} Known keys: {string.Join(", ", known.Order(StringComparer.Ordinal))}. "
                + $"For a note of your own write 'x-{key}'.",
            $"{where}没有 '{key}' 这个键。{meant}可用的键：{string.Join("、", known.Order(StringComparer.Ordinal))}。"
                + $"自己的备注请写成 'x-{key}'。"
        );
    }

    public static LocalizedText WrongKind(LocalizedText where, string key, LocalizedText wanted, LocalizedText found) =>
        new($"'{key}' of {where} must be {wanted}, but is {found}.", $"{where}的 '{key}' 必须是{wanted}，现在是{found}。");

    public static LocalizedText NotADuration(LocalizedText where, string key, LocalizedText found) =>
        new(
            $"'{key}' of {where} must be a duration with its unit (30s, 10m, 2h, 7d), but is {found}.",
            $"{where}的 '{key}' 必须是带单位的时长（30s、10m、2h、7d），现在是{found}。"
        );

    public static LocalizedText SecondsMeant(string wanted) => new($"Write {wanted} if seconds are meant.", $"如果是秒，请写 {wanted}。");

    // What is wanted. In Chinese it begins with a Chinese word, so that it needs no space before it.
    public static LocalizedText Text { get; } = new("a text", "文本");

    public static LocalizedText WholeNumber { get; } = new("a whole number", "整数");

    public static LocalizedText Number { get; } = new("a number", "数字");

    public static LocalizedText Flag { get; } = new("true or false", "布尔值 true 或 false");

    public static LocalizedText Keys { get; } = new("a mapping (keys with values below it)", "映射（下面是键和值）");

    public static LocalizedText ListOfTexts { get; } = new("a list of texts", "文本的列表");

    // What was found.
    public static LocalizedText Nothing { get; } = new("nothing", "空值");

    public static LocalizedText Mapping { get; } = new("a mapping", "映射");

    public static LocalizedText List { get; } = new("a list", "列表");

    public static LocalizedText TheText(string text) => new($"the text '{text}'", $"文本 '{text}'");

    public static LocalizedText TheNumber(string number) => new($"the number {number}", $"数字 {number}");

    public static LocalizedText TheFlag(string flag) => new(flag, $"布尔值 {flag}");
}

namespace QingYi.Engine.Editing;

/// <summary>Why an edit of a text is refused, for people.</summary>
internal static class EditTexts
{
    // The edit does not fit the text.
    public static LocalizedText BadPath { get; } =
        new(
            "the path of an edit is a list of keys (texts) and indexes (whole numbers from 0), such as [\"target\", \"request\", 0]. "
                + $"Name the place that the edit concerns.",
            "编辑的路径是由键（文本）和序号（从 0 起的整数）组成的列表，如 [\"target\", \"request\", 0]。请写出要编辑的位置。"
        );

    public static LocalizedText NotAValue { get; } =
        new(
            "the value has no form in JSON: NaN, infinity, half of a surrogate pair, a key that occurs twice, or more than 64 levels. "
                + $"Send a text, a number, true, false, null, a list or an object.",
            "这个值无法写成 JSON：可能是 NaN、无穷大、半个代理对、重复的键，或嵌套超过 64 层。请给出文本、数字、true、false、null、列表或对象。"
        );

    public static LocalizedText NoSuchKey(string path, string key, IReadOnlyList<string> known) =>
        new(
            $"'{path}' does not exist: there is no '{key}'.{NameSuggestion.DidYouMean(key, known)} There is: {string.Join(", ", known)}. "
                + $"Correct the path, or add the value.",
            $"'{path}' 不存在：没有 '{key}'。{NameSuggestion.DidYouMean(key, known)}现有：{string.Join("、", known)}。请改正路径，或先添加该值。"
        );

    public static LocalizedText HoldsNothing(string path, LocalizedText found) =>
        new(
            $"'{path}' does not exist: on the way to it stands {found}, which holds no other values. Set that value first, or "
                + $"correct the path.",
            $"'{path}' 不存在：路径中途是{found}，它下面不能再有值。请先改它的值，或改正路径。"
        );

    public static LocalizedText IndexTooLarge(string path, int index, int count) =>
        new(
            $"'{path}': the index {index} is outside the list, which has {count} items. Indexes begin at 0.",
            $"'{path}'：序号 {index} 超出了列表，列表有 {count} 项。序号从 0 开始。"
        );

    public static LocalizedText Exists(string path) =>
        new($"'{path}' exists already. Set its value, or choose another key.", $"'{path}' 已经存在。请设置它的值，或换一个键。");

    public static LocalizedText NoNewKey { get; } = new("the new key is missing. Name it in 'key'.", "缺少新的键。请在 'key' 中给出。");

    public static LocalizedText NoName(string path) =>
        new(
            $"'{path}' is an item of a list without a field, so that it has no name to change. Move it, or set its value.",
            $"'{path}' 是列表里没有 field 的一项，没有可改的名称。可以移动它，或设置它的值。"
        );

    public static LocalizedText NoSibling { get; } =
        new(
            "it is not said where to move to. Name a sibling in 'before' or 'after'.",
            "没有说明移动到哪里。请在 'before' 或 'after' 中给出同级的一项。"
        );

    public static LocalizedText NotASibling(string path, string sibling) =>
        new(
            $"'{sibling}' does not stand beside '{path}'. Name a key, a field or an index of the same mapping or list.",
            $"'{sibling}' 与 '{path}' 不在同一级。请给出同一个映射或列表里的键、field 或序号。"
        );

    // The edit fits, but not the text.
    public static LocalizedText InAlias(string path) =>
        new(
            $"'{path}' stands below an alias (*name), and its text is that of the anchor, which is used elsewhere too. Edit it at the "
                + $"anchor, or write out here what the alias stands for.",
            $"'{path}' 在别名（*name）之下，它的内容写在锚点处，别处也在使用。请在锚点处修改，或在这里把别名改写成它代表的内容。"
        );

    public static LocalizedText Merged(string path) =>
        new(
            $"'{path}' comes from another mapping by the merge key '<<'. Edit it in that mapping, or write the key out here by hand.",
            $"'{path}' 由合并键 '<<' 从别的映射并入。请在那个映射里修改，或在这里手工写出这个键。"
        );

    public static LocalizedText Anchored(string path, string anchor) =>
        new(
            $"'{path}' belongs to the anchor '&{anchor}', so that the edit would also change where its alias '*{anchor}' stands. "
                + $"Write out there what the alias stands for, or edit the text by hand.",
            $"'{path}' 属于锚点 '&{anchor}'，这样编辑会同时改变别名 '*{anchor}' 处的值。请先把别名改写成它代表的内容，或手工修改文本。"
        );

    public static LocalizedText WouldChangeMore(string path) =>
        new(
            $"'{path}' cannot be edited without changing other values, because of how the text is written here. Nothing was changed. "
                + $"Edit the text by hand.",
            $"由于此处的写法，编辑 '{path}' 会影响其他值。没有作任何改动。请手工修改文本。"
        );
}

namespace QingYi.Connectors.Files.Writing;

/// <summary>What is said about files that are written.</summary>
internal static class WritingTexts
{
    public static LocalizedText OtherProcessWrites(string folder, string message) =>
        new($"another process is writing to the folder {folder}: {message}", $"另一个进程正在写入文件夹 {folder}：{message}");

    public static LocalizedText MayNotWrite =>
        new("Give the account that runs QingYi the right to write there.", "请授予运行 QingYi 的账号在该处写入的权限。");

    public static LocalizedText NewerCheckpoint(string file, int version, int newest) =>
        new(
            $"{file} has version {version}, but this program reads version {newest}",
            $"{file} 是版本 {version}，而本程序读取版本 {newest}"
        );

    public static LocalizedText UseNewerVersion =>
        new("Use the version of QingYi that wrote it, or a later one.", "请使用写入它的那个版本的 QingYi，或更新的版本。");

    public static LocalizedText OtherStore(string scheme, string store) =>
        new(
            $"the folder has a checkpoint of the scheme '{scheme}' from another state directory (store "
                + $"{store}), so what the files have received is not known here",
            $"文件夹里方案 '{scheme}' 的检查点来自另一个状态目录（数据池 {store}），所以这里不知道文件收到过什么"
        );

    public static LocalizedText UseOtherStore =>
        new(
            "Use that state directory with --state. If it is gone for good, take the files over with 'qingyi "
                + "state adopt FILE'; records fetched again are then written again.",
            "请用 --state 指定那个状态目录。如果它已经丢失，用 'qingyi state adopt FILE' 接管这些文件；此后再次取到的记录会再写一遍。"
        );

    public static LocalizedText OtherSchemeInterrupted(string file, string scheme) =>
        new(
            $"{file}: the scheme '{scheme}' was interrupted while it appended rows to this file, and "
                + $"must complete that delivery first",
            $"{file}：方案 '{scheme}' 向这个文件追加行时被中断，必须先完成那个批次"
        );

    public static LocalizedText RunOtherScheme(string scheme, string checkpoint) =>
        new(
            $"Run '{scheme}' once. If it no longer exists, check the end of the file for incomplete rows, and remove {checkpoint}.",
            $"请运行一次 '{scheme}'。如果它已不存在，请检查文件末尾有没有不完整的行，并删除 {checkpoint}。"
        );

    public static LocalizedText RowsBehindDelivery(string file, long start) =>
        new(
            $"{file}: a delivery was interrupted while it appended rows from byte {start} on, and another program "
                + $"has appended rows since, so the incomplete delivery cannot be cut off without them",
            $"{file}：一个批次从第 {start} 字节起追加行时被中断，之后又有别的程序追加了行，截掉不完整的批次就会连它们一起截掉"
        );

    public static LocalizedText RemoveRows =>
        new(
            "Remove the rows of this scheme from that byte on by hand, and accept the resulting file with 'qingyi "
                + "state adopt FILE': the next run writes the delivery again.",
            "请手工删除该字节之后属于本方案的行，再用 'qingyi state adopt FILE' 接受改后的文件：下次运行会重新写入该批次。"
        );

    public static LocalizedText OtherColumns(string file, IEnumerable<string> found, IEnumerable<string> written) =>
        new(
            $"{file}: its first line names the columns {string.Join(", ", found)}, but the scheme writes {string.Join(", ", written)}",
            $"{file}：第一行的列是 {string.Join("、", found)}，而方案写入 {string.Join("、", written)}"
        );

    public static LocalizedText NameSameColumns =>
        new(
            "Name another file in 'path', or give the scheme the file's columns as parameters, in the same order.",
            "请在 'path' 里写别的文件，或让方案的参数与文件的列相同，顺序也相同。"
        );

    public static LocalizedText PathOutside(string path) =>
        new(
            $"the path '{path}' is outside the connection's folder, is a folder, is too long or is empty.",
            $"路径 '{path}' 在连接的文件夹之外、本身是文件夹、太长或为空。"
        );

    public static LocalizedText NotInEncoding(string column, string character, string encoding) =>
        new(
            $"{column}: the character '{character}' is not in the encoding {encoding}. Write the file as "
                + $"utf-8 or gb18030, or correct the value at its source.",
            $"{column}：编码 {encoding} 里没有字符 '{character}'。请把文件写成 utf-8 或 gb18030，或在源端改正该值。"
        );
}
